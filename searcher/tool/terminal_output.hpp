#pragma once

#include <string>

#include "searcher/presenting/terminal.hpp"

namespace dateline {

/// The style for standard output: coloured and as wide as the window on a terminal, without colour where NO_COLOR is set.
TextStyle output_style();

/// Prints to standard output; on a terminal, what does not fit the window goes through $PAGER (less, when it is unset). Throws Error when it
/// cannot be written.
void print(const std::string& text);

/// As print(), without a pager.
void print_plain(const std::string& text);

}  // namespace dateline
