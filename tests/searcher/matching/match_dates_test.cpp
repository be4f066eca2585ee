#include "searcher/matching/match_dates.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::vector<std::uint32_t> dates = {19870318, 19870300, 19870000, 0, 19880101, 19861231};

/// The docids that match, of all.
std::vector<std::uint32_t> matches(std::vector<DaySpan> spans) {
    MatchDates matcher(dates, std::move(spans));
    WindowBits wanted, found;
    for (std::uint32_t docid = 1; docid <= dates.size(); ++docid) wanted.set(docid);
    matcher.match({0, 64}, wanted, found);
    std::vector<std::uint32_t> docids;
    found.for_each([&](std::uint32_t offset) { docids.push_back(offset); });
    return docids;
}

TEST(MatchDates, LetsThroughWhateverMayLieInTheSpan) {
    EXPECT_THAT(matches({{19870318, 19870318}}), ElementsAre(1, 2, 3));
    EXPECT_THAT(matches({{19870319, 19870331}}), ElementsAre(2, 3));
    EXPECT_THAT(matches({{19870401, 19870430}}), ElementsAre(3));
    EXPECT_THAT(matches({{19870101, 19870101}}), ElementsAre(3));
}

TEST(MatchDates, NeverLetsTheUndatedThrough) {
    EXPECT_THAT(matches({{0, 99991231}}), ElementsAre(1, 2, 3, 5, 6));
}

TEST(MatchDates, TakesSpansAsAlternatives) {
    EXPECT_THAT(matches({{19860101, 19861231}, {19880101, 19881231}}), ElementsAre(5, 6));
    EXPECT_THAT(matches({}), IsEmpty());
}

}  // namespace
}  // namespace dateline
