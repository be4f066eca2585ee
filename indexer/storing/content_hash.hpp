#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// A 128-bit hash of a sequence of strings, the same on every machine: two independent 64-bit lanes of multiply-and-fold. Tells whether an article has
/// changed; it is no protection against somebody who looks for collisions on purpose.
class ContentHash {
public:
    /// Takes the next string. Its length counts too, so that ("ab", "c") and ("a", "bc") differ.
    void add(std::string_view bytes);

    /// 16 bytes.
    [[nodiscard]] std::string digest() const;

private:
    void mix(std::uint64_t word);

    std::uint64_t first_ = 0x9e3779b97f4a7c15U;
    std::uint64_t second_ = 0xd1b54a32d192ed03U;
};

}  // namespace dateline
