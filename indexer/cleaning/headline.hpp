#pragma once

#include <cstddef>
#include <vector>

#include "indexer/cleaning/block_profile.hpp"

namespace dateline {

inline constexpr std::size_t no_block = static_cast<std::size_t>(-1);

/// The block above `body` (the first block of prose) that looks most like the headline of that prose; no_block when none does. Headlines share words
/// with what they stand over, are short, end without a full stop, and stand near it; one that its source repeats only where there is no other.
/// `with_window`: the page's first line, which may be the title of its window, is as good as one that stands near, wherever the text begins.
std::size_t find_headline(const std::vector<BlockProfile>& profiles, std::size_t body, bool with_window = false);

/// How much of the block that was chosen for the title is the headline. The first line of a page is often the title of its window, which ends in the name of the
/// site behind a mark ("Ikigai at home | The Post"); of a dash that is believed only where the page has the headline on a line of its own, names the site once
/// more, or the name is an address. All of it where there is no such name.
std::string_view without_site(const std::vector<Block>& blocks, std::size_t title);

}  // namespace dateline
