#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// The text with case and accents folded, as both indexing and searching read words: Unicode case folding, compatibility
/// decomposition, combining marks removed, and the letters that do not decompose (ł ø đ ı æ œ þ) spelt in ASCII. Typographic
/// apostrophes become '. Valid UTF-8 in, valid UTF-8 out; the length may change. ASCII takes a fast path.
std::string fold(std::string_view text);

/// A name as names are compared: folded, every run of anything but letters and digits one space, none at the ends
/// ("Ban Ki-moon" and "BAN KI MOON" are alike). Apostrophes vanish ("O'Neill" is "oneill"). Empty when no letter or digit is left.
std::string fold_name(std::string_view name);

}  // namespace dateline
