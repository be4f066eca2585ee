#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// "1987-03-18", "1987-03", "1987" or such with a time of day behind it as digits alone: "19870318", "198703", "1987". Empty when it is no such date.
std::string date_digits(std::string_view iso_date);

/// The way back: "1987-03-18" for "19870318".
std::string date_of_digits(std::string_view digits);

}  // namespace dateline
