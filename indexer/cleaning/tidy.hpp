#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// The text without control characters (tabs and line breaks excepted) and soft hyphens; every kind of line break as \n.
std::string remove_controls(std::string_view text);

/// Lines trimmed, runs of blank lines collapsed to one, none at the ends. In a text that was wrapped at some width, a blank line takes the place of
/// the indentation that began a paragraph.
std::string tidy_lines(std::string_view text);

/// The text on one line, every run of blanks one space.
std::string one_line(std::string_view text);

}  // namespace dateline
