#include "indexer/cleaning/cleaner.hpp"

#include <gmock/gmock.h>

#include "tests/cpu_time.hpp"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Article page(std::string text, std::string id = "a.txt") {
    Article article;
    article.id = std::move(id);
    article.text = std::move(text);
    article.is_page = true;
    clean(article);
    return article;
}

std::vector<std::string> reasons(const Article& article) {
    std::vector<std::string> all;
    for (const Dropped& dropped : article.dropped) all.push_back(dropped.reason);
    return all;
}

constexpr const char* first =
    "OSLO, Oct. 9 - The committee said on Friday that the prize had gone to a doctor who spent forty years in the mountains.";
constexpr const char* second =
    "He was told by telephone while he was at work, and he asked the caller to ring again when the last patient had gone.";

TEST(Cleaner, FindsTheTitleAboveTheText) {
    const Article article = page(std::string("Mountain doctor wins peace prize\n\n") + first + "\n\n" + second + "\n");
    EXPECT_EQ(article.title, "Mountain doctor wins peace prize");
    EXPECT_EQ(article.text, std::string(first) + "\n\n" + second);
    EXPECT_THAT(article.dropped, IsEmpty());
    EXPECT_FALSE(article.is_page);
}

TEST(Cleaner, DropsDebrisInTheOrderOfThePageWithReasons) {
    const Article article = page(
        std::string(
            "Home | World | Sport | Weather\nWe use cookies. Accept all\nMountain doctor wins peace prize\nBy our own correspondent\n") +
        first + "\nAdvertisement\n" + second +
        "\nShare this article\nRelated stories\nKing opens bridge\nCopyright 1987. All rights reserved.\n");
    EXPECT_EQ(article.title, "Mountain doctor wins peace prize");
    EXPECT_EQ(article.text, std::string(first) + "\n" + second);
    EXPECT_THAT(reasons(article), ElementsAre("navigation", "cookies", "byline", "advertisement", "share", "related", "related", "legal"));
}

TEST(Cleaner, TakesTheLineThatSharesTheTextsWordsForTheTitle) {
    const Article article = page(std::string("The Daily Example\nParliament votes on fish\nMountain doctor wins prize of the committee\n") +
                                 first + "\n" + second + "\n");
    EXPECT_EQ(article.title, "Mountain doctor wins prize of the committee");
}

TEST(Cleaner, KeepsTablesListsAndSubheads) {
    const std::string body = std::string(first) + "\n\nThe runners-up\n\n" + second +
                             "\n\nThe votes were:\nA. Berg 12\nB. Dahl 7\n\n1\tNorway\t9.84\n2\tSweden\t9.99";
    const Article article = page("Mountain doctor wins peace prize\n\n" + body + "\n");
    EXPECT_EQ(article.text, body);
}

TEST(Cleaner, KeepsWhatStandsAboveAndBelowAnAdvertisementInAList) {
    const Article article =
        page(std::string("Doctor wins prize\n") + first + "\nThe votes were:\nA. Berg 12\nAdvertisement\nB. Dahl 7\n" + second + "\n");
    EXPECT_THAT(article.text, HasSubstr("A. Berg 12\nB. Dahl 7\n"));
}

TEST(Cleaner, LeavesWrappedParagraphsWhole) {
    const std::string wrapped =
        "The committee said on Friday that the prize had gone to a doctor who\nspent forty years in the mountains of the north, where no "
        "other\nwould go. He was "
        "told by telephone while he was at work and\nasked the caller to ring again.\n";
    const Article article = page("MOUNTAIN DOCTOR WINS PRIZE\n\n" + wrapped + "\n" + wrapped);
    EXPECT_EQ(article.title, "MOUNTAIN DOCTOR WINS PRIZE");
    EXPECT_EQ(article.text + "\n", wrapped + "\n" + wrapped);
    EXPECT_THAT(article.dropped, IsEmpty());
}

TEST(Cleaner, PutsABlankLineWhereAnIndentationBeganAParagraph) {
    Article article;
    article.text =
        "    The committee said on Friday that the prize had gone to a doctor who\nspent forty years in the mountains of the north, where "
        "no other doc\ntor would ever go if asked.\n    "
        "He was told by telephone while he was at work and asked the cal\nler to ring again when the last of the patients had gone from "
        "the ho\nuse.\n";
    clean(article);
    EXPECT_THAT(article.text, HasSubstr("if asked.\n\nHe was told"));
}

TEST(Cleaner, DropsNoLineOfAnArticleThatIsNoPage) {
    Article article;
    article.text = "  Advertisement  \n\n\n\nShare this article\r\n\x01 x\x7f\n";
    article.title = " A\ttitle\n of two lines ";
    clean(article);
    EXPECT_EQ(article.text, "Advertisement\n\nShare this article\nx");
    EXPECT_EQ(article.title, "A title of two lines");
    EXPECT_THAT(article.dropped, IsEmpty());
}

TEST(Cleaner, KeepsEverythingOfAPageOnWhichNothingLooksLikeAnArticle) {
    const Article article = page("Home | News | Sport\nShare this article\n");
    EXPECT_EQ(article.text, "Home | News | Sport\nShare this article");
    EXPECT_THAT(article.notes, ElementsAre(HasSubstr("nothing on the page looks like an article")));
    EXPECT_THAT(article.dropped, IsEmpty());
}

TEST(Cleaner, FindsTheDateInTheFilesName) {
    const Article article = page(std::string("Doctor wins prize\n") + first + "\n", "articles/1987-10-09-prize.txt");
    EXPECT_EQ(article.date, "1987-10-09");
    EXPECT_THAT(article.notes, ElementsAre(HasSubstr("file's name")));
}

TEST(Cleaner, FindsTheDateInALineNearTheTitle) {
    const Article article = page(std::string("Doctor wins prize\nPublished Friday 9 October 1987\n") + first + "\n");
    EXPECT_EQ(article.date, "1987-10-09");
    EXPECT_THAT(article.notes, ElementsAre(HasSubstr("Published Friday 9 October 1987")));
}

TEST(Cleaner, LeavesAGivenDateAlone) {
    Article article;
    article.id = "1987-10-09.txt";
    article.date = "1901";
    article.text = first;
    article.is_page = true;
    clean(article);
    EXPECT_EQ(article.date, "1901");
}

TEST(Cleaner, SurvivesAPageWithoutWords) {
    EXPECT_EQ(page("").text, "");
    EXPECT_EQ(page("---\n***\n").text, "---\n***");
}

TEST(Cleaner, TakesLinearTimeOnHostileLines) {
    const double start = cpu_seconds();
    page(std::string(4 << 20, '|'));
    page(std::string(2 << 20, '\n') + "x");
    std::string headlines;
    for (int i = 0; i < 200000; ++i) headlines += "share read more |\n";
    page(headlines);
    std::string colons;
    for (int i = 0; i < 200000; ++i) colons += "a:\n";
    page(colons);
    EXPECT_LT(cpu_seconds() - start, 20);
}

}  // namespace
}  // namespace dateline
