#include "indexer/segments/copies.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "facets/error.hpp"
#include "tests/indexer/temporary_folder.hpp"

namespace dateline {
namespace {

class CopiesTest : public testing::Test {
protected:
    CopiesTest() { std::filesystem::create_directories(std::filesystem::path(path_) / catalogue_name); }

    static Copy copy(const std::string& id, const std::string& original) {
        return {
            id,          original,       std::string("0123456789\0\xff\n345", 16), "1987-03-18", "dateline", "The Post", "http://p/" + id,
            {"Ann Lee"}, R"({"page":3})"};
    }
    void publish(Copies& copies) {
        copies.publish(path_, manifest_, next_);
        copies.published();
    }

    TemporaryFolder folder_;
    std::string path_ = folder_ / "db";
    Manifest manifest_;
    std::uint64_t next_ = 1;
};

TEST_F(CopiesTest, AreReadAsTheyWereWritten) {
    Copies copies;
    copies.put(copy("b", "a"));
    copies.put(copy("c", "a"));
    copies.put(copy("e", "d"));
    publish(copies);
    copies.remove("b");
    copies.change_original("d", "f");
    publish(copies);
    const Copies read(path_, manifest_);
    EXPECT_EQ(read.size(), 2U);
    EXPECT_EQ(read.find("b"), nullptr);
    ASSERT_EQ(read.of("a").size(), 1U);
    EXPECT_TRUE(read.of("d").empty());
    ASSERT_EQ(read.of("f").size(), 1U);
    const Copy& one = *read.of("f").front();
    EXPECT_EQ(one.id, "e");
    EXPECT_EQ(one.content_hash, copy("e", "d").content_hash);
    EXPECT_EQ(one.authors, std::vector<std::string>{"Ann Lee"});
    EXPECT_EQ(one.extra, R"({"page":3})");
}

TEST_F(CopiesTest, ThatNoManifestNamesDoNotCount) {
    Copies copies;
    copies.put(copy("b", "a"));
    publish(copies);
    const Manifest published = manifest_;
    copies.put(copy("c", "a"));
    publish(copies);
    EXPECT_EQ(Copies(path_, published).size(), 1U);
    Copies again(path_, published);
    again.put(copy("d", "a"));
    manifest_ = published;
    publish(again);
    const Copies read(path_, manifest_);
    EXPECT_EQ(read.find("c"), nullptr);
    EXPECT_NE(read.find("d"), nullptr);
}

TEST_F(CopiesTest, AreWrittenAnewWhenMostOfTheFileDoesNotCount) {
    Copies copies;
    for (int i = 0; i < 1200; ++i) copies.put(copy("b", "a"));
    publish(copies);
    for (int i = 0; i < 1200; ++i) copies.put(copy("b", "a"));
    publish(copies);
    EXPECT_LT(manifest_.files.at(copies_role).bytes, 1000U);
    EXPECT_EQ(Copies(path_, manifest_).size(), 1U);
}

TEST_F(CopiesTest, AreRefusedWhereTheFileIsDamaged) {
    Copies copies;
    copies.put(copy("b", "a"));
    publish(copies);
    std::fstream file(catalogue_path(path_, manifest_.files.at(copies_role).name), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(40);
    file.put('~');
    file.close();
    EXPECT_THROW(Copies(path_, manifest_), DatabaseError);
}

}  // namespace
}  // namespace dateline
