#include "indexer/curation/groups.hpp"

#include <gmock/gmock.h>

namespace dateline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Action = Decision::Action;

Decision decision(std::uint64_t number, Action action, std::vector<std::uint32_t> ids, std::string label = {}, std::uint64_t undone = 0) {
    return {number, {}, action, std::move(ids), {}, std::move(label), undone};
}

CanonicalIds decide(const std::vector<Decision>& decisions, const std::vector<CanonicalIds::Pair>& identities = {}) {
    Groups groups(identities, 100);
    groups.apply(decisions);
    return std::move(groups).canonical_ids();
}

TEST(Groups, NothingDecidedIsEveryIdItsOwn) {
    EXPECT_TRUE(decide({}).is_identity());
    EXPECT_THAT(decide({}).ids_of(7), ElementsAre(7));
}

TEST(Groups, MergedOnesCountUnderTheFirst) {
    const CanonicalIds ids = decide({decision(1, Action::merge, {5, 3}), decision(2, Action::merge, {5, 8})});
    EXPECT_EQ(ids.canonical(3), 5U);
    EXPECT_EQ(ids.canonical(8), 5U);
    EXPECT_THAT(ids.ids_of(5), ElementsAre(3, 5, 8));
    EXPECT_THAT(ids.ids_of(3), IsEmpty());
}

TEST(Groups, MergingTwoGroupsUnitesAllOfThem) {
    const CanonicalIds ids =
        decide({decision(1, Action::merge, {1, 2}), decision(2, Action::merge, {3, 4}), decision(3, Action::merge, {3, 1})});
    EXPECT_THAT(ids.ids_of(3), ElementsAre(1, 2, 3, 4));
}

TEST(Groups, ASplitHoldsAgainstTheRules) {
    const CanonicalIds ids = decide({decision(1, Action::split, {2})}, {{1, 1}, {2, 1}, {3, 1}});
    EXPECT_EQ(ids.canonical(2), 2U);
    EXPECT_THAT(ids.ids_of(1), ElementsAre(1, 3));
}

TEST(Groups, WhoStoodForTheOthersMayLeaveThem) {
    const CanonicalIds ids = decide({decision(1, Action::split, {1})}, {{1, 1}, {2, 1}, {3, 1}});
    EXPECT_THAT(ids.ids_of(1), ElementsAre(1));
    EXPECT_THAT(ids.ids_of(2), ElementsAre(2, 3));
}

TEST(Groups, TheHiddenAreNobody) {
    const CanonicalIds ids = decide({decision(1, Action::hide, {4})});
    EXPECT_EQ(ids.canonical(4), CanonicalIds::hidden);
    EXPECT_THAT(ids.ids_of(4), IsEmpty());
}

TEST(Groups, ANewNameIsFoundByItsFoldedForm) {
    const CanonicalIds ids = decide({decision(1, Action::rename, {4}, "Muhammad Ali")});
    EXPECT_EQ(*ids.label(4), "Muhammad Ali");
    EXPECT_EQ(ids.renamed_to("muhammad ali"), 4U);
}

TEST(Groups, WhatIsUndoneDoesNotHoldAndHoldsAgainWhenThatIsUndone) {
    std::vector<Decision> log = {decision(1, Action::merge, {1, 2}), decision(2, Action::undo, {}, {}, 1)};
    EXPECT_TRUE(decide(log).is_identity());
    log.push_back(decision(3, Action::undo, {}, {}, 2));
    EXPECT_EQ(decide(log).canonical(2), 1U);
}

TEST(Groups, IdsThatAnOlderStateDoesNotKnowArePassedOver) {
    const CanonicalIds ids = decide({decision(1, Action::merge, {200, 1, 2})});
    EXPECT_THAT(ids.ids_of(1), ElementsAre(1, 2));
}

}  // namespace
}  // namespace dateline
