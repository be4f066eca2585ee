#include "indexer/cleaning/repeated_lines.hpp"

#include <gmock/gmock.h>

#include "indexer/cleaning/cleaner.hpp"

namespace dateline {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* motto = "The paper of the valley is read aloud in nine taverns every week by those who can to those who cannot";

/// The n-th page of a paper: a line above, a headline, two sentences of its own, a line below.
Article page(int n, const std::string& folder = "valley") {
    const std::string number = std::to_string(n);
    std::string name(1, static_cast<char>('A' + n % 26));
    name += n % 2 == 0 ? "rnold" : "lbert";
    Article article;
    article.id = folder + "/" + number + ".txt";
    article.text = "Read in nine taverns\nBridge at " + name + " falls\n" + name +
                   " lost its only bridge on Monday, when the river rose by " + number +
                   " feet in a single hour of the night.\nThe people of " + name + std::string(static_cast<std::size_t>(n % 7 + 1), 'y') +
                   " crossed by boat on the days that followed, and " + number + " of them were late for work.\n" + motto + ".\n";
    article.is_page = true;
    return article;
}

void clean_with(const RepeatedLines& repeated, Article& article) {
    clean(article, {&repeated, nullptr});
}

RepeatedLines learn(int pages) {
    LineCounts counts;
    for (int n = 0; n < pages; ++n) counts.add(page(n));
    return counts.repeated();
}

TEST(RepeatedLines, GoFromTheEndsOfTheArticleWithAReason) {
    Article article = page(3);
    clean_with(learn(8), article);
    EXPECT_EQ(article.title, "Bridge at Dlbert falls");
    EXPECT_THAT(article.text, Not(HasSubstr(motto)));
    ASSERT_FALSE(article.dropped.empty());
    EXPECT_EQ(article.dropped.back().text, std::string(motto) + ".");
    EXPECT_EQ(article.dropped.back().reason, "repeated by its source");
}

TEST(RepeatedLines, StayWhereNothingWasLearned) {
    Article article = page(3);
    clean(article);
    EXPECT_THAT(article.text, HasSubstr(motto));
}

TEST(RepeatedLines, AreNotLearnedFromThreePages) {
    EXPECT_TRUE(learn(3).empty());
    EXPECT_FALSE(learn(4).empty());
}

TEST(RepeatedLines, AreNotLearnedFromCopiesOfOnePage) {
    LineCounts counts;
    for (int n = 0; n < 9; ++n) {
        Article copy = page(1);
        copy.id = "valley/copy" + std::to_string(n) + ".txt";
        counts.add(copy);
    }
    EXPECT_TRUE(counts.repeated().empty());
}

TEST(RepeatedLines, AreThoseOfOneSource) {
    Article article = page(3, "hill");
    clean_with(learn(8), article);
    EXPECT_THAT(article.text, HasSubstr(motto));
}

TEST(RepeatedLines, AreOnlyThoseOfOneInTwentyPages) {
    LineCounts counts;
    for (int n = 0; n < 100; ++n) {
        Article one = page(n);
        if (n >= 4) one.text.resize(one.text.size() - std::string(motto).size() - 2);
        counts.add(one);
    }
    Article article = page(3);
    clean_with(counts.repeated(), article);
    EXPECT_THAT(article.text, HasSubstr(motto));
}

TEST(RepeatedLines, MayDifferInNumbers) {
    LineCounts counts;
    const auto numbered = [](int n) {
        Article one = page(n);
        one.text += "Printed as number " + std::to_string(7000 + n) + " of the ninth year by the widow of the founder.\n";
        return one;
    };
    for (int n = 0; n < 8; ++n) counts.add(numbered(n));
    Article article = numbered(30);
    clean_with(counts.repeated(), article);
    EXPECT_THAT(article.text, Not(HasSubstr("widow of the founder")));
}

TEST(RepeatedLines, NeverTakeMostOfAnArticle) {
    Article article = page(3);
    article.text = std::string("Read in nine taverns\n") + motto + ".\n";
    clean_with(learn(8), article);
    EXPECT_THAT(article.text, HasSubstr(motto));
}

TEST(RepeatedLines, AreRememberedWhereMoreLinesComeThanAreKept) {
    LineCounts counts(16);
    for (int n = 0; n < 40; ++n) counts.add(page(n));
    Article article = page(3);
    clean_with(counts.repeated(), article);
    EXPECT_THAT(article.text, Not(HasSubstr(motto)));
}

TEST(RepeatedLines, TellSourcesByNameAddressOrFolder) {
    Article article;
    article.id = "news.zip/herald/1987/03-18/a.txt";
    EXPECT_EQ(source_of(article), "news.zip/herald/");
    article.id = "a.txt";
    EXPECT_THAT(source_of(article), IsEmpty());
    article.url = "https://www.example.org/a";
    EXPECT_EQ(source_of(article), "example.org");
    article.source = "Herald";
    EXPECT_EQ(source_of(article), "Herald");
}

}  // namespace
}  // namespace dateline
