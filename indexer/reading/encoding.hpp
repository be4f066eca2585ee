#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// What the first block of an input says about how its text is written.
struct Encoding {
    std::string name = "UTF-8";  ///< as ICU names converters
    std::size_t mark_bytes = 0;  ///< length of the byte order mark at the start
    bool wide = false;           ///< UTF-16 or UTF-32: line breaks and quotes cannot be looked for in the bytes
};

/// A byte order mark decides; then zero bytes in the pattern of UTF-16 or UTF-32; then valid UTF-8; then ICU's detector, with windows-1252 for Latin text that
/// it is not sure of. `sample` may end inside a character.
Encoding detect_encoding(std::string_view sample);

/// Makes `bytes` (of an input that is not wide) valid UTF-8: already valid bytes stay; text that is UTF-8 but for some wrong bytes gets U+FFFD for each of
/// them; other text is converted from `likely`, the encoding of the whole input. Surrogates written in UTF-8 are joined to the character they
/// mean, or replaced. What was done is added to `notes`. Linear in the length.
void make_utf8(std::string& bytes, const Encoding& likely, std::vector<std::string>& notes);

/// `bytes` converted to UTF-8 from an encoding as ICU names it, U+FFFD for what cannot be read.
std::string convert_to_utf8(std::string_view bytes, const std::string& encoding);

/// Brings valid UTF-8 into Unicode normal form C. Text that is so already, nearly all text, is only looked at.
void normalize(std::string& text);

}  // namespace dateline
