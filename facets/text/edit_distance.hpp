#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

/// How many bytes must be put in, left out, exchanged, or swapped with their neighbour to make one of the other; `limit` + 1 when it is more than
/// `limit`. Time is at most a.size() * (2 * limit + 1). Folded names are nearly all ASCII, so bytes serve as letters.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace dateline
