#include "searcher/query/dates.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace dateline {
namespace {

TEST(Dates, AreThoseOfTheCalendar) {
    for (const char* date : {"1987", "1987-03", "1987-03-18", "2000-02-29"}) EXPECT_TRUE(is_date(date)) << date;
    for (const char* date : {"", "87", "1987-13", "1987-00", "1987-3", "1900-02-29", "1987-04-31", "1987/03/18", "1987-03-18T00:00"})
        EXPECT_FALSE(is_date(date)) << date;
}

TEST(DaySpans, ReachFromTheFirstDayToTheLast) {
    const auto span = [](const char* from, const char* to) {
        const DaySpan days = day_span({from, to});
        return std::pair(days.from, days.to);
    };
    EXPECT_EQ(span("1987", "1988"), std::pair(19870101U, 19881231U));
    EXPECT_EQ(span("1987-02", "1988-02"), std::pair(19870201U, 19880229U));
    EXPECT_EQ(span("1987-03-18", "1987-03-18"), std::pair(19870318U, 19870318U));
    EXPECT_EQ(span("", "1987-04"), std::pair(0U, 19870430U));
    EXPECT_EQ(span("1987", ""), std::pair(19870101U, 99991231U));
}

}  // namespace
}  // namespace dateline
