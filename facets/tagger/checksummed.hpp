#pragma once

#include <string>
#include <string_view>

namespace dateline::tagger {

// A model's file: its first line (kind and version), a line "checksum " and 16 hexadecimal digits over all that follows, and that.

std::string with_checksum(std::string_view first_line, std::string_view body);

/// The body of such bytes. `first_line` with its line end. Throws Error that says what is wrong with them.
std::string_view checked_body(std::string_view bytes, std::string_view first_line);

}  // namespace dateline::tagger
