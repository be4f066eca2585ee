#include "searcher/query/dates.hpp"

#include <algorithm>
#include <array>

#include "indexer/schema.hpp"

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

std::string digits(int value, std::size_t width) {
    std::string text = std::to_string(value);
    return std::string(width - std::min(width, text.size()), '0') + text;
}

/// The terms for the part of one year from `first` to `last`, both in it.
void add_part_of_year(const Day& first, const Day& last, std::vector<std::string>& terms) {
    const std::string year = digits(first.year, 4);
    terms.push_back(prefix_only_year + year);
    for (int month = first.month; month <= last.month; ++month) {
        const std::string year_month = year + digits(month, 2);
        const int begin = month == first.month ? first.day : 1;
        const int end = month == last.month ? last.day : days_of_month(first.year, month);
        if (begin == 1 && end == days_of_month(first.year, month)) {
            terms.push_back(prefix_month + year_month);
            continue;
        }
        terms.push_back(prefix_only_month + year_month);
        for (int day = begin; day <= end; ++day) terms.push_back(prefix_day + year_month + digits(day, 2));
    }
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

std::vector<std::string> date_terms(const DateRange& range, const std::vector<std::string>& years) {
    std::vector<std::string> terms;
    const Day from = range.from.empty() ? Day{0, 1, 1} : first_day(range.from);
    const Day to = range.to.empty() ? Day{9999, 12, 31} : last_day(range.to);
    for (const std::string& text : years) {
        const int year = number(text);
        if (year < from.year || year > to.year) continue;
        const Day first = year == from.year ? from : Day{year, 1, 1};
        const Day last = year == to.year ? to : Day{year, 12, 31};
        if (first.month == 1 && first.day == 1 && last.month == 12 && last.day == 31) {
            terms.push_back(prefix_year + text);
        } else {
            add_part_of_year(first, last, terms);
        }
    }
    return terms;
}

}  // namespace dateline
