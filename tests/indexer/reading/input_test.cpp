#include "indexer/reading/input.hpp"

#include <gmock/gmock.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "facets/error.hpp"
#include "tests/indexer/reading/reading_fixture.hpp"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Input : public Reading {};

TEST_F(Input, ReadsAFolderInTheOrderOfNames) {
    write("b.txt", "Second article\n");
    write("a/z.txt", "First article\n");
    write("c.jsonl", R"({"id": "third", "text": "x"})");
    EXPECT_THAT(ids(read(folder)), ElementsAre("a/z.txt", "b.txt", "third"));
}

TEST_F(Input, NamesAFileGivenDirectlyByItsNormalisedPath) {
    write("a.txt", "An article\n");
    const std::string path = folder.string() + "/./a.txt";
    EXPECT_THAT(ids(read(path)), ElementsAre((folder / "a.txt").string()));
}

TEST_F(Input, RecognisesFormatsByContentNotByName) {
    write("one.txt", R"({"id": "json", "text": "x"})");
    write("two.dat", "<REUTERS NEWID=\"7\"><TEXT><TITLE>T</TITLE></TEXT></REUTERS>");
    write("three.sgm", "A plain report about sheep.\n");
    EXPECT_THAT(ids(read(folder)), ElementsAre("json", "three.sgm", "7"));
}

TEST_F(Input, ReadsEveryFileAsTheFormatThatIsAskedFor) {
    InputOptions options;
    options.format = "text";
    const Article article = read_one("a.jsonl", "{\"id\": \"x\"}\n", options);
    EXPECT_EQ(article.text, "{\"id\": \"x\"}\n");
}

TEST_F(Input, RefusesAFormatThatItDoesNotKnow) {
    InputOptions options;
    options.format = "runes";
    EXPECT_THROW(read(folder, options), UsageError);
}

TEST_F(Input, PassesOverHiddenFiles) {
    write(".hidden.txt", "secret\n");
    write(".folder/a.txt", "secret\n");
    EXPECT_THAT(read(folder).articles, IsEmpty());
}

TEST_F(Input, ObeysTheIgnoreFileOfEachFolder) {
    write(".datelineignore", "# not these\n*.draft.txt\nold/\n");
    write("a.draft.txt", "x y\n");
    write("old/b.txt", "x y\n");
    write("new/.datelineignore", "/c.txt\n");
    write("new/c.txt", "x y\n");
    write("new/deep/c.txt", "kept here\n");
    write("new/old.txt", "kept here\n");
    EXPECT_THAT(ids(read(folder)), ElementsAre("new/deep/c.txt", "new/old.txt"));
}

TEST_F(Input, PassesOverWhatTheOptionsExclude) {
    write("a/x.txt", "x y\n");
    write("b/x.txt", "x y\n");
    InputOptions options;
    options.exclude = {"a/*"};
    EXPECT_THAT(ids(read(folder, options)), ElementsAre("b/x.txt"));
}

TEST_F(Input, ReportsALoopOfFoldersOnceAndReadsTheRest) {
    write("a/x.txt", "An article\n");
    std::filesystem::create_directory_symlink(folder, folder / "a/loop");
    const RecordingSink sink = read(folder);
    EXPECT_THAT(ids(sink), ElementsAre("a/x.txt"));
    EXPECT_THAT(sink.failures, ElementsAre(HasSubstr("a/loop: leads back to a folder that it is in")));
}

TEST_F(Input, ReadsNoFolderTwice) {
    write("a/x.txt", "An article\n");
    std::filesystem::create_directory_symlink(folder / "a", folder / "b");
    const RecordingSink sink = read(folder);
    EXPECT_THAT(ids(sink), ElementsAre("a/x.txt"));
    EXPECT_THAT(sink.failures, IsEmpty());
}

TEST_F(Input, NamesALinkToNothing) {
    std::filesystem::create_symlink("nowhere", folder / "link");
    EXPECT_THAT(read(folder).failures, ElementsAre(HasSubstr("link: is a symbolic link to nothing")));
}

TEST_F(Input, NamesANamedPipeInAFolderWithoutWaitingForIt) {
    ASSERT_EQ(mkfifo((folder / "pipe").c_str(), 0600), 0);
    EXPECT_THAT(read(folder).failures, ElementsAre(HasSubstr("pipe: is a named pipe; expected a file or folder")));
}

TEST_F(Input, NamesAPathThatDoesNotExist) {
    EXPECT_THAT(read(folder / "absent").failures, ElementsAre(HasSubstr("absent: cannot be read: No such file")));
}

TEST_F(Input, NamesAFileThatMayNotBeRead) {
    if (geteuid() == 0) GTEST_SKIP() << "nothing is forbidden to the superuser";
    const std::string path = write("a.txt", "An article\n");
    std::filesystem::permissions(path, std::filesystem::perms::none);
    EXPECT_THAT(read(folder).failures, ElementsAre(HasSubstr("a.txt: cannot be read: Permission denied")));
}

TEST_F(Input, NamesAnEmptyFile) {
    EXPECT_THAT(fail("a.txt", ""), HasSubstr("a.txt: is empty"));
}

TEST_F(Input, NamesAFileOfBlanks) {
    EXPECT_THAT(fail("a.txt", " \n\t\n"), HasSubstr("holds nothing but blanks"));
}

TEST_F(Input, DecidesOnTwoGigabytesOfZerosFromTheFirstBlock) {
    const std::string path = write("zeros.txt", "");
    std::filesystem::resize_file(path, std::uintmax_t{2} << 30U);
    EXPECT_THAT(read(path).failures, ElementsAre(HasSubstr("zero bytes; expected text")));
}

TEST_F(Input, SaysWhatABinaryFileIs) {
    EXPECT_THAT(fail("a.txt", "\x89PNG\r\n\x1a\n...."), HasSubstr("is a PNG image; expected articles"));
    EXPECT_THAT(fail("b.jsonl", "7z\xBC\xAF\x27\x1C...."), HasSubstr("is a 7-Zip archive"));
    EXPECT_THAT(fail("c", std::string("\x7f"
                                      "ELF\2\1\1\0",
                                      8)),
                HasSubstr("is an ELF program"));
    EXPECT_THAT(fail("d", std::string(200, '\x03') + "abc"), HasSubstr("is binary data"));
}

TEST_F(Input, PassesOverTheCompanionsOfArticlesWithANote) {
    write("README.md", "How these were collected.\n");
    write("names.lc.txt", "adb-africa\nec\neib\nfao\n");
    write("lewis.dtd", "<!ELEMENT LEWIS O O (REUTERS+)>\n");
    write("article.txt", "A report.\n");
    const RecordingSink sink = read(folder);
    EXPECT_THAT(ids(sink), ElementsAre("article.txt"));
    EXPECT_THAT(sink.failures, IsEmpty());
    EXPECT_THAT(sink.notes, SizeIs(3));
}

TEST_F(Input, ReadsACompanionThatIsNamedByTheUser) {
    EXPECT_EQ(read_one("README.md", "How these were collected.\n").text, "How these were collected.\n");
}

TEST_F(Input, TakesAnArticleForOneThoughItsNameStartsLikeDocumentation) {
    write("security.council.txt", "A report.\n");
    write("changes.txt", "A report.\n");
    EXPECT_THAT(read(folder).articles, SizeIs(2));
}

TEST_F(Input, StopsWhenTheSinkHasHadEnough) {
    struct : RecordingSink {
        [[nodiscard]] bool stopped() const override { return articles.size() >= 2; }
    } sink;
    write("a.jsonl", "{\"text\":\"a\"}\n{\"text\":\"b\"}\n{\"text\":\"c\"}\n");
    write("b.txt", "An article\n");
    read_input(folder, {}, sink);
    EXPECT_THAT(sink.articles, SizeIs(2));
    EXPECT_THAT(sink.failures, IsEmpty());
}

}  // namespace
}  // namespace dateline
