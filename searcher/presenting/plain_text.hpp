#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// Whether a terminal might obey this character instead of showing it: C0 and C1 controls, DEL, and those that turn the direction of writing.
inline bool is_control(std::int32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

/// Whether it separates words: spaces of all kinds, and line breaks.
bool is_blank_beyond_ascii(std::int32_t code_point);
inline bool is_blank(std::int32_t c) {
    return c < 0x80 ? c == ' ' || (c >= 0x09 && c <= 0x0D) : is_blank_beyond_ascii(c);
}

/// The text on one line: every run of blanks one space, none at the ends, no control characters; invalid bytes as U+FFFD.
std::string printable_line(std::string_view text);

/// Whether printable_line() of it is not empty.
bool is_printable(std::string_view text);

/// How many columns a terminal needs to show one line of text: 2 for wide characters (CJK, emoji), 0 for combining marks.
std::size_t display_width(std::string_view line);

/// The line cut to at most `columns`, the last being '…' when something was cut off.
std::string cut_to_width(std::string_view line, std::size_t columns);

}  // namespace dateline
