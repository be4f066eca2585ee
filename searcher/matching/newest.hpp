#pragma once

#include <cstddef>
#include <optional>

#include "searcher/archive/archive.hpp"
#include "searcher/matching/match_set.hpp"
#include "searcher/query/plan.hpp"

namespace dateline {

/// What a plan of one filter, or none, matches, newest first, from what segments know of their articles by date and of how many carry each entity: only some
/// articles are looked at, and the bits of the matches stay empty. Nothing where that cannot tell how many there are, or would cost more than a pass.
std::optional<MatchSet> find_newest(const Archive& archive, const Plan& plan, std::size_t wanted);

}  // namespace dateline
