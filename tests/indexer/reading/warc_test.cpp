#include <gmock/gmock.h>

#include "tests/indexer/reading/archive_maker.hpp"
#include "tests/indexer/reading/reading_fixture.hpp"

namespace dateline {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string page(const std::string& word) {
    return "<html><head><title>About " + word + "</title></head><body><article><h1>About " + word + "</h1><p>The " + word +
           " was discussed at length in the harbour on Monday, and everybody agreed that it should stay where it "
           "is.</p></article></body></html>";
}

std::string record(const std::string& type, const std::string& uri, const std::string& block, std::size_t length,
                   const std::string& content_type = "application/http; msgtype=response") {
    return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + uri +
           "\r\nWARC-Date: 2008-04-30T20:48:25Z\r\nContent-Type: " + content_type + "\r\nContent-Length: " + std::to_string(length) +
           "\r\n\r\n" + block + "\r\n\r\n";
}

std::string answer(const std::string& uri, const std::string& body, const std::string& fields = "Content-Type: text/html\r\n") {
    const std::string block = "HTTP/1.1 200 OK\r\n" + fields + "\r\n" + body;
    return record("response", uri, block, block.size());
}

class Warc : public Reading {};

TEST_F(Warc, ReadsThePagesOfACrawl) {
    const std::string info = "software: x\r\n";
    const RecordingSink sink = read(write("a.warc", record("warcinfo", "", info, info.size(), "application/warc-fields") +
                                                        answer("http://h/1", page("crane")) + answer("http://h/2", page("quay"))));
    ASSERT_THAT(ids(sink), ElementsAre("http://h/1", "http://h/2"));
    const Article& article = sink.articles[0];
    EXPECT_EQ(article.title, "About crane");
    EXPECT_THAT(article.text, HasSubstr("The crane was discussed"));
    EXPECT_EQ(article.url, "http://h/1");
    EXPECT_EQ(article.source, "h");
    EXPECT_THAT(article.extra, HasSubstr(R"("fetched":"2008-04-30T20:48:25Z")"));
    EXPECT_THAT(sink.failures, IsEmpty());
}

TEST_F(Warc, ReadsRecordsThatAreCompressedOneByOne) {
    EXPECT_THAT(ids(read(write("a.warc.gz", compress(ARCHIVE_FILTER_GZIP, answer("http://h/1", page("crane"))) +
                                                compress(ARCHIVE_FILTER_GZIP, answer("http://h/2", page("quay")))))),
                ElementsAre("http://h/1", "http://h/2"));
}

TEST_F(Warc, UndoesWhatServersDoToBodies) {
    const std::string body = page("crane");
    const std::string half = body.substr(0, 100), rest = body.substr(100);
    char size[32];
    std::snprintf(size, sizeof size, "64;x=y\r\n");
    std::string chunks = size + half + "\r\n";
    std::snprintf(size, sizeof size, "%zx\r\n", rest.size());
    chunks += size + rest + "\r\n0\r\n\r\n";
    const RecordingSink sink = read(write(
        "a.warc", answer("http://h/1", chunks, "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n") +
                      answer("http://h/2", compress(ARCHIVE_FILTER_GZIP, body), "content-type: text/html\r\nContent-Encoding: gzip\r\n") +
                      answer("http://h/3", body, "content-type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n")));
    ASSERT_THAT(ids(sink), ElementsAre("http://h/1", "http://h/2", "http://h/3"));
    for (const Article& article : sink.articles) EXPECT_THAT(article.text, HasSubstr("everybody agreed that it should stay where it is."));
}

TEST_F(Warc, BelievesTheServerAboutTheEncoding) {
    const Article article =
        read_one("a.warc", answer("http://h/1", page("\xD0\xEE\xF1\xF1\xE8\xFF"), "Content-Type: text/html; charset=windows-1251\r\n"));
    EXPECT_EQ(article.title, "About \xD0\xA0\xD0\xBE\xD1\x81\xD1\x81\xD0\xB8\xD1\x8F");
}

TEST_F(Warc, MendsAnAddressThatIsNotUtf8) {
    EXPECT_EQ(read_one("a.warc", answer("http://h/caf\xE9", page("crane"))).url, "http://h/caf\xC3\xA9");
}

TEST_F(Warc, PassesOverAndCountsWhatIsNoPage) {
    const std::string gone = "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" + page("error");
    const RecordingSink sink =
        read(write("a.warc", answer("http://h/a.png", "\x89PNG", "Content-Type: image/png\r\n") + record("revisit", "http://h/1", "", 0) +
                                 record("request", "http://h/1", "GET", 3) + record("response", "http://h/gone", gone, gone.size()) +
                                 answer("http://h/1", page("crane"))));
    EXPECT_THAT(ids(sink), ElementsAre("http://h/1"));
    EXPECT_THAT(sink.failures, IsEmpty());
    EXPECT_THAT(sink.notes, ElementsAre(HasSubstr("passed over 3 records: 1 image/png, 1 of the status 404, 1 of the type revisit")));
}

TEST_F(Warc, ReadsTextThatWasDerivedFromPages) {
    const std::string text = "A report on the harvest.\n\nIt was good.\n";
    EXPECT_EQ(read_one("a.warc.wet", record("conversion", "http://h/1", text, text.size(), "text/plain")).id, "http://h/1");
}

TEST_F(Warc, FindsTheNextRecordAfterALengthThatIsTooGreat) {
    const std::string block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page("liar");
    const std::string after = answer("http://h/2", page("quay")) + answer("http://h/3", page("crane"));
    for (const std::size_t lie : {block.size() + 100, block.size() + 700, std::size_t{1} << 20U, std::size_t{1} << 40U}) {
        const RecordingSink sink = read(write("a.warc", record("response", "http://h/1", block, lie) + after));
        EXPECT_THAT(ids(sink), ElementsAre("http://h/2", "http://h/3")) << lie;
        EXPECT_THAT(sink.failures, ElementsAre(AllOf(HasSubstr("a.warc at byte 0: "), HasSubstr("Content-Length")))) << lie;
    }
}

TEST_F(Warc, FindsTheNextRecordAfterALengthThatIsTooSmallOrNone) {
    const std::string block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page("liar");
    std::string without = record("response", "http://h/1", block, 0);
    without.replace(without.find("Content-Length: 0"), 17, "Content-Length: -7");
    for (const std::string& first : {record("response", "http://h/1", block, 10), without}) {
        const RecordingSink sink = read(write("a.warc", first + answer("http://h/2", page("quay"))));
        EXPECT_THAT(ids(sink), ElementsAre("http://h/2"));
        EXPECT_THAT(sink.failures, ElementsAre(HasSubstr("Content-Length")));
    }
}

TEST_F(Warc, NamesARecordThatIsCutShort) {
    const std::string whole = answer("http://h/1", page("crane")) + answer("http://h/2", page("quay"));
    const RecordingSink sink = read(write("a.warc", whole.substr(0, whole.size() - 60)));
    EXPECT_THAT(ids(sink), ElementsAre("http://h/1"));
    EXPECT_THAT(sink.failures, ElementsAre(HasSubstr("the record is cut short")));
}

TEST_F(Warc, PassesOverARecordOfMoreThan64Megabytes) {
    const std::string block = "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n" + std::string(65U << 20U, 'x');
    const RecordingSink sink =
        read(write("a.warc", record("response", "http://h/v", block, block.size()) + answer("http://h/2", page("quay"))));
    EXPECT_THAT(ids(sink), ElementsAre("http://h/2"));
    EXPECT_THAT(sink.notes, ElementsAre(HasSubstr("passed over 1 record: 1 of more than 64 MB")));
}

TEST_F(Warc, GivesUpOnAFileOfNothingButDamage) {
    std::string damage;
    for (int i = 0; i < 500; ++i) damage += "WARC/1.0\r\nWARC-Type: response\r\n\r\nnothing\r\n\r\n";
    EXPECT_THAT(read(write("a.warc", damage)).failures, AllOf(SizeIs(101), Contains(HasSubstr("too many of its records are damaged"))));
}

TEST_F(Warc, ABodyThatSwellsIsCut) {
    const std::string swollen = "<html><body><p>" + std::string(200U << 20U, ' ');
    const RecordingSink sink = read(write(
        "a.warc", answer("http://h/1", compress(ARCHIVE_FILTER_GZIP, swollen), "Content-Type: text/html\r\nContent-Encoding: gzip\r\n") +
                      answer("http://h/2", page("quay"))));
    EXPECT_THAT(ids(sink), ElementsAre("http://h/2"));
    EXPECT_THAT(sink.notes, Contains(HasSubstr("the body unpacks to more than 64 MB")));
}

}  // namespace
}  // namespace dateline
