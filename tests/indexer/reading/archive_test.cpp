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

constexpr const char* report = "A report on the harvest.\n";

class Archives : public Reading {};

TEST_F(Archives, AreReadLikeFoldersOfTheirName) {
    const std::vector<std::pair<std::string, std::string>> members{{"a/", ""}, {"a/one.txt", report}, {"./two.jsonl", R"({"text": "x"})"}};
    write("t.tar", tar(members));
    write("u.tgz", tar(members, ARCHIVE_FILTER_GZIP));
    write("v.zip", zip(members));
    EXPECT_THAT(ids(read(folder)), ElementsAre("t.tar/a/one.txt", "t.tar/two.jsonl#1", "u.tgz/a/one.txt", "u.tgz/two.jsonl#1",
                                               "v.zip/a/one.txt", "v.zip/two.jsonl#1"));
}

TEST_F(Archives, CompressedFilesAreReadInEveryCompression) {
    for (const int filter :
         {ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_BZIP2, ARCHIVE_FILTER_XZ, ARCHIVE_FILTER_ZSTD, ARCHIVE_FILTER_LZ4, ARCHIVE_FILTER_COMPRESS})
        EXPECT_EQ(read_one("a.jsonl.packed", compress(filter, R"({"id": "a", "text": "x"})")).id, "a") << filter;
}

TEST_F(Archives, ACompressedFileKeepsItsName) {
    write("a.txt.gz", compress(ARCHIVE_FILTER_GZIP, report));
    EXPECT_THAT(ids(read(folder)), ElementsAre("a.txt.gz"));
}

TEST_F(Archives, CompressedFilesGluedTogetherAreReadToTheEnd) {
    const std::string both = compress(ARCHIVE_FILTER_GZIP, "{\"id\": \"a\", \"text\": \"x\"}\n") +
                             compress(ARCHIVE_FILTER_GZIP, "{\"id\": \"b\", \"text\": \"x\"}\n");
    EXPECT_THAT(ids(read(write("a.jsonl.gz", both))), ElementsAre("a", "b"));
}

TEST_F(Archives, InsideArchivesAreReadToo) {
    const std::string inner = zip({{"a.txt", report}});
    write("outer.tar", tar({{"inner.zip", inner}, {"b.txt.xz", compress(ARCHIVE_FILTER_XZ, report)}}));
    EXPECT_THAT(ids(read(folder)), ElementsAre("outer.tar/inner.zip/a.txt", "outer.tar/b.txt.xz"));
}

TEST_F(Archives, InsideArchivesAreOpenedToABoundedDepth) {
    std::string nested = tar({{"a.txt", report}});
    for (int level = 0; level < 8; ++level) nested = tar({{"n.tar", nested}, {"b.txt", report}});
    const RecordingSink sink = read(write("a.tar", nested));
    EXPECT_THAT(sink.articles, SizeIs(6));
    EXPECT_THAT(sink.failures, ElementsAre(HasSubstr("is an archive inside 6 others")));
}

TEST_F(Archives, ANameThatClimbsOutIsOnlyAName) {
    const std::filesystem::path outside = folder.parent_path() / "dateline_climbed.txt";
    write("a.zip", zip({{"../dateline_climbed.txt", report}, {"/etc/absolute.txt", report}}));
    EXPECT_THAT(ids(read(folder)), ElementsAre("a.zip/../dateline_climbed.txt", "a.zip//etc/absolute.txt"));
    EXPECT_FALSE(std::filesystem::exists(outside));
}

TEST_F(Archives, LinksAreNotFollowed) {
    write("secret/x.txt", "secret\n");
    const std::vector<std::pair<std::string, std::string>> members{{"link.txt", "-> ../secret/x.txt"}, {"a.txt", report}};
    for (const std::string& packed : {zip(members), tar(members)}) {
        const RecordingSink sink = read(write("a.packed", packed));
        EXPECT_THAT(sink.articles, SizeIs(1));
        EXPECT_THAT(sink.notes, ElementsAre(HasSubstr("link.txt: passed over: a link")));
        EXPECT_THAT(sink.failures, IsEmpty());
    }
}

TEST_F(Archives, HiddenAndExcludedMembersArePassedOver) {
    write("a.zip", zip({{".git/config.txt", report}, {"__MACOSX/._a.txt", report}, {"drafts/b.txt", report}, {"c.txt", report}}));
    InputOptions options;
    options.exclude = {"drafts/*"};
    EXPECT_THAT(ids(read(folder, options)), ElementsAre("a.zip/c.txt"));
}

TEST_F(Archives, AFormatThatIsAskedForHoldsForWhatIsInside) {
    InputOptions options;
    options.format = "text";
    EXPECT_THAT(ids(read(write("a.zip", zip({{"a.jsonl", R"({"id": "x", "text": "y"})"}})), options)),
                ElementsAre(HasSubstr("a.zip/a.jsonl")));
}

TEST_F(Archives, ATruncatedMemberIsNamedAndWhatCameBeforeIsKept) {
    std::string noise;
    for (unsigned i = 0, x = 1; i < 200'000; ++i) noise += static_cast<char>('a' + ((x = x * 1664525U + 1013904223U) >> 24U) % 26);
    const std::string whole = tar({{"a.txt", report}, {"b.txt", noise}});
    const RecordingSink cut = read(write("a.tar", whole.substr(0, 100'000)));
    EXPECT_THAT(ids(cut), ElementsAre(HasSubstr("a.tar/a.txt")));
    EXPECT_THAT(cut.failures, ElementsAre(AllOf(HasSubstr("a.tar/b.txt: reading stopped: "), HasSubstr("runcated"))));
    const std::string packed = tar({{"a.txt", report}, {"b.txt", noise}}, ARCHIVE_FILTER_GZIP);
    const RecordingSink cut_gzip = read(write("b.tar.gz", packed.substr(0, packed.size() / 2)));
    EXPECT_THAT(ids(cut_gzip), ElementsAre(HasSubstr("b.tar.gz/a.txt")));
    EXPECT_THAT(cut_gzip.failures, ElementsAre(AllOf(HasSubstr("b.tar.gz/b.txt: "), HasSubstr("truncated gzip input"))));
}

TEST_F(Archives, ABadMemberHarmsNoOther) {
    const RecordingSink sink = read(write("a.zip", zip({{"a.txt", "\x89PNG...."}, {"b.txt", ""}, {"c.txt", report}})));
    EXPECT_THAT(ids(sink), ElementsAre(HasSubstr("a.zip/c.txt")));
    EXPECT_THAT(sink.failures, ElementsAre(HasSubstr("a.zip/a.txt: is a PNG image"), HasSubstr("a.zip/b.txt: is empty")));
}

TEST_F(Archives, ADamagedArchiveIsNamed) {
    EXPECT_THAT(fail("a.gz", std::string("\x1f\x8b\x08\0\0\0", 6)), HasSubstr("a.gz: cannot be unpacked: it is damaged at its start"));
    EXPECT_THAT(fail("b.zip", "PK\x03\x04 and no more of it"), HasSubstr("b.zip: cannot be unpacked: "));
}

TEST_F(Archives, AnEmptyArchiveIsNoted) {
    EXPECT_THAT(read(write("a.zip", zip({}))).notes, ElementsAre(HasSubstr("the archive holds no file")));
}

/// Blanks, packed to next to nothing.
std::string bomb(std::size_t megabytes) {
    return compress(ARCHIVE_FILTER_ZSTD, std::string(megabytes << 20U, ' '));
}

TEST_F(Archives, ABombIsStoppedBeforeItGrows) {
    const std::string packed = bomb(300);
    EXPECT_LT(packed.size(), 100'000U);
    write("a.tar", tar({{"bomb.zst", packed}, {"after.txt", report}}));
    const RecordingSink sink = read(folder / "a.tar");
    EXPECT_THAT(sink.failures, Contains(HasSubstr("more than 250 times what was read of it")));
    EXPECT_THAT(sink.articles, IsEmpty());
}

TEST_F(Archives, ABombInManyPartsIsStoppedAsOne) {
    std::vector<std::pair<std::string, std::string>> parts;
    const std::string part = bomb(20);
    for (int i = 0; i < 100; ++i) parts.emplace_back(std::to_string(i) + ".zst", part);
    const RecordingSink sink = read(write("a.zip", zip(parts)));
    EXPECT_THAT(sink.failures, Contains(HasSubstr("more than 250 times what was read of it")));
    EXPECT_LT(sink.failures.size(), 20U);
}

TEST_F(Archives, DoNotUnpackWhatTakesAnyMemory) {
    std::string packed = zip({{"a.txt", "The ships wait in the harbour."}});
    constexpr std::size_t method = 8;  // where a part's header tells how it is packed
    for (std::size_t at = packed.find("PK\x03\x04"); at != std::string::npos; at = packed.find("PK\x03\x04", at + 4))
        packed[at + method] = 98;
    for (std::size_t at = packed.find("PK\x01\x02"); at != std::string::npos; at = packed.find("PK\x01\x02", at + 4))
        packed[at + method + 2] = 98;
    EXPECT_THAT(fail("a.zip", packed), HasSubstr("PPMd"));
}

}  // namespace
}  // namespace dateline
