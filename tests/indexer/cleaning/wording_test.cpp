#include "indexer/cleaning/wording.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace dateline {
namespace {

TEST(Wording, NamesTheReasonOfAStandingPhrase) {
    EXPECT_STREQ(read_wording("Sign up to our newsletter").reason, "subscription");
    EXPECT_STREQ(read_wording("Share this article on social media").reason, "share");
    EXPECT_STREQ(read_wording("© Example Ltd").reason, "legal");
}

TEST(Wording, SaysNothingOfALineWithoutSuchPhrases) {
    const Wording wording = read_wording("The ministers met in Geneva and parted without an agreement");
    EXPECT_EQ(wording.reason, nullptr);
    EXPECT_EQ(wording.weight, 0);
}

TEST(Wording, CountsAPhraseOnceHoweverOftenItIsSaid) {
    EXPECT_EQ(read_wording("twitter and twitter and twitter").weight, read_wording("twitter and that").weight);
}

TEST(Wording, KnowsPhrasesThatMustBeTheWholeLine) {
    EXPECT_EQ(read_wording("Share").weight, 3);
    EXPECT_EQ(read_wording("The share of votes").weight, 0);
}

TEST(SpellPlainly, LeavesSmallWordsBetweenSingleBlanks) {
    EXPECT_EQ(spell_plainly("Read  More: Don't — “Élysée”!"), " read more dont Élysée ");
    EXPECT_EQ(spell_plainly(""), " ");
    EXPECT_EQ(spell_plainly("©1987"), " © 1987 ");
}

}  // namespace
}  // namespace dateline
