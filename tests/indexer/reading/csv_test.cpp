#include <gmock/gmock.h>

#include "tests/indexer/reading/reading_fixture.hpp"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Csv : public Reading {};

TEST_F(Csv, ReadsARowAsAnArticle) {
    const Article article = read_one("a.csv",
                                     "Article ID,Headline,Body,Publication Date,Newspaper,Author(s),Language,URL,Topics,Page\r\n"
                                     "7,\"Ships, \"\"big\"\" ones\",\"One.\r\n\r\nTwo.\",18 March 1987,The Harbour,Ann Lee; Bo "
                                     "Ek,English,http://h/7,\"['ports', 'sea']\",A4\r\n");
    EXPECT_EQ(article.id, "7");
    EXPECT_EQ(article.title, "Ships, \"big\" ones");
    EXPECT_EQ(article.text, "One.\r\n\r\nTwo.");
    EXPECT_EQ(article.date, "1987-03-18");
    EXPECT_EQ(article.source, "The Harbour");
    EXPECT_EQ(article.language, "en");
    EXPECT_EQ(article.url, "http://h/7");
    EXPECT_THAT(article.authors, ElementsAre("Ann Lee", "Bo Ek"));
    EXPECT_THAT(article.given.topics, ElementsAre("ports", "sea"));
    EXPECT_EQ(article.extra, R"({"Page":"A4"})");
}

TEST_F(Csv, KnowsItsSeparators) {
    for (const char* separator : {",", ";", "\t", "|"}) {
        const std::string s = separator;
        EXPECT_THAT(
            ids(read(write("a.txt", "id" + s + "title" + s + "text\n1" + s + "A" + s + "x\n2" + s + "B" + s + "\"y" + s + "z\"\n"))),
            ElementsAre("1", "2"))
            << s;
    }
}

TEST_F(Csv, TakesQuotationMarksInATabbedTableForWhatTheyAre) {
    const RecordingSink sink = read(write("a.tsv", "id\ttitle\ttext\n1\t\"Quoted\" at first\tx\n2\t\"Never closed\ty\n3\tB\tz\n"));
    ASSERT_THAT(ids(sink), ElementsAre("1", "2", "3"));
    EXPECT_EQ(sink.articles[1].title, "\"Never closed");
}

TEST_F(Csv, MakesIdsFromTheUrlElseThePathAndTheNumberOfTheRow) {
    write("a.csv", "url,text\nhttp://u,x\n,y\n");
    EXPECT_THAT(ids(read(folder)), ElementsAre("http://u", "a.csv#2"));
}

TEST_F(Csv, NamesABadRowAndReadsTheRest) {
    const RecordingSink sink = read(write("a.csv", "id,title,text\n1,A,x\n2,A,x,too many\n3,,\n4,B,y\n"));
    EXPECT_THAT(ids(sink), ElementsAre("1", "4"));
    EXPECT_THAT(sink.failures, ElementsAre(HasSubstr("a.csv:3: the row has 4 fields; expected 3"),
                                           HasSubstr("a.csv:4: the article has neither title nor text")));
}

TEST_F(Csv, NamesARowThatIsCutShort) {
    EXPECT_THAT(read(write("a.csv", "id,title,text\n1,A,x\n2,B,\"never\nclosed\n")).failures,
                ElementsAre(HasSubstr("a.csv:3: the row is cut short")));
}

TEST_F(Csv, TakesASummaryWhereThereIsNoText) {
    const RecordingSink sink = read(write("a.csv", "title,description,url\nT,In short,u\n"));
    ASSERT_THAT(sink.articles, SizeIs(1));
    EXPECT_EQ(sink.articles[0].text, "In short");
    EXPECT_THAT(sink.articles[0].notes, ElementsAre(HasSubstr("only a summary")));
}

TEST_F(Csv, RefusesATableWithoutArticles) {
    EXPECT_THAT(fail("a.csv", "year,wheat\n1987,12\n"),
                HasSubstr("a table without columns for articles; expected a first row with the names"));
}

TEST_F(Csv, IsNotSeenInProse) {
    EXPECT_TRUE(read_one("a.txt", "Title, text and date were lost, the clerk said.\nNothing else was.\n").is_page);
}

TEST_F(Csv, RefusesAFieldOfMoreThan64MegabytesAndGoesOn) {
    const RecordingSink sink = read(write("a.csv", "id,text\n1,x\n2,\"" + std::string(65U << 20U, 'x') + "\"\n3,y\n"));
    EXPECT_THAT(ids(sink), ElementsAre("1", "3"));
    EXPECT_THAT(sink.failures, ElementsAre(HasSubstr("a.csv:3: the row is longer than 64 MB")));
}

TEST_F(Csv, ReadsOtherEncodings) {
    EXPECT_EQ(read_one("a.csv", "id,text\n1,Caf\xE9 au lait\n").text, "Caf\xC3\xA9 au lait");
    EXPECT_EQ(read_one("b.csv", "\xEF\xBB\xBFid,text\n1,x\n").id, "1");
}

}  // namespace
}  // namespace dateline
