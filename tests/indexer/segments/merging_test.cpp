#include "indexer/segments/merging.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <filesystem>

#include "facets/error.hpp"
#include "indexer/segments/joining.hpp"
#include "tests/indexer/segments/segment_articles.hpp"
#include "tests/indexer/temporary_folder.hpp"

namespace dateline {
namespace {

using testing::ElementsAre;

class MergingTest : public testing::Test {
protected:
    /// Articles "0", "1", ... with words of their own and common ones.
    std::shared_ptr<const Segment> make(int first, int count, const std::string& language = "") {
        for (int i = first; i < first + count; ++i) {
            SegmentArticle one = segment_article(std::to_string(i), 19870000 + static_cast<std::uint32_t>(i));
            one.language = language;
            one.ids[0] = {static_cast<std::uint32_t>(i % 3), 100};
            builder_.add(one, "title " + std::to_string(i), i % 2 == 0 ? "rising prices" : "prices rose");
        }
        return builder_.finish(next_folder());
    }

    std::shared_ptr<const Segment> merge(const std::vector<std::shared_ptr<const Segment>>& segments) {
        const std::string folder = next_folder();
        merge_segments(segments, folder, next_folder());
        return std::make_shared<const Segment>(folder);
    }

    std::string next_folder() { return folder_ / ("segment" + std::to_string(++number_)); }

    TemporaryFolder folder_;
    SegmentBuilder builder_;
    int number_ = 0;
};

TEST_F(MergingTest, KeepsEveryArticleUnderItsShiftedNumber) {
    const auto merged = merge({make(0, 5), make(5, 3), make(8, 1)});
    ASSERT_EQ(merged->last_docid(), 9U);
    const Deletions none;
    const Xapian::Database database(merged->xapian_path());
    EXPECT_EQ(database.get_doccount(), 9U);
    EXPECT_THAT(merged->by_date(), ElementsAre(9, 8, 7, 6, 5, 4, 3, 2, 1));
    for (std::uint32_t docid = 1; docid <= 9; ++docid) {
        const std::string id = std::to_string(docid - 1);
        EXPECT_EQ(merged->article_id(docid), id);
        EXPECT_EQ(merged->docid_of(id, none), docid);
        EXPECT_EQ(merged->record(docid).front, "the record of " + id);
        EXPECT_EQ(merged->dates()[docid - 1], 19870000 + docid - 1);
        EXPECT_EQ(merged->lengths()[docid - 1], 2 * title_wdf + 2);
        EXPECT_EQ(merged->content_hash(docid), std::string(16, id[0]));
        EXPECT_EQ(words_of(*merged, docid), "title " + id + " | " + (docid % 2 == 1 ? "rising prices" : "prices rose"));
        EXPECT_THAT(merged->ids(FacetKind::person).of(docid), ElementsAre((docid - 1) % 3, 100));
        EXPECT_EQ(*database.postlist_begin("Q" + id), docid);
    }
    merged->verify();
    EXPECT_TRUE(merged->notes().empty());
}

TEST_F(MergingTest, AddsUpWhatIsCounted) {
    const auto merged = merge({make(0, 5), make(5, 4)});
    const Dictionary& dictionary = merged->dictionary();
    EXPECT_EQ(dictionary.article_count(*dictionary.find("prices")), 9U);
    EXPECT_EQ(dictionary.article_count(*dictionary.find("rising")), 5U);
    EXPECT_EQ(dictionary.use_count(*dictionary.find("title")), 9U);
    const auto counts = merged->counts(FacetKind::person);
    ASSERT_EQ(counts.size(), 4U);
    EXPECT_EQ(counts[0].count, 3U);
    EXPECT_EQ(counts[3].id, 100U);
    EXPECT_EQ(counts[3].count, 9U);
}

TEST_F(MergingTest, FindsTheWordsOfAStemInEachLanguage) {
    const auto merged = merge({make(0, 2), make(2, 2, "de"), make(4, 1, "tlh")});
    const Dictionary& dictionary = merged->dictionary();
    const auto words = [&](const char* language, const char* stem) {
        std::vector<std::string> found;
        for (const std::uint32_t number : dictionary.words_of_stem(language, stem)) found.emplace_back(dictionary.word(number));
        return found;
    };
    EXPECT_THAT(words("", "rise"), ElementsAre("rising"));
    EXPECT_THAT(words("en", "price"), ElementsAre("prices"));
    EXPECT_THAT(words("de", "rising"), ElementsAre("rising"));
    EXPECT_THAT(words("tlh", "rising"), ElementsAre("rising"));
    EXPECT_THAT(words("tlh", "rose"), ElementsAre());
    EXPECT_THAT(words("en", "0"), ElementsAre("0"));
    EXPECT_THAT(words("fr", "rising"), ElementsAre());
    EXPECT_EQ(merged->language(5), "tlh");
}

TEST_F(MergingTest, MergesWhatIsMergedAlready) {
    const auto merged = merge({merge({make(0, 3), make(3, 3)}), make(6, 2), merge({make(8, 1), make(9, 1)})});
    ASSERT_EQ(merged->last_docid(), 10U);
    for (std::uint32_t docid = 1; docid <= 10; ++docid)
        EXPECT_EQ(merged->record(docid).front, "the record of " + std::to_string(docid - 1));
    EXPECT_EQ(words_of(*merged, 10), "title 9 | prices rose");
}

TEST_F(MergingTest, TakesMoreSegmentsThanCanBeOpenAtOnce) {
    std::vector<std::shared_ptr<const Segment>> segments;
    for (int i = 0; i < 150; ++i) segments.push_back(make(i, 1));
    const auto merged = merge(segments);
    ASSERT_EQ(merged->last_docid(), 150U);
    EXPECT_EQ(*Xapian::Database(merged->xapian_path()).postlist_begin("Q149"), 150U);
}

TEST_F(MergingTest, LeavesOutDeletedArticlesWhereTheyAreMany) {
    auto many = std::make_shared<Deletions>(), few = std::make_shared<Deletions>();
    for (const std::uint32_t docid : {1U, 3U, 4U}) many->add(docid);
    few->add(2);
    const std::string folder = next_folder();
    const Joined joined = join_segments({{merge({make(0, 6)}), few}, {merge({make(6, 4)}), many}}, 0.2, folder, next_folder());
    EXPECT_EQ(joined.articles, 7U);
    EXPECT_EQ(joined.maps[0][2], 2U);
    EXPECT_EQ(joined.maps[1][1], 0U);
    EXPECT_EQ(joined.maps[1][2], 7U);
    const Segment segment(folder);
    ASSERT_EQ(segment.last_docid(), 7U);
    EXPECT_EQ(segment.article_id(7), "7");
    EXPECT_EQ(words_of(segment, 7), "title 7 | prices rose");
    EXPECT_EQ(segment.record(7).front, "the record of 7");
}

TEST_F(MergingTest, MakesNoSegmentWhereNoArticleIsLeft) {
    auto all = std::make_shared<Deletions>();
    all->add(1);
    const std::string folder = next_folder();
    EXPECT_EQ(join_segments({{make(0, 1), all}}, 0.2, folder, next_folder()).articles, 0U);
    EXPECT_FALSE(std::filesystem::exists(folder));
}

TEST_F(MergingTest, BuildsDamagedFacetColumnsAgainFromTheValueSlots) {
    const auto merged = merge({make(0, 5), make(5, 5)});
    const std::string path = merged->folder() + "/facets";
    std::string bytes = read_file(path);
    bytes[100] = static_cast<char>(bytes[100] ^ 1);
    OutputFile(path).write(bytes);
    const Segment damaged(merged->folder());
    EXPECT_THAT(damaged.ids(FacetKind::person).of(10), ElementsAre(0, 100));
    EXPECT_EQ(damaged.counts(FacetKind::person).back().count, 10U);
    EXPECT_THAT(damaged.notes(), ElementsAre(testing::HasSubstr("facets")));

    std::filesystem::remove(path);
    const auto missing = std::make_shared<const Segment>(merged->folder());
    EXPECT_THAT(missing->ids(FacetKind::person).of(10), ElementsAre(0, 100));
    const auto whole = merge({missing});
    EXPECT_THAT(whole->ids(FacetKind::person).of(10), ElementsAre(0, 100));
    EXPECT_TRUE(whole->notes().empty());
}

TEST_F(MergingTest, TellsWhichFileIsDamaged) {
    const auto merged = merge({make(0, 5)});
    for (const char* name : {"articles", "words", "dictionary", "records"}) {
        const std::string path = merged->folder() + "/" + name;
        const std::string whole = read_file(path);
        std::string bytes = whole;
        bytes[20] = static_cast<char>(bytes[20] ^ 1);
        OutputFile(path).write(bytes);
        try {
            Segment(merged->folder()).verify();
            FAIL() << name;
        } catch (const DatabaseError& error) {
            EXPECT_THAT(error.what(), testing::HasSubstr(path));
        }
        OutputFile(path).write(whole.substr(0, whole.size() - 1));
        EXPECT_THROW(Segment(merged->folder()), DatabaseError) << name;
        OutputFile(path).write(whole);
    }
}

}  // namespace
}  // namespace dateline
