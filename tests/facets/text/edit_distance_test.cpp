#include "facets/text/edit_distance.hpp"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(EditDistance, CountsWhatMustBeChanged) {
    EXPECT_EQ(edit_distance("putin", "putin", 3), 0U);
    EXPECT_EQ(edit_distance("putin", "puttin", 3), 1U);
    EXPECT_EQ(edit_distance("putin", "potin", 3), 1U);
    EXPECT_EQ(edit_distance("", "abc", 3), 3U);
    EXPECT_EQ(edit_distance("kitten", "sitting", 5), 3U);
}

TEST(EditDistance, TakesASwapAsOne) {
    EXPECT_EQ(edit_distance("putni", "putin", 3), 1U);
}

TEST(EditDistance, StopsAtItsLimit) {
    EXPECT_EQ(edit_distance("putin", "medvedev", 2), 3U);
    EXPECT_EQ(edit_distance("a", "abcdefgh", 2), 3U);
    EXPECT_EQ(edit_distance("same", "same", 0), 0U);
    EXPECT_EQ(edit_distance("same", "sane", 0), 1U);
}

}  // namespace
}  // namespace dateline
