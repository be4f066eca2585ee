#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// How a folded name sounds, roughly: its consonants, with those alike made one, and the first letter of each word. "putin" and "poutine" are "ptn".
std::string sound_of(std::string_view folded_name);

/// Why two folded names of several words may be one person's: "initials", "nickname", "spelling", "sound"; null when they hardly can.
const char* resemblance(std::string_view a, std::string_view b);

}  // namespace dateline
