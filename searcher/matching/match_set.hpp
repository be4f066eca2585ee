#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "searcher/archive/archive.hpp"
#include "searcher/query/plan.hpp"
#include "searcher/ranking/bm25.hpp"
#include "searcher/ranking/top_articles.hpp"
#include "searcher/workers.hpp"

namespace dateline {

/// Which articles of one part of an archive a search matches.
struct PartMatches {
    std::vector<std::uint64_t> bits;  ///< one for each docid from 0
    std::uint64_t count = 0;

    /// Calls `use` with every docid, ascending.
    template <typename Use>
    void for_each(Use use) const {
        for (std::size_t i = 0; i < bits.size(); ++i) {
            for (std::uint64_t rest = bits[i]; rest != 0; rest &= rest - 1) {
                use(static_cast<std::uint32_t>(i * 64 + static_cast<std::size_t>(std::countr_zero(rest))));
            }
        }
    }
};

/// What a search matches: all of it, counted one by one, and the first articles in the order that was asked for.
struct MatchSet {
    std::vector<PartMatches> parts;  ///< by part of the archive
    std::uint64_t count = 0;
    std::vector<Ranked> top;  ///< of each shared story only the first, where stories were asked for
};

/// Carries a plan out over the whole archive: every posting that can matter is read once, for the matches and for their scores. Pieces of the archive
/// are shared out among threads where the search is large enough. Without weighted words relevance means newest first. With `stories`, those of the archive,
/// only the first article of each is among the `wanted` ones.
MatchSet find_matches(const Archive& archive, const Plan& plan, const WordWeights& weights, SortOrder order, std::size_t wanted,
                      const JointStories* stories, Workers& workers);

}  // namespace dateline
