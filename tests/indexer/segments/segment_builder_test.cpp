#include "indexer/segments/segment_builder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "tests/indexer/segments/segment_articles.hpp"
#include "tests/indexer/temporary_folder.hpp"

namespace dateline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

SegmentArticle article(const std::string& id, std::uint32_t date = 0) {
    return segment_article(id, date);
}

class SegmentBuilderTest : public testing::Test {
protected:
    std::shared_ptr<Segment> finish() { return builder_.finish(folder_ / ("mini" + std::to_string(++number_))); }

    TemporaryFolder folder_;
    SegmentBuilder builder_;
    int number_ = 0;
};

TEST_F(SegmentBuilderTest, KeepsTheWordsOfEveryArticleInOrder) {
    builder_.add(article("a"), "Oil rises", "The oil price, at $18.50, rises.");
    builder_.add(article("b"), "", "wheat");
    const auto segment = finish();
    EXPECT_EQ(words_of(*segment, 1), "oil rises | the oil price at 18.50 rises");
    EXPECT_EQ(words_of(*segment, 2), "| wheat");
    EXPECT_THAT(segment->lengths(), ElementsAre(2 * title_wdf + 6, 1));
}

TEST_F(SegmentBuilderTest, ListsItsWordsWithTheArticlesTheyStandIn) {
    builder_.add(article("a"), "oil", "oil and wheat");
    builder_.add(article("b"), "", "wheat");
    const auto segment = finish();
    const Dictionary& dictionary = segment->dictionary();
    ASSERT_EQ(dictionary.size(), 3U);
    EXPECT_EQ(dictionary.word(0), "and");
    EXPECT_EQ(dictionary.article_count(*dictionary.find("oil")), 1U);
    EXPECT_EQ(dictionary.use_count(*dictionary.find("oil")), 2U);
    EXPECT_EQ(dictionary.article_count(*dictionary.find("wheat")), 2U);
    EXPECT_EQ(dictionary.find("whea"), std::nullopt);
    EXPECT_EQ(dictionary.lower_bound("b"), 1U);
    EXPECT_EQ(dictionary.lower_bound("zebra"), 3U);
}

TEST_F(SegmentBuilderTest, KeepsWhatBelongsToAnArticle) {
    SegmentArticle first = article("a", 19870318);
    first.language = "de";
    first.ids[0] = {3, 17};
    builder_.add(first, "", "x");
    builder_.add(article("b"), "", "y");
    const auto segment = finish();
    EXPECT_EQ(segment->last_docid(), 2U);
    EXPECT_THAT(segment->dates(), ElementsAre(19870318, 0));
    EXPECT_EQ(segment->article_id(2), "b");
    EXPECT_EQ(segment->content_hash(2), std::string(16, 'b'));
    EXPECT_EQ(segment->language(1), "de");
    EXPECT_EQ(segment->language(2), "en");
    EXPECT_EQ(segment->record(2).front, "the record of b");
    EXPECT_THAT(segment->ids(FacetKind::person).of(1), ElementsAre(3, 17));
    EXPECT_THAT(segment->ids(FacetKind::person).of(2), IsEmpty());
    EXPECT_EQ(segment->counts(FacetKind::person).size(), 2U);
}

TEST_F(SegmentBuilderTest, FindsArticlesByTheirIds) {
    for (int i = 0; i < 3000; ++i) builder_.add(article(std::to_string(i) + "th"), "", "word");
    const auto segment = finish();
    const Deletions none;
    for (int i = 0; i < 3000; ++i) EXPECT_EQ(segment->docid_of(std::to_string(i) + "th", none), static_cast<std::uint32_t>(i + 1));
    EXPECT_EQ(segment->docid_of("3000th", none), std::nullopt);
}

TEST_F(SegmentBuilderTest, PassesOverADeletedArticleOfTheSameId) {
    builder_.add(article("a"), "", "old");
    builder_.add(article("a"), "", "new");
    const auto segment = finish();
    Deletions deletions;
    deletions.add(1);
    EXPECT_EQ(segment->docid_of("a", deletions), 2U);
    deletions.add(2);
    EXPECT_EQ(segment->docid_of("a", deletions), std::nullopt);
}

TEST_F(SegmentBuilderTest, FillsAXapianDatabaseWithWordsAndFilters) {
    SegmentArticle first = article("a", 19870300);
    first.ids[0] = {17};
    builder_.add(first, "Oil", "oil wheat");
    const auto segment = finish();
    const Xapian::Database database(segment->xapian_path());
    EXPECT_EQ(database.get_doccount(), 1U);
    EXPECT_EQ(database.get_collection_freq("oil"), title_wdf + 1);
    for (const char* term : {"oil", "wheat", "Soil", "XP17", "Y1987", "M198703", "XOM198703", "Qa"})
        EXPECT_TRUE(database.term_exists(term)) << term;
    EXPECT_FALSE(database.has_positions());
    EXPECT_EQ(database.get_document(1).get_value(slot_date), "198703");
}

TEST_F(SegmentBuilderTest, IsEmptyAgainAfterwards) {
    builder_.add(article("a"), "", "one");
    finish();
    EXPECT_EQ(builder_.size(), 0U);
    builder_.add(article("b"), "", "two");
    const auto second = finish();
    EXPECT_EQ(second->last_docid(), 1U);
    EXPECT_EQ(second->dictionary().size(), 1U);
    EXPECT_EQ(words_of(*second, 1), "| two");
}

TEST_F(SegmentBuilderTest, TakesAnArticleOfAnotherSegmentAsItIs) {
    SegmentArticle first = article("a", 19870318);
    first.ids[5] = {2};
    first.language = "fr";
    builder_.add(article("other"), "", "zebra");
    builder_.add(first, "Le titre", "un mot");
    const auto from = finish();
    builder_.add(*from, 2);
    const auto to = finish();
    EXPECT_EQ(words_of(*to, 1), "le titre | un mot");
    EXPECT_EQ(to->record(1).front, from->record(2).front);
    EXPECT_EQ(to->record(1).details, from->record(2).details);
    EXPECT_EQ(to->language(1), "fr");
    EXPECT_EQ(to->lengths()[0], from->lengths()[1]);
    EXPECT_THAT(to->ids(FacetKind::topic).of(1), ElementsAre(2));
}

}  // namespace
}  // namespace dateline
