#pragma once

#include <cstddef>
#include <cstdint>

namespace dateline {

// Small numbers that answer questions about lines: see LineFeatures.

/// The number of bounds that are not above `value`.
template <std::size_t N>
std::uint8_t bucket(double value, const double (&bounds)[N]) {
    std::uint8_t reached = 0;
    for (const double bound : bounds) reached = static_cast<std::uint8_t>(reached + (bound <= value));
    return reached;
}

/// Two answers as one; `b` is below `of_b`.
inline std::uint8_t pair_of(std::uint8_t a, unsigned of_b, std::uint8_t b) {
    return static_cast<std::uint8_t>(a * of_b + b);
}

/// 0 for no part at all, 1 to 4 by how large it is.
inline std::uint8_t share_class(std::uint32_t part, std::uint32_t whole) {
    if (part == 0 || whole == 0) return 0;
    return static_cast<std::uint8_t>(1 + bucket(static_cast<double>(part) / whole, {0.15, 0.35, 0.65}));
}

/// 0 for no reason (null or empty), 1 to 15 for a reason of debris.
std::uint8_t reason_class(const char* reason);

}  // namespace dateline
