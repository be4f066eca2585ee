#include "indexer/storing/date_digits.hpp"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view two_digits) {
    return (two_digits[0] - '0') * 10 + (two_digits[1] - '0');
}

}  // namespace

std::string date_digits(std::string_view iso_date) {
    constexpr std::array<int, 12> longest = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (iso_date.size() < 4 || !all_digits(iso_date.substr(0, 4))) return {};
    std::string digits(iso_date.substr(0, 4));
    if (iso_date.size() == 4) return digits;
    if (iso_date.size() < 7 || iso_date[4] != '-' || !all_digits(iso_date.substr(5, 2))) return {};
    const int month = number(iso_date.substr(5, 2));
    if (month < 1 || month > 12) return {};
    digits += iso_date.substr(5, 2);
    if (iso_date.size() == 7) return digits;
    if (iso_date.size() < 10 || iso_date[7] != '-' || !all_digits(iso_date.substr(8, 2))) return {};
    const int day = number(iso_date.substr(8, 2));
    if (day < 1 || day > longest[static_cast<std::size_t>(month - 1)]) return {};
    if (iso_date.size() > 10 && iso_date[10] != 'T' && iso_date[10] != ' ') return {};
    return digits.append(iso_date.substr(8, 2));
}

std::string date_of_digits(std::string_view digits) {
    std::string date(digits.substr(0, 4));
    if (digits.size() >= 6) date.append("-").append(digits.substr(4, 2));
    if (digits.size() >= 8) date.append("-").append(digits.substr(6, 2));
    return date;
}

std::uint32_t date_number(std::string_view digits) {
    constexpr std::size_t full = 8;
    if (digits.empty()) return 0;
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < full; ++i) number = number * 10 + (i < digits.size() ? static_cast<std::uint32_t>(digits[i] - '0') : 0);
    return number;
}

std::string date_digits(std::uint32_t number) {
    if (number == 0) return {};
    std::string digits = std::to_string(number);
    digits.insert(0, 8 - std::min<std::size_t>(8, digits.size()), '0');
    if (number % 10000 == 0) return digits.substr(0, 4);
    return number % 100 == 0 ? digits.substr(0, 6) : digits;
}

}  // namespace dateline
