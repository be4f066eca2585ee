#include "indexer/pipeline/known_lines.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "indexer/segments/files.hpp"
#include "tests/indexer/indexing.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

using testing::HasSubstr;
using testing::Not;

/// Indexes pages of one paper, each with the same line at its end.
class KnownLinesTest : public IndexerTest {
protected:
    static constexpr const char* motto = "The paper of the valley is read aloud in nine taverns every week by those who can";

    IndexReport index_pages(int first, int last) {
        const std::string folder = folder_ / "valley";
        fs::remove_all(folder);
        fs::create_directories(folder);
        for (int n = first; n <= last; ++n) {
            const std::string name = std::string(1, static_cast<char>('A' + n % 26)) + (n % 2 == 0 ? "rnold" : "lbert");
            std::ofstream(folder + "/" + std::to_string(n) + ".txt")
                << "Bridge at " << name << " falls\n"
                << name << " lost its only bridge on Monday, when the river rose by " << n
                << " feet in a single hour of the night.\nThe people of " << name << " crossed by boat on the days that followed, and " << n
                << " of them were late for work.\n"
                << motto << ".\n";
        }
        IndexOptions options;
        options.extract = false;
        return index(folder, options);
    }
    std::string text_of(int page) { return stored_text(std::to_string(page) + ".txt"); }
};

TEST_F(KnownLinesTest, LearnedFromManyPagesCleanASinglePageOfALaterRun) {
    index_pages(1, 12);
    index_pages(20, 20);
    EXPECT_THAT(text_of(20), Not(HasSubstr("nine taverns")));
    EXPECT_THAT(text_of(20), HasSubstr("crossed by boat"));
}

TEST_F(KnownLinesTest, AreNoneBeforeManyPagesWereSeen) {
    index_pages(1, 1);
    index_pages(20, 20);
    EXPECT_THAT(text_of(20), HasSubstr("nine taverns"));
}

TEST_F(KnownLinesTest, StayWhenLaterRunsTeachNothing) {
    index_pages(1, 12);
    const std::string name = read_manifest(path_).files.at(repeated_lines_role).name;
    index_pages(20, 20);
    index_pages(21, 21);
    EXPECT_EQ(read_manifest(path_).files.at(repeated_lines_role).name, name);
    EXPECT_THAT(text_of(21), Not(HasSubstr("nine taverns")));
}

TEST_F(KnownLinesTest, AreReportedWhenDamagedAndLearnedAnew) {
    index_pages(1, 12);
    const std::string file = catalogue_path(path_, read_manifest(path_).files.at(repeated_lines_role).name);
    std::string bytes = read_file(file);
    bytes[40] = static_cast<char>(bytes[40] ^ 1);
    std::ofstream(file, std::ios::binary) << bytes;
    EXPECT_THAT(check_database(path_).problems, testing::Contains(HasSubstr(file)));
    index_pages(30, 45);
    EXPECT_THAT(check_database(path_).problems, testing::IsEmpty());
}

}  // namespace
}  // namespace dateline
