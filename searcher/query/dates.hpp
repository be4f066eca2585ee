#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

/// The terms of the index (schema.hpp) of which an article carries at least one exactly when its date, possibly a whole month or year,
/// overlaps the range. `years`: the years of the archive, ascending ("1987"), which bound what an open range asks for. Both ends must be
/// empty or is_date(). At most about 100 terms and one for every year.
std::vector<std::string> date_terms(const DateRange& range, const std::vector<std::string>& years);

}  // namespace dateline
