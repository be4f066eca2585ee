#include "indexer/storing/database_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "facets/error.hpp"
#include "tests/indexer/temporary_folder.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

void write(const std::string& path, const std::string& content) {
    std::ofstream(path) << content;
}

TEST(DatabaseFolder, IsCreatedWithAllFoldersAboveIt) {
    const TemporaryFolder folder;
    create_database_folder(folder / "a/b/news.db");
    EXPECT_NO_THROW(check_database_folder(folder / "a/b/news.db"));
}

TEST(DatabaseFolder, TakesAnEmptyFolder) {
    const TemporaryFolder folder;
    create_database_folder(folder / "");
    EXPECT_NO_THROW(check_database_folder(folder / ""));
}

TEST(DatabaseFolder, TakesAFolderWhoseCreationWasBrokenOff) {
    const TemporaryFolder folder;
    write(folder / "MANIFEST.new", "datel");
    EXPECT_NO_THROW(create_database_folder(folder / ""));
}

TEST(DatabaseFolder, IsLeftAsItIsWhenItHoldsAnythingElse) {
    const TemporaryFolder folder;
    write(folder / "thesis.tex", "precious");
    EXPECT_THROW(create_database_folder(folder / ""), DatabaseError);
    EXPECT_FALSE(fs::exists(folder / "MANIFEST"));
    EXPECT_TRUE(fs::exists(folder / "thesis.tex"));
}

TEST(DatabaseFolder, IsNoFile) {
    const TemporaryFolder folder;
    write(folder / "file", "precious");
    EXPECT_THROW(create_database_folder(folder / "file"), DatabaseError);
    EXPECT_EQ(fs::file_size(folder / "file"), 8U);
}

TEST(DatabaseFolder, SaysWhichFormatItHasAndWhichWeRead) {
    const TemporaryFolder folder;
    write(folder / "MANIFEST", "dateline database\nformat 3\n");
    try {
        check_database_folder(folder / "");
        FAIL() << "format 3 was accepted";
    } catch (const DatabaseError& error) {
        EXPECT_THAT(error.what(), AllOf(HasSubstr("has format 3"), HasSubstr("reads format 1"), HasSubstr("index again")));
    }
}

TEST(DatabaseFolder, IsNoneWithAManifestOfSomethingElse) {
    const TemporaryFolder folder;
    write(folder / "MANIFEST", "dateline database\nformat one\n");
    EXPECT_THROW(check_database_folder(folder / ""), DatabaseError);
    write(folder / "MANIFEST", "");
    EXPECT_THROW(check_database_folder(folder / ""), DatabaseError);
}

TEST(DatabaseFolder, IsNotThereWhenNobodyMadeIt) {
    const TemporaryFolder folder;
    EXPECT_THROW(check_database_folder(folder / "news.db"), DatabaseError);
    EXPECT_FALSE(fs::exists(folder / "news.db"));
}

}  // namespace
}  // namespace dateline
