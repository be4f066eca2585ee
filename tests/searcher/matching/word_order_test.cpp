#include "searcher/matching/word_order.hpp"

#include <gtest/gtest.h>

#include "tests/searcher/small_archive.hpp"

namespace dateline {
namespace {

class WordOrders : public testing::Test {
protected:
    /// Runs of words, each with what may stand in its place: {{{"crude"}, {"oil", "gas"}}}.
    using Runs = std::vector<std::vector<std::vector<std::string>>>;

    [[nodiscard]] bool fits(const Runs& written, std::size_t window = 0, bool in_title = false) const {
        std::vector<WordRun> runs;
        for (const auto& run : written) {
            WordRun& choices = runs.emplace_back();
            for (const auto& words : run) {
                WordChoice& choice = choices.emplace_back();
                for (const std::string& word : words) choice.push_back(*segment().dictionary().find(word));
                std::sort(choice.begin(), choice.end());
            }
        }
        return WordOrder(segment(), runs, window, in_title).fits(1);
    }
    [[nodiscard]] const Segment& segment() const { return *snapshot.parts.front().segment; }

    SmallArchive archive{{{"one", "Oil prices rise", "The price of crude oil, gas and crude gas rose. Oil was up."}}};
    Snapshot snapshot = open_snapshot(archive.folder());
};

TEST_F(WordOrders, FindAPhraseAsWritten) {
    EXPECT_TRUE(fits({{{"crude"}, {"oil"}}}));
    EXPECT_TRUE(fits({{{"crude"}, {"gas"}, {"rose"}, {"oil"}, {"was"}, {"up"}}}));
    EXPECT_FALSE(fits({{{"oil"}, {"crude"}}}));
    EXPECT_FALSE(fits({{{"up"}, {"up"}}}));
}

TEST_F(WordOrders, NeverJoinTitleAndText) {
    EXPECT_TRUE(fits({{{"prices"}, {"rise"}}}));
    EXPECT_FALSE(fits({{{"rise"}, {"the"}}}));
    EXPECT_FALSE(fits({{{"rise"}}, {{"the"}}}, 100));
}

TEST_F(WordOrders, LookIntoTitlesAloneWhereAsked) {
    EXPECT_TRUE(fits({{{"oil"}, {"prices"}}}, 0, true));
    EXPECT_FALSE(fits({{{"crude"}, {"oil"}}}, 0, true));
}

TEST_F(WordOrders, TakeAnyOfSeveralWordsInAPlace) {
    EXPECT_TRUE(fits({{{"crude"}, {"gas", "up"}}}));
    EXPECT_FALSE(fits({{{"gas", "up"}, {"crude"}}}));
}

TEST_F(WordOrders, FindWordsNearEachOtherInAnyOrder) {
    EXPECT_TRUE(fits({{{"oil"}}, {{"price"}}}, 4));
    EXPECT_TRUE(fits({{{"price"}}, {{"oil"}}}, 4));
    EXPECT_FALSE(fits({{{"price"}}, {{"up"}}}, 4));
    EXPECT_TRUE(fits({{{"crude"}, {"oil"}}, {{"price"}}}, 4));
    EXPECT_FALSE(fits({{{"crude"}, {"gas"}}, {{"price"}}}, 4));
}

TEST_F(WordOrders, NeedAPlaceOfItsOwnForEveryWord) {
    EXPECT_TRUE(fits({{{"crude"}}, {{"crude"}}}, 6));
    EXPECT_FALSE(fits({{{"up"}}, {{"up"}}}, 6));
    EXPECT_FALSE(fits({{{"crude"}}, {{"crude"}}, {{"crude"}}}, 20));
}

}  // namespace
}  // namespace dateline
