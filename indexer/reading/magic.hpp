#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// What a first block is when it is no text, in words for the user ("a PNG image"); empty when it may be text.
/// Known by their first bytes are the formats met most in folders of articles; another block is binary when it is full of control characters.
std::string name_binary(std::string_view first_block);

}  // namespace dateline
