#include <gmock/gmock.h>

#include "tests/indexer/reading/reading_fixture.hpp"

namespace dateline {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Jsonl : public Reading {};

TEST_F(Jsonl, ReadsTheFieldsOfAnArticle) {
    const Article article =
        read_one("a.jsonl", R"({"id": "a1", "url": "http://x/", "title": "T", "text": "Body", "date": "1987-03-18T10:00:00Z",)"
                            R"( "language": "en-GB", "source": "Agency", "authors": ["A", {"name": "B"}]})");
    EXPECT_EQ(article.id, "a1");
    EXPECT_EQ(article.url, "http://x/");
    EXPECT_EQ(article.title, "T");
    EXPECT_EQ(article.text, "Body");
    EXPECT_EQ(article.date, "1987-03-18");
    EXPECT_EQ(article.language, "en");
    EXPECT_EQ(article.source, "Agency");
    EXPECT_THAT(article.authors, ElementsAre("A", "B"));
    EXPECT_FALSE(article.is_page);
    EXPECT_EQ(article.extra, "{}");
}

TEST_F(Jsonl, ReadsLabelsAsStringsAndAsObjects) {
    const Article article =
        read_one("a.jsonl", R"({"text": "x", "persons": ["Ann", {"name": "Bob"}], "countries": [{"code": "FR", "name": "France"}, "uk"],)"
                            R"( "topics": [{"id": "medtop:1", "name": "art"}], "organizations": "NATO", "places": [{"name": "Paris"}]})");
    EXPECT_THAT(article.given.persons, ElementsAre("Ann", "Bob"));
    EXPECT_THAT(article.given.countries, ElementsAre("FR", "uk"));
    EXPECT_THAT(article.given.topics, ElementsAre("medtop:1"));
    EXPECT_THAT(article.given.organizations, ElementsAre("NATO"));
    EXPECT_THAT(article.given.places, ElementsAre("Paris"));
}

TEST_F(Jsonl, TakesBodyOrContentForText) {
    EXPECT_EQ(read_one("a.jsonl", R"({"body": "B"})").text, "B");
    EXPECT_EQ(read_one("b.jsonl", R"({"content": "C", "text": ""})").text, "C");
}

TEST_F(Jsonl, KeepsUnknownFieldsAsTheyCame) {
    const Article article = read_one("a.jsonl", R"({"text": "x", "n": 12345678901234567890123, "deep": {"a": [1, 2.50]}, "s": "\u00e9"})");
    EXPECT_EQ(article.extra, R"({"n":12345678901234567890123,"deep":{"a": [1, 2.50]},"s":"\u00e9"})");
}

TEST_F(Jsonl, KeepsAFieldOfOursWhoseValueMeansNothing) {
    const Article article = read_one("a.jsonl", R"({"text": "x", "title": {"rendered": "T"}, "date": "soon"})");
    EXPECT_EQ(article.title, "");
    EXPECT_EQ(article.extra, R"({"title":{"rendered": "T"},"date":"soon"})");
    EXPECT_THAT(article.notes, ElementsAre("the date \"soon\" was not understood"));
}

TEST_F(Jsonl, MakesIdsFromIdElseUrlElsePathAndLine) {
    const std::string path =
        write("folder/a.jsonl", "{\"id\": 17, \"text\": \"x\"}\n\n{\"url\": \"u\", \"text\": \"x\"}\n{\"text\": \"x\"}\n");
    EXPECT_THAT(ids(read(folder)), ElementsAre("17", "u", "folder/a.jsonl#4"));
}

TEST_F(Jsonl, KeepsANumberForAnIdAsItIsWritten) {
    EXPECT_EQ(read_one("a.jsonl", R"({"id": 12345678901234567890123, "text": "x"})").id, "12345678901234567890123");
}

TEST_F(Jsonl, NamesABadLineAndReadsTheRest) {
    const std::string path = write(
        "a.jsonl", "{\"id\": \"a\", \"text\": \"x\"}\n{\"id\": \"b\", \"text\": \"cut sho\n[1, 2]\n{\"id\": \"d\", \"text\": \"x\"}\n");
    const RecordingSink sink = read(path);
    EXPECT_THAT(ids(sink), ElementsAre("a", "d"));
    EXPECT_THAT(sink.failures, ElementsAre(AllOf(HasSubstr("a.jsonl:2: "), HasSubstr("cut short")),
                                           AllOf(HasSubstr("a.jsonl:3: "), HasSubstr("expected '{'"))));
}

TEST_F(Jsonl, NamesAnArticleWithoutTitleAndText) {
    EXPECT_THAT(fail("a.jsonl", R"({"id": "a", "date": "1987"})"), HasSubstr("a.jsonl:1: the article has neither title nor text"));
}

TEST_F(Jsonl, RefusesDeepNestingWithoutWalkingIntoIt) {
    const std::string deep(1000000, '[');
    EXPECT_THAT(fail("a.jsonl", "{\"text\": \"x\", \"y\": " + deep + "}"), HasSubstr("nested deeper than 256 levels"));
}

TEST_F(Jsonl, ReplacesZeroBytesAndOtherControlsInStrings) {
    const Article article = read_one("a.jsonl", std::string("{\"text\": \"a\0b\tc\"}", 17));
    EXPECT_EQ(article.text, "a b c");
    EXPECT_THAT(article.notes, ElementsAre(HasSubstr("control characters")));
}

TEST_F(Jsonl, ReplacesHalvesOfSurrogatePairs) {
    const Article article = read_one("a.jsonl", R"({"text": "a\ud83db \ud83d\ude00 \\ud83d"})");
    EXPECT_EQ(article.text,
              "a\xEF\xBF\xBD"
              "b \xF0\x9F\x98\x80 \\ud83d");
    EXPECT_THAT(article.notes, ElementsAre(HasSubstr("surrogate")));
}

TEST_F(Jsonl, KeepsALineOfAMegabyte) {
    EXPECT_EQ(read_one("a.jsonl", "{\"text\": \"" + std::string(1 << 20, 'x') + "\"}").text.size(), 1U << 20U);
}

TEST_F(Jsonl, RefusesALineOfMoreThan64MegabytesAndGoesOn) {
    const RecordingSink sink =
        read(write("a.jsonl", "{\"text\": \"" + std::string(65U << 20U, 'x') + "\"}\n{\"id\": \"b\", \"text\": \"x\"}\n"));
    EXPECT_THAT(ids(sink), ElementsAre("b"));
    EXPECT_THAT(sink.failures, ElementsAre(HasSubstr("a.jsonl:1: the line is longer than 64 MB")));
}

TEST_F(Jsonl, ReadsUtf16WithAByteOrderMark) {
    std::string wide = "\xFF\xFE";
    for (const char c : std::string("{\"id\": \"w\", \"text\": \"x\"}\r\n{\"id\": \"v\", \"text\": \"x\"}\r\n")) wide += {c, '\0'};
    EXPECT_THAT(ids(read(write("a.jsonl", wide))), ElementsAre("w", "v"));
}

TEST_F(Jsonl, ComposesTextUnlessItIsRaw) {
    const std::string line = R"({"text": "e\u0301"})";
    EXPECT_EQ(read_one("a.jsonl", line).text, "\xC3\xA9");
    InputOptions raw;
    raw.raw = true;
    EXPECT_EQ(read_one("a.jsonl", line, raw).text, "e\xCC\x81");
}

TEST_F(Jsonl, CountsTheLastOfTwoFieldsOfOneName) {
    const Article article = read_one("a.jsonl", R"({"text": "x", "title": "first", "title": "last", "k": 1, "k": 2})");
    EXPECT_EQ(article.title, "last");
    EXPECT_EQ(article.extra, R"({"k":2})");
}

}  // namespace
}  // namespace dateline
