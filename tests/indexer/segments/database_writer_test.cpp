#include "indexer/segments/database_writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ctime>
#include <filesystem>
#include <set>
#include <thread>

#include "facets/error.hpp"
#include "tests/indexer/segments/segment_articles.hpp"
#include "tests/indexer/temporary_folder.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class DatabaseWriterTest : public testing::Test {
protected:
    void put(DatabaseWriter& writer, const std::vector<std::string>& ids, const std::string& text = "text") {
        for (const std::string& id : ids) builder_.add(segment_article(id), "", text);
        const std::size_t waiting = writer.add(builder_.finish(writer.scratch_folder()));
        for (std::uint32_t docid = 1; docid <= ids.size(); ++docid) writer.accept(waiting, docid, writer.find(ids[docid - 1]));
    }

    [[nodiscard]] std::set<std::string> published() const {
        std::set<std::string> ids;
        const Snapshot snapshot = open_snapshot(path_);
        for (const Snapshot::Part& part : snapshot.parts) {
            for (std::uint32_t docid = 1; docid <= part.segment->last_docid(); ++docid) {
                if (part.deletions->holds(docid)) continue;
                EXPECT_TRUE(ids.emplace(part.segment->article_id(docid)).second) << "it is there twice";
            }
        }
        EXPECT_EQ(snapshot.articles(), ids.size());
        return ids;
    }

    [[nodiscard]] std::size_t count_files(const char* folder) const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(fs::path(path_) / folder), {}));
    }

    TemporaryFolder folder_;
    std::string path_ = folder_ / "news.db";
    SegmentBuilder builder_;
};

TEST_F(DatabaseWriterTest, ShowsReadersNothingBeforeItPublishes) {
    DatabaseWriter writer(path_);
    put(writer, {"a", "b"});
    EXPECT_THAT(published(), IsEmpty());
    writer.publish();
    EXPECT_THAT(published(), ElementsAre("a", "b"));
}

TEST_F(DatabaseWriterTest, LeavesNothingOfWhatItDidNotPublish) {
    {
        DatabaseWriter writer(path_);
        put(writer, {"a"});
        writer.publish();
        put(writer, {"b"});
    }
    EXPECT_THAT(published(), ElementsAre("a"));
    EXPECT_FALSE(fs::exists(path_ + "/scratch"));
}

TEST_F(DatabaseWriterTest, ReplacesAnArticleByANewerOne) {
    DatabaseWriter writer(path_);
    put(writer, {"a", "b"}, "old");
    put(writer, {"a"}, "newer");
    writer.publish();
    EXPECT_THAT(published(), ElementsAre("a", "b"));
    put(writer, {"b"}, "newest");
    writer.publish();
    EXPECT_THAT(published(), ElementsAre("a", "b"));
    const auto place = writer.find("b");
    ASSERT_TRUE(place);
    EXPECT_EQ(words_of(*writer.published()->parts.back().segment, place->docid), "| newest");
}

TEST_F(DatabaseWriterTest, TakesArticlesOut) {
    DatabaseWriter writer(path_);
    put(writer, {"a", "b", "c"});
    writer.remove(*writer.find("a"));
    writer.publish();
    EXPECT_THAT(published(), ElementsAre("b", "c"));
    writer.remove(*writer.find("c"));
    EXPECT_FALSE(writer.find("c"));
    writer.publish();
    EXPECT_THAT(published(), ElementsAre("b"));
    writer.remove(*writer.find("b"));
    writer.publish();
    EXPECT_THAT(published(), IsEmpty());
    EXPECT_EQ(writer.published()->parts.size(), 0U);
}

TEST_F(DatabaseWriterTest, KeepsSegmentsFewWhateverComesBetween) {
    std::set<std::string> expected;
    {
        DatabaseWriter writer(path_);
        for (int i = 0; i < 60; ++i) {
            const std::string id = std::to_string(i);
            put(writer, {id, "same", "x" + id});
            writer.publish();
            expected.insert({id, "same", "x" + id});
            if (i % 5 == 4) {
                writer.remove(*writer.find(std::to_string(i - 3)));
                expected.erase(std::to_string(i - 3));
            }
        }
        writer.publish();
        writer.settle();
        EXPECT_EQ(published(), expected);
        EXPECT_LE(writer.published()->parts.size(), 9U);
        EXPECT_EQ(count_files("segments"), writer.published()->parts.size());
    }
    EXPECT_EQ(published(), expected);
}

TEST_F(DatabaseWriterTest, CompactsIntoOneSegmentWithoutWhatIsDeleted) {
    DatabaseWriter writer(path_);
    for (int i = 0; i < 5; ++i) {
        put(writer, {std::to_string(i), "y" + std::to_string(i)});
        writer.publish();
    }
    writer.remove(*writer.find("3"));
    writer.compact();
    ASSERT_EQ(writer.published()->parts.size(), 1U);
    EXPECT_EQ(writer.published()->parts[0].segment->last_docid(), 9U);
    EXPECT_TRUE(writer.published()->parts[0].deletions->empty());
    EXPECT_EQ(published().size(), 9U);
    EXPECT_EQ(count_files("deleted"), 0U);
    const std::uint64_t generation = writer.published()->generation;
    writer.compact();
    EXPECT_EQ(writer.published()->generation, generation) << "there was nothing to do";
}

TEST_F(DatabaseWriterTest, LeavesAReaderItsFilesUntilItGoes) {
    DatabaseWriter writer(path_);
    put(writer, {"a"});
    writer.publish();
    put(writer, {"b"});
    writer.publish();
    {
        const Snapshot reader = open_snapshot(path_);
        writer.compact();
        EXPECT_EQ(count_files("segments"), 3U);
        EXPECT_EQ(reader.parts[0].segment->record(1).front, "the record of a");
    }
    put(writer, {"c"});
    writer.publish();
    EXPECT_EQ(count_files("segments"), 2U);
}

TEST_F(DatabaseWriterTest, LendsAReaderTheSegmentsThatStay) {
    DatabaseWriter writer(path_);
    put(writer, {"a"});
    writer.publish();
    const Snapshot before = open_snapshot(path_);
    put(writer, {"b"});
    writer.publish();
    EXPECT_GT(published_generation(path_), before.generation);
    const Snapshot after = open_snapshot(path_, &before);
    ASSERT_EQ(after.parts.size(), 2U);
    EXPECT_EQ(after.parts[0].segment, before.parts[0].segment);
}

TEST_F(DatabaseWriterTest, ReadersAlwaysSeeOnePublishedState) {
    DatabaseWriter writer(path_);
    std::atomic<bool> done = false;
    std::thread reader([&] {
        std::size_t before = 0;
        while (!done) {
            const std::size_t now = published().size();
            EXPECT_GE(now, before);
            EXPECT_EQ(now % 2, 0U);
            before = now;
        }
    });
    for (int i = 0; i < 40; ++i) {
        put(writer, {std::to_string(i), "z" + std::to_string(i)});
        writer.publish();
    }
    writer.settle();
    done = true;
    reader.join();
    EXPECT_EQ(published().size(), 80U);
}

TEST_F(DatabaseWriterTest, RefusesASecondWriterAndSaysWhoTheFirstIs) {
    const std::time_t before = std::time(nullptr);
    DatabaseWriter first(path_);
    const std::time_t after = std::time(nullptr);
    try {
        DatabaseWriter second(path_);
        FAIL();
    } catch (const DatabaseError& error) {
        const std::string message = error.what();
        EXPECT_THAT(message, HasSubstr("process " + std::to_string(getpid())));
        std::tm since{};
        const std::size_t place = message.find("since ");
        ASSERT_NE(place, std::string::npos) << message;
        ASSERT_NE(strptime(message.c_str() + place, "since %Y-%m-%d %H:%M:%S UTC", &since), nullptr) << message;
        EXPECT_GE(timegm(&since), before) << message;
        EXPECT_LE(timegm(&since), after) << message;
    }
}

TEST_F(DatabaseWriterTest, ClearsAwayWhatADeadWriterLeft) {
    { DatabaseWriter writer(path_); }
    fs::create_directories(path_ + "/scratch/7");
    fs::create_directories(path_ + "/segments/99");
    OutputFile(path_ + "/segments/99/articles").write("half");
    OutputFile(path_ + "/deleted/98").write("half");
    OutputFile(path_ + "/MANIFEST.new").write("half");
    DatabaseWriter writer(path_);
    put(writer, {"a"});
    writer.publish();
    EXPECT_THAT(published(), ElementsAre("a"));
    EXPECT_EQ(count_files("segments"), 1U);
    EXPECT_EQ(count_files("deleted"), 0U);
}

TEST_F(DatabaseWriterTest, KeepsFilesOfOtherPartsAsLongAsTheyAreNamed) {
    DatabaseWriter writer(path_);
    OutputFile(catalogue_path(path_, "log-1")).write("one");
    writer.set_file("curation", {"log-1", 3});
    writer.publish();
    EXPECT_EQ(read_manifest(path_).files.at("curation").name, "log-1");
    OutputFile(catalogue_path(path_, "log-2")).write("two!");
    writer.set_file("curation", {"log-2", 4});
    writer.publish();
    EXPECT_EQ(read_manifest(path_).files.at("curation").bytes, 4U);
    EXPECT_FALSE(fs::exists(catalogue_path(path_, "log-1")));
}

TEST_F(DatabaseWriterTest, LeavesAloneWhatIsNoDatabase) {
    fs::create_directories(path_);
    OutputFile(path_ + "/mine.txt").write("precious");
    EXPECT_THROW(DatabaseWriter{path_}, DatabaseError);
    EXPECT_EQ(std::distance(fs::directory_iterator(path_), {}), 1);
    EXPECT_THROW(open_snapshot(folder_ / "absent"), DatabaseError);
}

TEST_F(DatabaseWriterTest, RefusesADamagedManifest) {
    { DatabaseWriter writer(path_); }
    const std::string text = read_file(path_ + "/MANIFEST");
    OutputFile(path_ + "/MANIFEST").write(text.substr(0, text.find("generation")) + "generation 9" + text.substr(text.find("\nnext")));
    EXPECT_THROW(open_snapshot(path_), DatabaseError);
}

}  // namespace
}  // namespace dateline
