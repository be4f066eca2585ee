#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// The distinct words that a worker has met, each under a number of its own, kept from one batch of articles to the next so that a word is hashed
/// and stored once and put in order once. Not thread-safe.
class WordNumbers {
public:
    /// The number of a word, a new one when it has not been met.
    std::uint32_t number(std::string_view word);
    [[nodiscard]] std::string_view word(std::uint32_t number) const {
        return std::string_view(bytes_).substr(begins_[number], begins_[number + 1] - begins_[number]);
    }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(begins_.size() - 1); }

    /// All numbers in the order of their words' bytes, and each number's place in that order. Brought up to date by arrange().
    void arrange();
    [[nodiscard]] const std::vector<std::uint32_t>& in_order() const { return in_order_; }
    [[nodiscard]] const std::vector<std::uint32_t>& places() const { return places_; }

    /// So many bytes that it is better begun anew.
    [[nodiscard]] bool is_large() const { return bytes_.size() > (std::size_t{4} << 20U); }
    void clear();

private:
    struct Cell {
        std::uint32_t hash = 0;
        std::uint32_t number_plus_one = 0;  ///< 0: free
    };
    void grow();

    std::string bytes_;
    std::vector<std::uint32_t> begins_ = {0};
    std::vector<Cell> cells_ = std::vector<Cell>(1U << 14U);
    std::vector<std::uint32_t> in_order_, places_;
};

}  // namespace dateline
