#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace dateline::tagger {

/// One number of two, well mixed. The same on every machine and in every version: model files hold what it gave.
inline std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
    std::uint64_t h = a ^ (b * 0x9E3779B97F4A7C15ULL + 0x7F4A7C159E3779B9ULL);
    h ^= h >> 31;
    h *= 0xBF58476D1CE4E5B9ULL;
    h ^= h >> 29;
    h *= 0x94D049BB133111EBULL;
    return h ^ (h >> 32);
}

/// A hash of bytes, eight at a time, read as little-endian numbers.
inline std::uint64_t hash_bytes(std::string_view bytes) {
    std::uint64_t h = bytes.size();
    const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
    std::size_t left = bytes.size();
    while (left > 0) {
        const std::size_t count = left < 8 ? left : 8;
        std::uint64_t word = 0;
        for (std::size_t i = 0; i < count; ++i) word |= static_cast<std::uint64_t>(at[i]) << (8 * i);
        h = (h ^ word) * 0x9FB21C651E98DF25ULL;
        h ^= h >> 28;
        at += count;
        left -= count;
    }
    return h;
}

}  // namespace dateline::tagger
