#pragma once

#include <string_view>

#include "searcher/matching/match_dates.hpp"
#include "searcher/query/node.hpp"

namespace dateline {

/// Whether this is a date as the archive writes it: "YYYY", "YYYY-MM" or "YYYY-MM-DD", of a day that the calendar has.
bool is_date(std::string_view text);

/// A day of the (proleptic) Gregorian calendar; first_day() and last_day() of a possibly partial is_date().
struct Day {
    int year = 0, month = 1, day = 1;
};
Day first_day(std::string_view date);
Day last_day(std::string_view date);

/// The days of a range, as the index writes them; open ends reach as far as dates can. Both ends must be empty or is_date().
DaySpan day_span(const DateRange& range);

}  // namespace dateline
