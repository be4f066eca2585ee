#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/indexer/reading/reading_fixture.hpp"

namespace dateline {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ReutersSgml : public Reading {
protected:
    static std::string record(const std::string& text, const std::string& labels = "") {
        return "<REUTERS TOPICS=\"YES\" LEWISSPLIT=\"TRAIN\" CGISPLIT=\"TRAINING-SET\" OLDID=\"5\" NEWID=\"1\">\n<DATE>26-FEB-1987 "
               "15:01:01.79</DATE>\n" +
               labels + text + "\n</REUTERS>\n";
    }
    Article read_record(const std::string& text, const std::string& labels = "") const {
        return read_one("a.sgm", "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n" + record(text, labels));
    }
};

TEST_F(ReutersSgml, PutsTheDatelineBeforeTheBodyAndJoinsWrappedLines) {
    const Article article = read_record(
        "<TEXT>&#2;\n<TITLE>COCOA &lt;REVIEW></TITLE>\n<DATELINE>    SALVADOR, Feb 26 - </DATELINE><BODY>Showers went on in the cocoa "
        "zone, easing the drought\nsince "
        "January.\n    It was dry.\n Reuter\n&#3;</BODY></TEXT>");
    EXPECT_EQ(article.id, "1");
    EXPECT_EQ(article.title, "COCOA <REVIEW>");
    EXPECT_EQ(article.text, "SALVADOR, Feb 26 - Showers went on in the cocoa zone, easing the drought since January.\nIt was dry.");
    EXPECT_EQ(article.date, "1987-02-26");
    EXPECT_EQ(article.language, "en");
    EXPECT_EQ(article.source, "Reuters");
    ASSERT_EQ(article.dropped.size(), 1U);
    EXPECT_EQ(article.dropped[0].text, "Reuter");
}

TEST_F(ReutersSgml, KeepsRowsOfTablesOnLinesOfTheirOwn) {
    const Article article = read_record(
        "<TEXT><TITLE>T</TITLE><BODY>The prices of the day, as the exchange gave them out:\n APR7  6670 UP  122\n MAY7  6710 UP  "
        "130\n</BODY></TEXT>");
    EXPECT_EQ(article.text, "The prices of the day, as the exchange gave them out:\nAPR7  6670 UP  122\nMAY7  6710 UP  130");
}

TEST_F(ReutersSgml, MakesGivenLabelsOfTopicsAndPlacesOnly) {
    const Article article = read_record("<TEXT><TITLE>T</TITLE></TEXT>",
                                        "<TOPICS><D>cocoa</D><D>acq</D></TOPICS>\n<PLACES><D>west-germany</D></"
                                        "PLACES>\n<PEOPLE><D>de-la-madrid</D></PEOPLE>\n<ORGS><D>ec</D></ORGS>\n");
    EXPECT_THAT(article.given.topics, ElementsAre("cocoa", "acq"));
    EXPECT_THAT(article.given.countries, ElementsAre("west-germany"));
    EXPECT_THAT(article.given.persons, IsEmpty());
    const auto extra = nlohmann::json::parse(article.extra);
    EXPECT_EQ(extra["people"], nlohmann::json::array({"de-la-madrid"}));
    EXPECT_EQ(extra["orgs"], nlohmann::json::array({"ec"}));
    EXPECT_EQ(extra["lewissplit"], "TRAIN");
    EXPECT_EQ(extra["oldid"], "5");
}

TEST_F(ReutersSgml, TakesTheFirstLineOfBareTextForTheTitle) {
    const Article article = read_record("<TEXT TYPE=\"UNPROC\">&#2;\nPARIS SUGAR - APR07\n May 1158/1168\n Aug 1180/1190\n&#3;\n</TEXT>");
    EXPECT_EQ(article.title, "PARIS SUGAR - APR07");
    EXPECT_EQ(article.text, "May 1158/1168\nAug 1180/1190");
}

TEST_F(ReutersSgml, LeavesOutTheFillerOfBriefs) {
    const Article article = read_record("<TEXT TYPE=\"BRIEF\">&#2;\n******<TITLE>FUNDS ROSE\n</TITLE>Blah blah blah.\n&#3;\n</TEXT>");
    EXPECT_EQ(article.title, "FUNDS ROSE");
    EXPECT_EQ(article.text, "");
}

TEST_F(ReutersSgml, ReadsTheAuthor) {
    EXPECT_THAT(read_record("<TEXT><TITLE>T</TITLE><AUTHOR>    By Kathleen Hays, Reuters</AUTHOR></TEXT>").authors,
                ElementsAre("Kathleen Hays"));
}

TEST_F(ReutersSgml, ReadsAStrayByteAsALatinLetter) {
    const Article article = read_record("<TEXT><TITLE>Z\xFCrich</TITLE></TEXT>");
    EXPECT_EQ(article.title, "Z\xC3\xBCrich");
    EXPECT_THAT(article.notes, ElementsAre(HasSubstr("windows-1252")));
}

TEST_F(ReutersSgml, NamesARecordThatIsCutShortAndReadsTheNext) {
    const std::string whole = record("<TEXT><TITLE>T</TITLE></TEXT>");
    const RecordingSink sink =
        read(write("a.sgm", "<REUTERS NEWID=\"9\">\n<TEXT><TITLE>lost\n" + whole + "<REUTERS NEWID=\"10\">\n<TEXT>"));
    EXPECT_THAT(ids(sink), ElementsAre("1"));
    EXPECT_THAT(sink.failures, ElementsAre(AllOf(HasSubstr("a.sgm:1: the record is cut short"), HasSubstr("line 3")),
                                           HasSubstr("a.sgm:7: the record is cut short")));
}

TEST_F(ReutersSgml, KeepsANumberedRecordThatIsEmptyWithANote) {
    const Article article = read_record("<TEXT TYPE=\"UNPROC\">&#2;\n&#3;\n</TEXT>", "<PLACES><D>usa</D></PLACES>");
    EXPECT_THAT(article.notes, ElementsAre("the record has neither title nor text"));
}

TEST_F(ReutersSgml, ReadsSeveralRecordsOfOneLine) {
    const std::string one = "<REUTERS NEWID=\"1\"><TEXT><TITLE>A</TITLE></TEXT></REUTERS>";
    const std::string two = "<REUTERS NEWID=\"2\"><TEXT><TITLE>B</TITLE></TEXT></REUTERS>";
    EXPECT_THAT(ids(read(write("a.sgm", one + two))), ElementsAre("1", "2"));
}

}  // namespace
}  // namespace dateline
