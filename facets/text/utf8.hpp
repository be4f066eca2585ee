#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// A code point and the number of bytes that it took.
struct CodePoint {
    std::int32_t value = 0;  ///< U+FFFD for a byte that is not valid UTF-8; then length is 1
    std::size_t length = 0;  ///< 0 only at the end of the text
};

namespace detail {
CodePoint long_code_point_at(std::string_view text, std::size_t at);
CodePoint long_code_point_before(std::string_view text, std::size_t at);
}  // namespace detail

/// The code point that starts at byte `at`. Never reads past the end; surrogates and overlong forms count as invalid.
inline CodePoint code_point_at(std::string_view text, std::size_t at) {
    if (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) return {text[at], 1};
    return detail::long_code_point_at(text, at);
}

/// The code point that ends right before byte `at` (0 < at <= size); length 0 at the start of the text.
inline CodePoint code_point_before(std::string_view text, std::size_t at) {
    if (at > 0 && at <= text.size() && static_cast<unsigned char>(text[at - 1]) < 0x80) return {text[at - 1], 1};
    return detail::long_code_point_before(text, at);
}

/// Appends the UTF-8 form of `code_point`; one that is not a Unicode scalar value is written as U+FFFD.
void append_code_point(std::string& to, std::int32_t code_point);

/// The byte offset of the first byte that is not part of valid UTF-8; text.size() when all is valid.
std::size_t find_invalid_utf8(std::string_view text);

/// The beginning of valid UTF-8, of at most `most` bytes, that ends between two characters; all of it when it is no longer.
std::string_view cut_utf8(std::string_view text, std::size_t most);

}  // namespace dateline
