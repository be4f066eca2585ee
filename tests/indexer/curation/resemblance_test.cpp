#include "indexer/curation/resemblance.hpp"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(Resemblance, TranscriptionsOfANameSoundAlike) {
    EXPECT_EQ(sound_of("vladimir putin"), sound_of("wladimir poutine"));
    EXPECT_EQ(sound_of("gorbachev"), sound_of("gorbatschew"));
    EXPECT_NE(sound_of("gorbachev"), sound_of("gromyko"));
}

TEST(Resemblance, SaysWhy) {
    EXPECT_STREQ(resemblance("bill clinton", "william clinton"), "nickname");
    EXPECT_STREQ(resemblance("j smith", "john smith"), "initials");
    EXPECT_STREQ(resemblance("angela merkel", "angela merkell"), "spelling");
    EXPECT_STREQ(resemblance("vladimir putin", "wladimir poutine"), "sound");
}

TEST(Resemblance, StrangersHaveNone) {
    EXPECT_EQ(resemblance("angela merkel", "helmut kohl"), nullptr);
    EXPECT_EQ(resemblance("john smith", "peter smith"), nullptr);
}

}  // namespace
}  // namespace dateline
