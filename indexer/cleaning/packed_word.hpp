#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dateline {

/// The first eight bytes of a word in one number, so that words are compared and looked up without touching memory. 0 for the empty word.
constexpr std::uint64_t pack_word(std::string_view word) {
    std::uint64_t packed = 0;
    for (std::size_t i = 0; i < word.size() && i < 8; ++i)
        packed |= static_cast<std::uint64_t>(static_cast<unsigned char>(word[i])) << (8 * i);
    return packed;
}

/// A fixed table from packed words to values; Capacity is a power of two, at least twice the number of words.
template <typename Value, std::size_t Capacity>
class PackedWordTable {
public:
    /// The value of a word, made when there was none.
    constexpr Value& operator[](std::uint64_t word) {
        std::size_t at = place(word);
        while (keys_[at] != 0 && keys_[at] != word) at = (at + 1) % Capacity;
        keys_[at] = word;
        return values_[at];
    }

    [[nodiscard]] constexpr Value find(std::uint64_t word) const {
        for (std::size_t at = place(word); keys_[at] != 0; at = (at + 1) % Capacity)
            if (keys_[at] == word) return values_[at];
        return Value{};
    }

private:
    static constexpr std::size_t place(std::uint64_t word) { return (word * 0x9E3779B97F4A7C15ULL) >> (64 - std::bit_width(Capacity - 1)); }

    std::array<std::uint64_t, Capacity> keys_{};
    std::array<Value, Capacity> values_{};
};

}  // namespace dateline
