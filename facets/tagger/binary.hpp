#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "facets/error.hpp"

namespace dateline::tagger {

/// Appends the lowest `bytes` bytes of a number, lowest first.
inline void append_number(std::string& to, std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) to.push_back(static_cast<char>(value >> (8 * i)));
}

/// Reads little-endian numbers and runs of bytes; throws Error past the end.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

    std::uint64_t number(int bytes) {
        const std::string_view part = take(static_cast<std::size_t>(bytes));
        std::uint64_t value = 0;
        for (int i = 0; i < bytes; ++i) value |= static_cast<std::uint64_t>(static_cast<unsigned char>(part[i])) << (8 * i);
        return value;
    }
    std::string_view take(std::size_t count) {
        if (count > left()) throw Error("it ends " + std::to_string(count - left()) + " bytes too early");
        const std::string_view part = bytes_.substr(at_, count);
        at_ += count;
        return part;
    }
    [[nodiscard]] std::size_t left() const { return bytes_.size() - at_; }

private:
    std::string_view bytes_;
    std::size_t at_ = 0;
};

}  // namespace dateline::tagger
