#include <gmock/gmock.h>

#include "tests/indexer/reading/archive_maker.hpp"
#include "tests/indexer/reading/reading_fixture.hpp"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr const char* lexisnexis = R"(




                               1 of 2 DOCUMENTS


                                  The Harbour

                            March 18, 1987 Wednesday
                             Late Edition - Final

Ships Wait Outside the Harbour for
the Tide

BYLINE: By ANN LEE and BO EK; Carl Ott contributed reporting from Rome.

SECTION: Section A; Column 0; Foreign Desk; Pg. 1

LENGTH: 1034 words

DATELINE: ROME, March 17

The harbour is open again after the long storm of last
week, and the ships wait outside.

Note: nobody knows how long.

URL: http://harbour.example

SUBJECT: SHIPPING (90%); PORTS & HARBORS (78%)

PERSON: ANN LEE (79%)

ORGANIZATION: COSTA (57%)

COUNTRY: ITALY (94%)

LOAD-DATE: March 19, 1987

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


               Copyright 1987 The Harbour Company
                        All Rights Reserved


                               2 of 2 DOCUMENTS


                                  The Quay

                                 March 19, 1987

HEADLINE: A second one

LENGTH: 12 words

BODY:
Only this.

LOAD-DATE: March 20, 1987
)";

class Export : public Reading {};

TEST_F(Export, ReadsLexisNexis) {
    write("a.txt", lexisnexis);
    const RecordingSink sink = read(folder);
    ASSERT_THAT(ids(sink), ElementsAre("http://harbour.example", "a.txt#2"));
    const Article& article = sink.articles[0];
    EXPECT_EQ(article.source, "The Harbour");
    EXPECT_EQ(article.date, "1987-03-18");
    EXPECT_EQ(article.title, "Ships Wait Outside the Harbour for the Tide");
    EXPECT_THAT(article.authors, ElementsAre("Ann Lee", "Bo Ek"));
    EXPECT_EQ(article.text,
              "The harbour is open again after the long storm of last\nweek, and the ships wait outside.\n\nNote: nobody knows how long.");
    EXPECT_EQ(article.language, "en");
    EXPECT_THAT(article.given.topics, ElementsAre("Shipping", "Ports & Harbors"));
    EXPECT_THAT(article.given.persons, ElementsAre("Ann Lee"));
    EXPECT_THAT(article.given.organizations, ElementsAre("Costa"));
    EXPECT_THAT(article.given.countries, ElementsAre("Italy"));
    EXPECT_THAT(article.extra, HasSubstr(R"("section":"Section A; Column 0; Foreign Desk; Pg. 1")"));
    EXPECT_EQ(sink.articles[1].title, "A second one");
    EXPECT_EQ(sink.articles[1].text, "Only this.");
    EXPECT_EQ(sink.articles[1].date, "1987-03-19");
    EXPECT_THAT(sink.failures, IsEmpty());
}

const std::string nexis_uni =
    "Ships wait outside\n\nThe Harbour\n\nMarch 18, 1987 Wednesday\n\nCopyright 1987 The Harbour Company All Rights Reserved\n\nSection: "
    "FOREIGN; Pg. 1\n\nLength: 500 words\n\n"
    "Byline: Ann Lee\n\nBody\n\nThe harbour is open again.\n\nThe ships wait.\n\nClassification\n\nLanguage: ENGLISH\n\nSubject: SHIPPING "
    "(90%)\n\nGeographic: ROME, ITALY (94%)\n\nLoad-Date: March 19, 1987\n\nEnd of Document\n\n"
    "A second one\n\nThe Quay\n\nMarch 19, 1987\n\nLength: 2 words\n\nBody\n\nOnly this.\n\nLoad-Date: March 20, 1987\n\nEnd of Document\n";

TEST_F(Export, ReadsNexisUni) {
    const RecordingSink sink = read(write("a.txt", nexis_uni));
    ASSERT_THAT(sink.articles, SizeIs(2));
    const Article& article = sink.articles[0];
    EXPECT_EQ(article.title, "Ships wait outside");
    EXPECT_EQ(article.source, "The Harbour");
    EXPECT_EQ(article.date, "1987-03-18");
    EXPECT_THAT(article.authors, ElementsAre("Ann Lee"));
    EXPECT_EQ(article.text, "The harbour is open again.\n\nThe ships wait.");
    EXPECT_EQ(article.language, "en");
    EXPECT_THAT(article.given.topics, ElementsAre("Shipping"));
    EXPECT_THAT(article.given.places, ElementsAre("Rome, Italy"));
    EXPECT_EQ(sink.articles[1].title, "A second one");
    EXPECT_EQ(sink.articles[1].text, "Only this.");
}

TEST_F(Export, ReadsNexisUniFromADocumentOfWord) {
    std::string body;
    for (std::size_t at = 0; at < nexis_uni.size();) {
        const std::size_t end = nexis_uni.find('\n', at);
        body += "<w:p><w:r><w:t>" + nexis_uni.substr(at, end - at) + "</w:t></w:r></w:p>";
        at = end + 1;
    }
    const RecordingSink sink =
        read(write("a.docx", zip({{"[Content_Types].xml", "<Types/>"},
                                  {"word/document.xml", "<w:document xmlns:w=\"w\"><w:body>" + body + "</w:body></w:document>"}})));
    ASSERT_THAT(sink.articles, SizeIs(2));
    EXPECT_EQ(sink.articles[1].title, "A second one");
}

TEST_F(Export, ReadsFactivaWithCodes) {
    const RecordingSink sink =
        read(write("a.txt",
                   "SE   Foreign\nHD   Ships wait outside\nBY   By Ann Lee\nWC   500 words\nPD   18 March 1987\nET   05:30\nSN   The "
                   "Harbour\nSC   HRB\nLA   English\nCY   (c) 1987\n"
                   "LP   The harbour is open again.\n\nTD   The ships wait.\n\n     They have time.\n\nCO   costa : Costa Lines\nNS   "
                   "gtrans : Transport | ccat : Corporate News\nRE   italy : Italy | eurz : Europe\n"
                   "AN   Document HRB0000019870318dj3i00001\n\nHD   A second one\nWC   2 words\nPD   19 March 1987\nSN   The Quay\nLP   "
                   "Only this.\nAN   Document HRB0000019870318dj3i00002\n"));
    ASSERT_THAT(ids(sink), ElementsAre("HRB0000019870318dj3i00001", "HRB0000019870318dj3i00002"));
    const Article& article = sink.articles[0];
    EXPECT_EQ(article.title, "Ships wait outside");
    EXPECT_THAT(article.authors, ElementsAre("Ann Lee"));
    EXPECT_EQ(article.date, "1987-03-18");
    EXPECT_EQ(article.source, "The Harbour");
    EXPECT_EQ(article.language, "en");
    EXPECT_EQ(article.text, "The harbour is open again.\n\nThe ships wait.\n\nThey have time.");
    EXPECT_THAT(article.given.organizations, ElementsAre("Costa Lines"));
    EXPECT_THAT(article.given.topics, ElementsAre("Transport", "Corporate News"));
    EXPECT_THAT(article.given.places, ElementsAre("Italy", "Europe"));
}

TEST_F(Export, ReadsFactivaWithoutCodes) {
    const RecordingSink sink =
        read(write("a.txt",
                   "Foreign\nShips wait outside\nBy Ann Lee\n500 words\n18 March 1987\n05:30\nThe Harbour\nHRB\nEnglish\n(c) 1987 The "
                   "Harbour\n\nThe harbour is open again.\n\nThe ships wait.\n\n"
                   "Document HRB0000019870318dj3i00001\n\nA second one\n2 words\n19 March 1987\nThe Quay\nQUA\nEnglish\nCopyright 1987 The "
                   "Quay\n\nOnly this.\n\nDocument HRB0000019870318dj3i00002\n"));
    ASSERT_THAT(ids(sink), ElementsAre("HRB0000019870318dj3i00001", "HRB0000019870318dj3i00002"));
    const Article& article = sink.articles[0];
    EXPECT_EQ(article.title, "Ships wait outside");
    EXPECT_THAT(article.authors, ElementsAre("Ann Lee"));
    EXPECT_EQ(article.date, "1987-03-18");
    EXPECT_EQ(article.source, "The Harbour");
    EXPECT_EQ(article.language, "en");
    EXPECT_EQ(article.text, "The harbour is open again.\n\nThe ships wait.");
    EXPECT_EQ(sink.articles[1].title, "A second one");
    EXPECT_EQ(sink.articles[1].source, "The Quay");
}

TEST_F(Export, ReadsProquest) {
    const std::string rule(60, '_');
    const RecordingSink sink = read(write(
        "a.txt", rule + "\nReport Information from ProQuest\n" + rule +
                     "\n\nTitle: Ships wait: a report\n\nAuthor: Lee, Ann; Ek, Bo\n\nPublication info: The Harbour ; Rome [Rome]18 Mar "
                     "1987: A.1.\n\n"
                     "Abstract: In short.\n\nFull text: The harbour is open again.\n\nThe ships wait.\n\nSubject: Ships; "
                     "Ports\n\nLocation: Italy\n\nPeople: Lee, Ann\n\nCompany / organization: Name: Costa; NAICS: 483112\n\n"
                     "Publication title: The Harbour\n\nPublication date: Mar 18, 1987\n\nLanguage of publication: English\n\nProQuest "
                     "document ID: 12345\n\nDocument URL: http://p.example/12345\n\n" +
                     rule +
                     "\n\nTitle: A second one\n\nFull text: Only this.\n\nPublication title: The Quay\n\nProQuest document ID: 12346\n"));
    ASSERT_THAT(ids(sink), ElementsAre("12345", "12346"));
    const Article& article = sink.articles[0];
    EXPECT_EQ(article.title, "Ships wait: a report");
    EXPECT_THAT(article.authors, ElementsAre("Ann Lee", "Bo Ek"));
    EXPECT_EQ(article.date, "1987-03-18");
    EXPECT_EQ(article.source, "The Harbour");
    EXPECT_EQ(article.text, "The harbour is open again.\n\nThe ships wait.");
    EXPECT_THAT(article.given.topics, ElementsAre("Ships", "Ports"));
    EXPECT_THAT(article.given.organizations, ElementsAre("Costa"));
    EXPECT_EQ(article.url, "http://p.example/12345");
    EXPECT_THAT(article.extra, HasSubstr(R"("description":"In short.")"));
}

TEST_F(Export, IsNotSeenInAnArticle) {
    EXPECT_TRUE(read_one("a.txt", "Ships wait\n\n500 words\n\nThe minister read 3 of 500 documents on Monday.\n").is_page);
}

}  // namespace
}  // namespace dateline
