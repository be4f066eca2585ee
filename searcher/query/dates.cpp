#include "searcher/query/dates.hpp"

#include <array>
#include <cstdint>

namespace dateline {

namespace {

int number(std::string_view digits) {
    int value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

int days_of_month(int year, int month) {
    constexpr std::array<int, 13> days = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month)];
}

std::uint32_t day_number(const Day& day) {
    return static_cast<std::uint32_t>(day.year * 10000 + day.month * 100 + day.day);
}

}  // namespace

bool is_date(std::string_view text) {
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
    if (number(text.substr(0, 4)) < 0) return false;
    if (text.size() == 4) return true;
    const int month = number(text.substr(5, 2));
    if (text[4] != '-' || month < 1 || month > 12) return false;
    if (text.size() == 7) return true;
    const int day = number(text.substr(8, 2));
    return text[7] == '-' && day >= 1 && day <= days_of_month(number(text.substr(0, 4)), month);
}

Day first_day(std::string_view date) {
    Day day{number(date.substr(0, 4)), 1, 1};
    if (date.size() >= 7) day.month = number(date.substr(5, 2));
    if (date.size() >= 10) day.day = number(date.substr(8, 2));
    return day;
}

Day last_day(std::string_view date) {
    Day day = first_day(date);
    if (date.size() < 7) day.month = 12;
    if (date.size() < 10) day.day = days_of_month(day.year, day.month);
    return day;
}

DaySpan day_span(const DateRange& range) {
    constexpr std::uint32_t last_of_all = 99991231;
    return {range.from.empty() ? 0 : day_number(first_day(range.from)), range.to.empty() ? last_of_all : day_number(last_day(range.to))};
}

}  // namespace dateline
