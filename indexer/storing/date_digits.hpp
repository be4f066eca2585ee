#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// "1987-03-18", "1987-03", "1987" or such with a time of day behind it as digits alone: "19870318", "198703", "1987". Empty when it is no such date.
std::string date_digits(std::string_view iso_date);

/// The way back: "1987-03-18" for "19870318".
std::string date_of_digits(std::string_view digits);

/// Such digits as a number, with zeroes for what is not known: 19870318, 19870300, 19870000; 0 for "". And the way back.
std::uint32_t date_number(std::string_view digits);
std::string date_digits(std::uint32_t number);

}  // namespace dateline
