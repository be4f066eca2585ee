#include "indexer/storing/date_digits.hpp"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(DateDigits, MayBePartial) {
    EXPECT_EQ(date_digits("1987-03-18"), "19870318");
    EXPECT_EQ(date_digits("1987-03"), "198703");
    EXPECT_EQ(date_digits("1987"), "1987");
}

TEST(DateDigits, MayCarryATimeOfDay) {
    EXPECT_EQ(date_digits("1987-03-18T10:11:12Z"), "19870318");
    EXPECT_EQ(date_digits("1987-03-18 10:11"), "19870318");
}

TEST(DateDigits, AreNoneWhereTheyReadOtherwise) {
    for (const char* text : {"", "87", "198", "1987-", "1987-3", "1987-13", "1987-00-01", "1987-02-30", "1987-03-32", "1987-03-1",
                             "1987/03/18", "1987-03-18x", "March 18"}) {
        EXPECT_EQ(date_digits(text), "") << text;
    }
}

TEST(DateDigits, ComeBackAsTheyWere) {
    for (const char* text : {"1987-03-18", "1987-03", "1987"}) EXPECT_EQ(date_of_digits(date_digits(text)), text);
}

}  // namespace
}  // namespace dateline
