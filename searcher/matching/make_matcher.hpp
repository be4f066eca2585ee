#pragma once

#include "searcher/archive/archive.hpp"
#include "searcher/matching/matcher.hpp"
#include "searcher/matching/posting_list.hpp"
#include "searcher/query/plan.hpp"
#include "searcher/ranking/bm25.hpp"

namespace dateline {

/// Makes what finds the matches of a plan in one part of the archive, for one thread. Everything must outlive the matcher.
/// `is_weighted`: it will be asked for scores.
MatcherPointer make_matcher(const Plan& plan, const Archive& archive, std::size_t part, const PostingReader& postings,
                            const WordWeights& weights, bool is_weighted);

}  // namespace dateline
