#include <gmock/gmock.h>

#include "tests/indexer/reading/reading_fixture.hpp"

namespace dateline {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Json : public Reading {};

TEST_F(Json, ReadsAnArrayOfArticlesWhateverItsLines) {
    EXPECT_THAT(ids(read(write("a.json", R"([{"id": 1, "text": "x"},{"id": 2, "text": "y"}])"))), ElementsAre("1", "2"));
    EXPECT_THAT(ids(read(write("b.json", "[\n  {\n    \"id\": 1,\n    \"text\": \"x\"\n  },\n  {\"id\": 2,\n \"text\": \"y\"}\n]\n"))),
                ElementsAre("1", "2"));
}

TEST_F(Json, ReadsObjectsSetOverSeveralLines) {
    EXPECT_THAT(ids(read(write("a.json", "{\n \"id\": 1,\n \"text\": \"x\"\n}\n{\n \"id\": 2,\n \"text\": \"y\"\n}\n"))),
                ElementsAre("1", "2"));
}

TEST_F(Json, FindsTheArticlesInTheAnswerOfAProgram) {
    EXPECT_THAT(
        ids(read(write("a.json",
                       R"({"status": "ok", "total": 2, "articles": [{"id": 1, "text": "x"}, {"id": 2, "text": "y"}], "next": null})"))),
        ElementsAre("1", "2"));
    EXPECT_THAT(ids(read(write("b.json", R"({"results": [{"id": 3, "text": "x"}]})"))), ElementsAre("3"));
}

TEST_F(Json, TakesAListUnderAnUsualNameForAFieldWhenItHoldsNoObjects) {
    const Article article = read_one("a.json", "{\"text\": \"x\",\n \"data\": [1, \"two\"], \"news\": []}");
    EXPECT_EQ(article.extra, R"({"data":[1,"two"],"news":[]})");
}

TEST_F(Json, KeepsNoByteOrderMarkBeforeAValue) {
    const Article article = read_one("a.json", "{\"text\": \"x\",\n \"n\":\uFEFF0, \"m\": \uFEFF[1]}");
    EXPECT_EQ(article.extra, R"({"n":0,"m":[1]})");
}

TEST_F(Json, MakesIdsFromThePathAndTheNumber) {
    write("a.json", R"([{"text": "x"}, {"url": "http://u", "text": "y"}, {"text": "z"}])");
    EXPECT_THAT(ids(read(folder)), ElementsAre("a.json#1", "http://u", "a.json#3"));
}

TEST_F(Json, NamesABadElementAndReadsTheRest) {
    const RecordingSink sink =
        read(write("a.json", "[{\"id\": 1, \"text\": \"x\"},\n17,\n{\"id\": 2, \"text\" \"y\"},\n{\"id\": 3, \"text\": \"z\"}]"));
    EXPECT_THAT(ids(sink), ElementsAre("1", "3"));
    EXPECT_THAT(sink.failures, ElementsAre(HasSubstr("a.json:2: expected an object, found '1'"),
                                           AllOf(HasSubstr("a.json:3: "), HasSubstr("expected ':'"))));
}

TEST_F(Json, NamesAnArrayThatIsCutShort) {
    const RecordingSink sink = read(write("a.json", "[{\"id\": 1, \"text\": \"x\"},\n{\"id\": 2, \"text\": \"y"));
    EXPECT_THAT(ids(sink), ElementsAre("1"));
    EXPECT_THAT(sink.failures, ElementsAre(HasSubstr("a.json:2: the object is cut short")));
}

TEST_F(Json, PassesBracketsThatFitNothing) {
    EXPECT_THAT(fail("a.json", "{\"title\": \"T\",\n \"items\": [e} ], \"text\": \"x\"}"), HasSubstr("is not a JSON object"));
}

TEST_F(Json, GivesUpOnWhatIsNoJson) {
    std::string numbers = "[{}";
    for (int i = 0; i < 1000; ++i) numbers += "," + std::to_string(i);
    EXPECT_THAT(read(write("a.json", numbers + "]")).failures.size(), ::testing::Lt(30));
}

TEST_F(Json, RefusesAnObjectOfMoreThan64MegabytesAndGoesOn) {
    const RecordingSink sink =
        read(write("a.json", "[{\"text\": \"" + std::string(65U << 20U, 'x') + "\"},\n{\"id\": 2, \"text\": \"y\"}]"));
    EXPECT_THAT(ids(sink), ElementsAre("2"));
    EXPECT_THAT(sink.failures, ElementsAre(HasSubstr("longer than 64 MB")));
}

TEST_F(Json, RefusesDeepNesting) {
    EXPECT_THAT(fail("a.json", "[{\"text\": " + std::string(100'000, '[')), HasSubstr("cut short"));
    EXPECT_THAT(fail("b.json", "[{\"text\": " + std::string(100'000, '[') + std::string(100'000, ']') + "}]"),
                HasSubstr("nested deeper than 256 levels"));
}

TEST_F(Json, ReadsOtherEncodings) {
    std::string wide = "\xFF\xFE";
    for (const char c : std::string("[\n{\"id\": \"w\",\n \"text\": \"x\"}]")) wide += {c, '\0'};
    EXPECT_THAT(ids(read(write("a.json", wide))), ElementsAre("w"));
    EXPECT_EQ(read_one("b.json", "[{\"text\":\n \"Caf\xE9 au lait\"}]").text, "Caf\xC3\xA9 au lait");
}

class Ninjs : public Reading {};

TEST_F(Ninjs, ReadsVersionOne) {
    const Article article =
        read_one("a.json", R"({"uri": "urn:a", "type": "text", "versioncreated": "2013-07-09T10:37:00Z", "language": "en-GB",
        "headline": "Ship &amp; shore", "byline": "By Ann Lee", "copyrightholder": "Agency", "body_text": "One. Two.",
        "body_xhtml": "<p>One.</p><p>Two.</p>", "located": "Rome", "person": [{"name": "Ann Lee"}], "place": [{"name": "Italy"}],
        "organisation": [{"name": "Costa"}], "subject": [{"name": "economy", "scheme": "http://cv.iptc.org/newscodes/mediatopic/", "code": "04000000"},
        {"name": "Ships"}]})");
    EXPECT_EQ(article.id, "urn:a");
    EXPECT_EQ(article.title, "Ship & shore");
    EXPECT_EQ(article.text, "One.\n\nTwo.");
    EXPECT_EQ(article.date, "2013-07-09");
    EXPECT_EQ(article.language, "en");
    EXPECT_EQ(article.source, "Agency");
    EXPECT_THAT(article.authors, ElementsAre("Ann Lee"));
    EXPECT_THAT(article.given.persons, ElementsAre("Ann Lee"));
    EXPECT_THAT(article.given.places, ElementsAre("Italy"));
    EXPECT_THAT(article.given.organizations, ElementsAre("Costa"));
    EXPECT_THAT(article.given.topics, ElementsAre("medtop:04000000", "Ships"));
    EXPECT_THAT(article.extra, HasSubstr(R"("located":"Rome")"));
}

TEST_F(Ninjs, ReadsVersionsTwoAndThree) {
    const Article article = read_one("a.json", R"({"uri": "urn:b", "type": "text", "versionCreated": "2021-05-26T13:40:18+02:00",
        "headlines": [{"role": "sub", "value": "S"}, {"role": "main", "value": "T"}], "by": "Ann Lee", "people": [{"name": "Bo Ek"}],
        "bodies": [{"role": "text", "contentType": "text/plain", "value": "T\nOne. Two."}, {"role": "html5", "contentType": "text/html",
        "value": "<h1>T</h1><p>One.</p><p>Two.</p>"}], "subjects": [{"uri": "http://cv.iptc.org/newscodes/mediatopic/20000350", "name": "central bank"}]})");
    EXPECT_EQ(article.title, "T");
    EXPECT_EQ(article.text, "One.\n\nTwo.");
    EXPECT_THAT(article.given.persons, ElementsAre("Bo Ek"));
    EXPECT_THAT(article.given.topics, ElementsAre("medtop:20000350"));
}

TEST_F(Ninjs, ReadsNitfInABody) {
    const Article article =
        read_one("a.json", R"({"uri": "urn:c", "type": "text", "versionCreated": "2021-05-26", "bodies": [{"role": "nitf",
        "contentType": "text/vnd.IPTC.NITF", "value": "<nitf><body><body.head><hedline><hl1>T</hl1></hedline></body.head><body.content><p>One.</p></body.content></body></nitf>"}]})");
    EXPECT_EQ(article.title, "T");
    EXPECT_EQ(article.text, "One.");
}

TEST_F(Ninjs, PassesOverPicturesAndEvents) {
    const RecordingSink sink = read(write("a.json", R"([{"uri": "a", "type": "picture", "versioncreated": "2021", "headline": "P"},
        {"uri": "b", "type": "text", "versioncreated": "2021", "body_text": "One."}, {"uri": "c", "eventDetails": {}, "title": "E"}])"));
    EXPECT_THAT(ids(sink), ElementsAre("b"));
    EXPECT_THAT(sink.failures, IsEmpty());
    EXPECT_THAT(sink.notes, ElementsAre(HasSubstr("the item's type is picture"), HasSubstr("the item's type is event")));
}

class JsonFeed : public Reading {};

TEST_F(JsonFeed, PassesOverAByteOrderMarkBeforeAValue) {
    EXPECT_EQ(
        read_one(
            "a.json",
            "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [{\"id\": \"1\", \"content_text\": \"x\", \"n\": \uFEFF[1]}]}")
            .text,
        "x");
}

TEST_F(JsonFeed, ReadsItsItems) {
    const RecordingSink sink =
        read(write("feed.json", R"({"version": "https://jsonfeed.org/version/1.1", "title": "The Harbour", "language": "en",
        "items": [{"id": "1", "url": "http://h/1", "title": "One", "content_html": "<p>First.</p><p>Second.</p>", "summary": "S",
        "date_published": "2021-10-29T10:26:00-04:00", "authors": [{"name": "Ann Lee"}], "tags": ["Ports"]}, {"id": "2", "content_text": "Plain"}]})"));
    ASSERT_THAT(sink.articles, SizeIs(2));
    const Article& article = sink.articles[0];
    EXPECT_EQ(article.id, "1");
    EXPECT_EQ(article.url, "http://h/1");
    EXPECT_EQ(article.text, "First.\n\nSecond.");
    EXPECT_EQ(article.date, "2021-10-29");
    EXPECT_EQ(article.source, "The Harbour");
    EXPECT_EQ(article.language, "en");
    EXPECT_THAT(article.authors, ElementsAre("Ann Lee"));
    EXPECT_THAT(article.given.topics, ElementsAre("Ports"));
    EXPECT_EQ(article.extra, R"({"description":"S"})");
    EXPECT_EQ(sink.articles[1].text, "Plain");
}

}  // namespace
}  // namespace dateline
