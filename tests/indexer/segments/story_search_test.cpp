#include "indexer/segments/story_search.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "facets/error.hpp"
#include "facets/text/fold.hpp"
#include "indexer/duplicates/story_finder.hpp"
#include "indexer/segments/database_writer.hpp"
#include "tests/indexer/duplicates/made_up_words.hpp"
#include "tests/indexer/segments/segment_articles.hpp"
#include "tests/indexer/temporary_folder.hpp"

namespace dateline {
namespace {

/// Words of a made-up vocabulary, the same for the same seed, every `step`-th of them another one.
std::string text(unsigned seed, std::size_t count, std::size_t step = 1000000, unsigned edit = 0) {
    std::minstd_rand random(seed + 1);
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        const auto word = random() % 5000;
        text += i % step == edit % step ? "edit" + made_up_word(edit + i) + " " : made_up_word(word) + ", ";
    }
    return text;
}

class StorySearchTest : public testing::Test {
protected:
    void put(DatabaseWriter& writer, const std::string& id, const std::string& text) {
        builder_.add(segment_article(id), "", text);
        const std::size_t waiting = writer.add(builder_.finish(writer.scratch_folder()));
        writer.accept(waiting, 1, writer.find(id));
    }

    /// By id, of the articles that count.
    [[nodiscard]] std::map<std::string, std::uint32_t> stories() const {
        std::map<std::string, std::uint32_t> stories;
        const Snapshot snapshot = open_snapshot(path_);
        for (const Snapshot::Part& part : snapshot.parts) {
            for (std::uint32_t docid = 1; docid <= part.segment->last_docid(); ++docid)
                if (!part.deletions->holds(docid))
                    stories.emplace(part.segment->article_id(docid), part.segment->stories().stories()[docid - 1]);
        }
        return stories;
    }

    TemporaryFolder folder_;
    std::string path_ = folder_ / "news.db";
    SegmentBuilder builder_;
};

TEST_F(StorySearchTest, FindsWhatTheFinderInMemoryFindsHoweverOftenItIsPublishedMergedAndOpened) {
    std::mt19937 random(11);
    StoryFinder finder;
    std::map<std::string, std::uint32_t> expected;
    auto writer = std::make_unique<DatabaseWriter>(path_);
    for (unsigned i = 0; i < 260; ++i) {
        // Some of one pattern, so that more articles share a shingle than are looked at.
        const bool is_copy = i > 20 && random() % 3 == 0;
        const std::string pattern = i % 4 == 0 ? "daily figures of the exchange in the capital of the country: " : "";
        const std::string words = pattern + text(is_copy ? static_cast<unsigned>(random() % i) : i, 60 + random() % 2 * 30,
                                                 is_copy ? 14 + random() % 20 : 1000000, i);
        const std::string id = "article " + std::to_string(i);
        expected[id] = finder.add(sign_text("", fold(words))) + 1;
        put(*writer, id, words);
        if (random() % 16 == 0) writer->publish();
        if (random() % 40 == 0) writer->settle();
        if (random() % 60 == 0) {
            writer->publish();
            writer.reset();
            writer = std::make_unique<DatabaseWriter>(path_);
        }
    }
    writer->publish();
    EXPECT_EQ(stories(), expected);
    std::set<std::uint32_t> distinct;
    for (const auto& [id, story] : expected) distinct.insert(story);
    EXPECT_LT(distinct.size(), 220U);
    writer->compact();
    EXPECT_EQ(stories(), expected);
}

TEST_F(StorySearchTest, KeepsAnArticlesStoryWhenItIsReplacedByALaterForm) {
    DatabaseWriter writer(path_);
    put(writer, "a", text(1, 100));
    put(writer, "b", text(2, 100));
    writer.publish();
    put(writer, "b", text(2, 100, 12));
    put(writer, "a", text(3, 100));
    writer.publish();
    EXPECT_EQ(stories(), (std::map<std::string, std::uint32_t>{{"a", 4}, {"b", 2}}));
}

TEST_F(StorySearchTest, LeavesAStoryItsNumberWhenItsFirstArticleGoes) {
    DatabaseWriter writer(path_);
    put(writer, "a", text(1, 100));
    put(writer, "b", text(1, 100, 15));
    writer.remove(*writer.find("a"));
    writer.publish();
    put(writer, "c", text(1, 100, 20));
    writer.compact();
    EXPECT_EQ(stories(), (std::map<std::string, std::uint32_t>{{"b", 1}, {"c", 1}}));
}

TEST_F(StorySearchTest, NeverGivesTheNumberOfAStoryToAnother) {
    {
        DatabaseWriter writer(path_);
        put(writer, "a", text(1, 100));
        put(writer, "b", text(2, 100));
        writer.remove(*writer.find("a"));
        put(writer, "c", text(3, 100));
        writer.remove(*writer.find("c"));
        writer.compact();
    }
    DatabaseWriter writer(path_);
    put(writer, "d", text(4, 100));
    writer.publish();
    const auto found = stories();
    EXPECT_EQ(found.at("b"), 2U);
    EXPECT_NE(found.at("d"), 2U);
}

TEST_F(StorySearchTest, DoesNotLookAtWhatIsDeleted) {
    DatabaseWriter writer(path_);
    put(writer, "a", text(1, 100));
    writer.publish();
    writer.remove(*writer.find("a"));
    put(writer, "b", text(1, 100));
    writer.publish();
    EXPECT_EQ(stories(), (std::map<std::string, std::uint32_t>{{"b", 2}}));
}

TEST_F(StorySearchTest, FindsAnArticleUnderEachOfItsShingles) {
    for (int i = 0; i < 50; ++i) builder_.add(segment_article(std::to_string(i)), "", text(static_cast<unsigned>(i), 80));
    builder_.add(segment_article("empty"), "", "");
    const auto segment = builder_.finish(folder_ / "segment");
    const StoryColumns& columns = segment->stories();
    for (std::uint32_t docid = 1; docid <= 50; ++docid) {
        const TextSignature signature = columns.signature(docid);
        ASSERT_GE(signature.count, entered_shingles);
        for (std::uint32_t i = 0; i < signature.count; ++i) {
            bool found = false;
            for (const ShinglePlace& place : columns.under(signature.lowest[i])) found = found || place.docid == docid;
            EXPECT_EQ(found, i < entered_shingles);
        }
    }
    EXPECT_EQ(columns.signature(51).count, 0U);
}

TEST_F(StorySearchTest, RefusesColumnsThatDoNotFitTheSegment) {
    ColumnWriter writer;
    StoryColumnContent content;
    content.add("", 1, 1);
    content.write(writer);
    const auto bytes = std::make_shared<const std::string>(writer.finish());
    EXPECT_THROW(StoryColumns(ColumnFile(bytes, *bytes, "stories"), 2), DatabaseError);
    EXPECT_THROW((void)StoryColumns(ColumnFile(bytes, *bytes, "stories"), 1).signature(1), DatabaseError);
}

}  // namespace
}  // namespace dateline
