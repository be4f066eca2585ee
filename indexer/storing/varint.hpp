#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// Appends a number in 7 bits a byte, low first; the high bit says that more follows.
inline void append_varint(std::string& to, std::uint64_t number) {
    while (number >= 0x80U) {
        to.push_back(static_cast<char>(number | 0x80U));
        number >>= 7U;
    }
    to.push_back(static_cast<char>(number));
}

/// Cuts such a number off the front of `bytes`; false, with `bytes` unspecified, when there is none or it does not fit.
inline bool take_varint(std::string_view& bytes, std::uint64_t& number) {
    number = 0;
    for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
        const std::uint64_t byte = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        if (shift == 63 && byte > 1) return false;
        number |= (byte & 0x7FU) << shift;
        if (byte < 0x80U) return true;
    }
    return false;
}

/// Cuts a string, written as its length and its bytes, off the front of `bytes`; false when the rest is too short.
inline bool take_string(std::string_view& bytes, std::string_view& string) {
    std::uint64_t length = 0;
    if (!take_varint(bytes, length) || length > bytes.size()) return false;
    string = bytes.substr(0, static_cast<std::size_t>(length));
    bytes.remove_prefix(static_cast<std::size_t>(length));
    return true;
}

inline void append_string(std::string& to, std::string_view string) {
    append_varint(to, string.size());
    to.append(string);
}

}  // namespace dateline
