#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// A date found in running text: half-open byte range and the ISO 8601 form, possibly partial.
struct FoundDate {
    std::string iso;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The ISO form of a date field: ISO 8601 in its extended or basic form, partial too, a time cut off; "26-FEB-1987 15:01"; "Wed, 18 Mar 1987"; "March
/// 18th, 1987", with the names of months that month_number() knows; "18.3.1987"; seconds or milliseconds since 1970. Empty when it is none of these or no such day exists. Days of a month given as "3/4/1987" are
/// not guessed, unless only one reading is possible.
std::optional<std::string> iso_date(std::string_view text);

/// The first full date (day, month and year) written in a line, with the names of months that month_number() knows, as ISO, or in numbers as iso_date() reads them. Linear in its length.
std::optional<FoundDate> find_date(std::string_view line);

/// The date in a path: "1989-11-10" or "19891110" at the start of a name, or folders "/1989/11/10/", "/1989/11/" (partial). The last in the path counts.
std::optional<std::string> date_in_path(std::string_view path);

}  // namespace dateline
