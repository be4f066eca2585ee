#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace dateline {

/// How often each of some words was counted; words are numbers other than 0 (pack_word(), a hash).
class WordCounts {
public:
    /// Room for so many different words; more make it slow, then endless.
    explicit WordCounts(std::size_t most) : slots_(std::bit_ceil(2 * most + 2)) {}

    void add(std::uint64_t word) {
        Slot& slot = slots_[place(word)];
        slot.word = word;
        ++slot.count;
    }
    [[nodiscard]] std::uint32_t count(std::uint64_t word) const { return slots_[place(word)].count; }

private:
    struct Slot {
        std::uint64_t word = 0;
        std::uint32_t count = 0;
    };
    [[nodiscard]] std::size_t place(std::uint64_t word) const {
        const std::size_t last = slots_.size() - 1;
        std::size_t at = (word * 0x9E3779B97F4A7C15ULL >> 20U) & last;
        while (slots_[at].word != 0 && slots_[at].word != word) at = (at + 1) & last;
        return at;
    }

    std::vector<Slot> slots_;
};

}  // namespace dateline
