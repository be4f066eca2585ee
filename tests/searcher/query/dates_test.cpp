#include "searcher/query/dates.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

TEST(Dates, AreThoseOfTheCalendar) {
    for (const char* date : {"1987", "1987-03", "1987-03-18", "2000-02-29"}) EXPECT_TRUE(is_date(date)) << date;
    for (const char* date : {"", "87", "1987-13", "1987-00", "1987-3", "1900-02-29", "1987-04-31", "1987/03/18", "1987-03-18T00:00"})
        EXPECT_FALSE(is_date(date)) << date;
}

TEST(DateTerms, TakeAWholeYearAsOne) {
    EXPECT_THAT(date_terms({"1987", "1988"}, {"1986", "1987", "1988", "1989"}), ElementsAre("Y1987", "Y1988"));
}

TEST(DateTerms, TakeAMonthWithArticlesDatedOnlyToTheYear) {
    EXPECT_THAT(date_terms({"1987-03", "1987-03"}, {"1987"}), UnorderedElementsAre("XOY1987", "M198703"));
}

TEST(DateTerms, TakeDaysWithArticlesDatedOnlyToTheMonth) {
    EXPECT_THAT(date_terms({"1987-02-28", "1987-03-01"}, {"1987"}),
                UnorderedElementsAre("XOY1987", "XOM198702", "D19870228", "XOM198703", "D19870301"));
}

TEST(DateTerms, JoinPartsOfYears) {
    EXPECT_THAT(date_terms({"1986-12", "1988-01-02"}, {"1986", "1987", "1988"}),
                UnorderedElementsAre("XOY1986", "M198612", "Y1987", "XOY1988", "XOM198801", "D19880101", "D19880102"));
}

TEST(DateTerms, OfAnOpenRangeReachAsFarAsTheArchive) {
    EXPECT_THAT(date_terms({"1987", ""}, {"1985", "1987", "1999"}), ElementsAre("Y1987", "Y1999"));
    EXPECT_THAT(date_terms({"", "1986"}, {"1985", "1987"}), ElementsAre("Y1985"));
}

TEST(DateTerms, OfAYearWithoutArticlesAreNone) {
    EXPECT_THAT(date_terms({"2001", "2002"}, {"1987"}), IsEmpty());
}

}  // namespace
}  // namespace dateline
