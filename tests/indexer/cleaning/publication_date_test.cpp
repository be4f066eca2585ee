#include "indexer/cleaning/publication_date.hpp"

#include <gmock/gmock.h>

#include "indexer/cleaning/cleaner.hpp"

namespace dateline {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Article settled(Article article, const DateLines& lines = {}, const FirstIssues& first_issues = {}) {
    settle_date(article, lines, first_issues);
    return article;
}

Article dated(const std::string& date) {
    Article article;
    article.id = "a.txt";
    article.date = date;
    article.source = "Herald";
    return article;
}

Article from(const std::string& id, const std::string& url = {}) {
    Article article;
    article.id = id;
    article.url = url;
    return article;
}

TEST(PublicationDate, IsTheInputsOwnBeforeAnyOther) {
    Article article = dated("1987-03-18");
    article.id = "1999/01/01/a.txt";
    article = settled(std::move(article), {"2 May 2011"});
    EXPECT_EQ(article.date, "1987-03-18");
    EXPECT_EQ(article.date_rule, "input");
    EXPECT_THAT(article.notes, IsEmpty());
}

TEST(PublicationDate, IsFoundInTheAddressThenInThePath) {
    const Article by_address = settled(from("x/1999-01-01.txt", "https://example.org/2003/11/09/bridge"));
    EXPECT_EQ(by_address.date, "2003-11-09");
    EXPECT_EQ(by_address.date_rule, "address");
    const Article by_path = settled(from("herald/1989/11/10/wall.txt"));
    EXPECT_EQ(by_path.date, "1989-11-10");
    EXPECT_EQ(by_path.date_rule, "path");
    EXPECT_THAT(by_path.notes, Contains("the date was found in the file's name or path"));
}

TEST(PublicationDate, IsFoundInTheDateline) {
    Article article = from("a.txt");
    article.text = "BERLIN, Nov. 10, 1989 - Border guards opened three crossings.";
    article = settled(std::move(article));
    EXPECT_EQ(article.date, "1989-11-10");
    EXPECT_EQ(article.date_rule, "dateline");
}

TEST(PublicationDate, TakesTheDayFromADatelineWithoutAYearWhereThePathKnowsTheMonth) {
    Article article = from("herald/1989/11/wall.txt");
    article.text = "BERLIN, Nov. 10 - Border guards opened three crossings.";
    EXPECT_EQ(settled(article).date, "1989-11-10");
    article.id = "herald/wall.txt";
    EXPECT_EQ(settled(article).date, "");
}

TEST(PublicationDate, IsFoundInTheFirstLineThatStatesADay) {
    const Article article = settled(from("a.txt"), {"Von Anna Weber", "Montag, 6. November 2023, 14:00 Uhr", "1 May 2001"});
    EXPECT_EQ(article.date, "2023-11-06");
    EXPECT_EQ(article.date_rule, "line");
    EXPECT_THAT(article.notes, Contains("the date was found in the line \"Montag, 6. November 2023, 14:00 Uhr\""));
}

TEST(PublicationDate, StaysPartialWhereNothingTellsTheDay) {
    for (const char* date : {"1987", "1987-03"}) EXPECT_EQ(settled(dated(date)).date, date);
    EXPECT_EQ(settled(dated("1987-03"), {"4 May 2001"}).date, "1987-03");
}

TEST(PublicationDate, IsRefusedInTheFutureAndAnotherRuleAsked) {
    const Article article = settled(dated("2190-03-01"), {"2 May 2011"});
    EXPECT_EQ(article.date, "2011-05-02");
    EXPECT_EQ(article.date_rule, "line");
    EXPECT_THAT(article.notes, Contains("the date '2190-03-01' lies in the future; it does not count"));
}

TEST(PublicationDate, IsRefusedBeforeThereWereNewspapers) {
    for (const char* date : {"0001-01-01", "1492-10-12", "1604"}) {
        const Article article = settled(dated(date));
        EXPECT_EQ(article.date, "") << date;
        EXPECT_EQ(article.date_rule, "") << date;
        EXPECT_THAT(article.notes, Contains(HasSubstr("before there were newspapers"))) << date;
    }
    EXPECT_EQ(settled(dated("1605")).date, "1605");
}

TEST(PublicationDate, IsRefusedBeforeTheFirstIssueOfItsSource) {
    const FirstIssues first_issues{{"", "1900"}, {"Herald", "1871-03-02"}};
    EXPECT_EQ(settled(dated("1871-03-01"), {}, first_issues).date, "");
    EXPECT_EQ(settled(dated("1870"), {}, first_issues).date, "");
    EXPECT_EQ(settled(dated("1871-03-02"), {}, first_issues).date, "1871-03-02");
    EXPECT_EQ(settled(dated("1871"), {}, first_issues).date, "1871");
    Article other = dated("1899-12-31");
    other.source = "Courier";
    EXPECT_EQ(settled(other, {}, first_issues).date, "");
    EXPECT_THAT(impossible_because("1871-03-01", "Herald", first_issues), "lies before the first issue of its source, 1871-03-02");
}

TEST(PublicationDate, OfAPageIsStatedBelowTheTitleRatherThanAboveIt) {
    Article article = from("a.txt");
    article.is_page = true;
    article.text =
        "Thursday, November 9, 2023\nHarbour bridge to be rebuilt after two winters of storms\nBy Anna Weber\nPublished November 8, 2023\n"
        "The council voted on Monday to rebuild the harbour bridge, which two winters of storms had left unsafe for lorries.\n"
        "Work is to begin in the autumn, and the mayor said that the ferry would run until the new bridge opens in three years.\n";
    clean(article);
    EXPECT_EQ(article.date, "2023-11-08");
}

}  // namespace
}  // namespace dateline
