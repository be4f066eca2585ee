#pragma once

#include <cstddef>
#include <vector>

#include "indexer/cleaning/block_profile.hpp"

namespace dateline {

inline constexpr std::size_t no_block = static_cast<std::size_t>(-1);

/// The block above `body` (the first block of prose) that looks most like the headline of that prose; no_block when none does. Headlines share words
/// with what they stand over, are short, end without a full stop, and stand near it; one that its source repeats only where there is no other.
std::size_t find_headline(const std::vector<BlockProfile>& profiles, std::size_t body);

}  // namespace dateline
