#pragma once

#include <xapian.h>

#include "searcher/archive/archive.hpp"
#include "searcher/matching/matcher.hpp"
#include "searcher/query/plan.hpp"
#include "searcher/ranking/bm25.hpp"

namespace dateline {

/// Makes what finds the matches of a plan in one part of the archive, for one thread. `database` is a handle of that part's; everything must outlive the matcher.
/// `is_weighted`: it will be asked for scores.
MatcherPointer make_matcher(const Plan& plan, const Archive& archive, std::size_t part, const Xapian::Database& database,
                            const WordWeights& weights, bool is_weighted);

}  // namespace dateline
