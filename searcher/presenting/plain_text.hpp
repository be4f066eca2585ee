#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// Whether a terminal might obey this character instead of showing it: C0 and C1 controls, DEL, and those that turn the direction of writing.
bool is_control(std::int32_t code_point);

/// Whether it separates words: spaces of all kinds, and line breaks.
bool is_blank(std::int32_t code_point);

/// The text on one line: every run of blanks one space, none at the ends, no control characters; invalid bytes as U+FFFD.
std::string printable_line(std::string_view text);

/// Whether printable_line() of it is not empty.
bool is_printable(std::string_view text);

/// How many columns a terminal needs to show one line of text: 2 for wide characters (CJK, emoji), 0 for combining marks.
std::size_t display_width(std::string_view line);

/// The line cut to at most `columns`, the last being '…' when something was cut off.
std::string cut_to_width(std::string_view line, std::size_t columns);

}  // namespace dateline
