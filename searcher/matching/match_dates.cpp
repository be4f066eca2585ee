#include "searcher/matching/match_dates.hpp"

#include <algorithm>

namespace dateline {

namespace {

/// The last day of which a date may be.
std::uint32_t last_day_of(std::uint32_t date) {
    constexpr std::uint32_t month_unit = 100, year_unit = 10000, last_day = 31, last_month = 1200;
    if (date % month_unit != 0) return date;
    return date % year_unit == 0 ? date + last_month + last_day : date + last_day;
}

bool overlaps(std::uint32_t date, const DaySpan& span) {
    if (date == 0 || date > span.to) return false;
    return date >= span.from || last_day_of(date) >= span.from;
}

}  // namespace

void MatchDates::match(const Window& window, const WindowBits& wanted, WindowBits& found) {
    found.clear();
    wanted.for_each([&](std::uint32_t offset) {
        const std::uint32_t date = dates_[window.first + offset - 1];
        if (std::any_of(spans_.begin(), spans_.end(), [date](const DaySpan& span) { return overlaps(date, span); })) found.set(offset);
    });
}

}  // namespace dateline
