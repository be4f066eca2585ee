#include "indexer/reading/dates.hpp"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(IsoDate, KeepsPartialDatesPartial) {
    EXPECT_EQ(iso_date("1987"), "1987");
    EXPECT_EQ(iso_date("1987-03"), "1987-03");
    EXPECT_EQ(iso_date("1987-03-18"), "1987-03-18");
}

TEST(IsoDate, CutsOffTheTimeOfDay) {
    EXPECT_EQ(iso_date("1987-03-18T10:11:12+02:00"), "1987-03-18");
    EXPECT_EQ(iso_date("1987-03-18 10:11"), "1987-03-18");
    EXPECT_EQ(iso_date("19870318T101112Z"), "1987-03-18");
    EXPECT_EQ(iso_date("19870318"), "1987-03-18");
}

TEST(IsoDate, ReadsNamesOfMonths) {
    EXPECT_EQ(iso_date("26-FEB-1987 15:01:01.79"), "1987-02-26");
    EXPECT_EQ(iso_date("Wed, 18 Mar 1987 10:00:00 GMT"), "1987-03-18");
    EXPECT_EQ(iso_date("March 18th, 1987"), "1987-03-18");
    EXPECT_EQ(iso_date("1st of May 1997"), "1997-05-01");
    EXPECT_EQ(iso_date("Sept. 11, 2001"), "2001-09-11");
    EXPECT_EQ(iso_date("March 1987"), "1987-03");
}

TEST(IsoDate, ReadsSecondsAndMillisecondsSince1970) {
    EXPECT_EQ(iso_date("1000000000"), "2001-09-09");
    EXPECT_EQ(iso_date("1000000000000"), "2001-09-09");
}

TEST(IsoDate, GuessesNoOrderOfDayAndMonth) {
    EXPECT_EQ(iso_date("3/4/1987"), std::nullopt);
    EXPECT_EQ(iso_date("24.3.1987"), "1987-03-24");
    EXPECT_EQ(iso_date("3/24/1987"), "1987-03-24");
}

TEST(IsoDate, RefusesDaysThatDoNotExist) {
    EXPECT_EQ(iso_date("1987-02-29"), std::nullopt);
    EXPECT_EQ(iso_date("1988-02-29"), "1988-02-29");
    EXPECT_EQ(iso_date("1987-13-01"), std::nullopt);
    EXPECT_EQ(iso_date("soon"), std::nullopt);
    EXPECT_EQ(iso_date(""), std::nullopt);
}

TEST(FindDate, FindsTheFirstFullDateOfALine) {
    const auto found = find_date("Thursday 29 June 1950 | Late city edition");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->iso, "1950-06-29");
    EXPECT_EQ(found->begin, 9U);
    EXPECT_EQ(found->end, 21U);
}

TEST(FindDate, FindsNoneInALineWithoutAYear) {
    EXPECT_FALSE(find_date("BERLIN, Nov. 10 - Border guards opened 3 crossings"));
}

TEST(DateInPath, ReadsNamesAndFolders) {
    EXPECT_EQ(date_in_path("articles/1989-11-10-wall.txt"), "1989-11-10");
    EXPECT_EQ(date_in_path("19891110_wall.txt"), "1989-11-10");
    EXPECT_EQ(date_in_path("news/1989/11/10/wall.html"), "1989-11-10");
    EXPECT_EQ(date_in_path("news/1989/11/wall.html"), "1989-11");
}

TEST(DateInPath, TakesNoOtherNumberForADate) {
    EXPECT_EQ(date_in_path("reports/1984.txt"), std::nullopt);
    EXPECT_EQ(date_in_path("12345678.txt"), std::nullopt);
    EXPECT_EQ(date_in_path("2001-99-99.txt"), std::nullopt);
    EXPECT_EQ(date_in_path(""), std::nullopt);
}

}  // namespace
}  // namespace dateline
