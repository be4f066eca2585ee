#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace dateline {

/// A stretch of a segment's docids, matched at once: small enough that marks and scores of all its articles stay in the fastest cache.
struct Window {
    static constexpr std::uint32_t max_size = 4096;

    std::uint32_t first = 0;  ///< a multiple of 64
    std::uint32_t end = 0;    ///< one past the last; at most first + max_size
};

/// Which docids of a window: one bit each, by docid - first.
class WindowBits {
public:
    static constexpr std::size_t word_count = Window::max_size / 64;

    void clear() { words_.fill(0); }
    void set(std::uint32_t offset) { words_[offset / 64] |= std::uint64_t{1} << offset % 64; }
    [[nodiscard]] bool test(std::uint32_t offset) const { return (words_[offset / 64] >> offset % 64 & 1U) != 0; }
    [[nodiscard]] std::uint64_t& word(std::size_t index) { return words_[index]; }
    [[nodiscard]] std::uint64_t word(std::size_t index) const { return words_[index]; }

    [[nodiscard]] std::uint32_t count() const {
        // Without an instruction for it, which not every processor of the kind has, counting many words at once is faster than std::popcount().
        constexpr std::uint64_t twos = 0x3333333333333333, fours = 0x0F0F0F0F0F0F0F0F, eights = 0x00FF00FF00FF00FF;
        constexpr std::size_t words_at_once = 16;  // so many sums of eight bits fit into a byte
        std::uint64_t count = 0;
        for (std::size_t first = 0; first < word_count; first += words_at_once) {
            std::uint64_t bytes = 0;
            for (std::size_t i = first; i < first + words_at_once; ++i) {
                std::uint64_t bits = words_[i];
                bits -= bits >> 1U & 0x5555555555555555;
                bits = (bits & twos) + (bits >> 2U & twos);
                bytes += (bits + (bits >> 4U)) & fours;
            }
            count += ((bytes & eights) + (bytes >> 8U & eights)) * 0x0001000100010001 >> 48U;
        }
        return static_cast<std::uint32_t>(count);
    }
    [[nodiscard]] bool none() const {
        std::uint64_t any = 0;
        for (const std::uint64_t word : words_) any |= word;
        return any == 0;
    }

    WindowBits& operator|=(const WindowBits& other) {
        for (std::size_t i = 0; i < word_count; ++i) words_[i] |= other.words_[i];
        return *this;
    }
    WindowBits& operator&=(const WindowBits& other) {
        for (std::size_t i = 0; i < word_count; ++i) words_[i] &= other.words_[i];
        return *this;
    }
    WindowBits& operator-=(const WindowBits& other) {
        for (std::size_t i = 0; i < word_count; ++i) words_[i] &= ~other.words_[i];
        return *this;
    }

    /// Calls `use` with the offset of every bit that is set, ascending.
    template <typename Use>
    void for_each(Use use) const {
        for (std::size_t i = 0; i < word_count; ++i) {
            for (std::uint64_t rest = words_[i]; rest != 0; rest &= rest - 1) {
                use(static_cast<std::uint32_t>(i * 64 + static_cast<std::size_t>(std::countr_zero(rest))));
            }
        }
    }

private:
    std::array<std::uint64_t, word_count> words_{};
};

/// What the articles of a window score, by docid - first.
using WindowScores = std::array<float, Window::max_size>;

}  // namespace dateline
