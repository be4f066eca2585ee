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

TEST(IsoDate, ReadsNamesOfMonthsInOtherLanguages) {
    for (const char* date :
         {"6. November 2023", "6 novembre 2023", "6 de noviembre de 2023", "6 listopada 2023", "6 de novembro de 2023", "2023. november 6.",
          "6 Kas\xC4\xB1m 2023", "6. marraskuuta 2023", "6 \xD0\xBD\xD0\xBE\xD1\x8F\xD0\xB1\xD1\x80\xD1\x8F 2023",
          "2023\xE5\xB9\xB4"
          "11\xE6\x9C\x88"
          "6\xE6\x97\xA5"})
        EXPECT_EQ(iso_date(date), "2023-11-06") << date;
    EXPECT_EQ(iso_date("3. M\xC3\xA4rz 1987"), "1987-03-03");
    EXPECT_EQ(iso_date("1er ao\xC3\xBBt 1914"), "1914-08-01");
    EXPECT_EQ(iso_date("16 marca 2021"), "2021-03-16");
    EXPECT_EQ(iso_date("12\xC2\xA0mei\xC2\xA0"
                       "1940"),
              "1940-05-12");
}

TEST(IsoDate, ReadsSecondsAndMillisecondsSince1970) {
    EXPECT_EQ(iso_date("1000000000"), "2001-09-09");
    EXPECT_EQ(iso_date("1000000000000"), "2001-09-09");
}

TEST(IsoDate, GuessesNoOrderOfDayAndMonth) {
    EXPECT_EQ(iso_date("3/4/1987"), std::nullopt);
    EXPECT_EQ(iso_date("24.3.1987"), "1987-03-24");
    EXPECT_EQ(iso_date("3.4.1987"), "1987-04-03");  // with dots the day comes first everywhere
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

TEST(FindDate, FindsAYearThatRunsTogetherWithWhatFollows) {
    EXPECT_EQ(find_date("5 May 202111:15")->iso, "2021-05-05");
    EXPECT_EQ(find_date("6. November 20236. November 2023")->iso, "2023-11-06");
}

TEST(FindDate, FindsNumbersAlone) {
    EXPECT_EQ(find_date("Montag, 06.11.2023, 18:24 Uhr")->iso, "2023-11-06");
    EXPECT_EQ(find_date("Le 17/02/2020 par la r\xC3\xA9"
                        "daction")
                  ->iso,
              "2020-02-17");
    EXPECT_FALSE(find_date("03/04/2020"));
    EXPECT_FALSE(find_date("version 1.2.2023.4 of 10.20.30"));
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
