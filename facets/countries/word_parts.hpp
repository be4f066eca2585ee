#pragma once

#include <cstdint>
#include <vector>

#include "facets/text/tokens.hpp"

namespace dateline {

/// A token, or what stands between two hyphens of it: "Iran-Iraq" is two parts, so that hyphens and spaces inside names are alike.
struct WordPart {
    std::uint64_t hash = 0;   ///< of the part folded, without dots and apostrophes; the capital counts, but for small words such as "of"
    std::uint32_t begin = 0;  ///< 0-based byte offset into the text
    std::uint32_t end = 0;
    std::uint32_t token = 0;    ///< index of its token
    bool capital = false;       ///< may start a name: its first letter is a capital, or its script has none
    bool all_capitals = false;  ///< "US", "U.S."
    bool has_dot = false;
};

/// Cuts a text's tokens into parts. Parts in small letters that are not ASCII and follow no capitalised part get no hash: no name starts or goes on there.
std::vector<WordPart> word_parts(const TokenizedText& text);

/// Hashes a sequence of parts: start from 0, add each part's hash.
inline std::uint64_t add_to_hash(std::uint64_t sequence, std::uint64_t part) {
    std::uint64_t mixed = (sequence ^ part) * 0x9E3779B97F4A7C15ULL;
    mixed ^= mixed >> 29U;
    return mixed * 0xBF58476D1CE4E5B9ULL;
}

}  // namespace dateline
