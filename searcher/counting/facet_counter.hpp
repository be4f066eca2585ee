#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "searcher/archive/archive.hpp"
#include "searcher/counting/story_matches.hpp"
#include "searcher/counting/tally.hpp"
#include "searcher/matching/match_set.hpp"
#include "searcher/searcher.hpp"
#include "searcher/workers.hpp"

namespace dateline {

/// The kind of facet with this name. Throws UsageError, naming all kinds, when there is none.
FacetKind facet_kind(std::string_view name);

/// Counts the values of facets over the matches of searches: in how many of them each stands. An article that holds a value twice counts once; one
/// dated only to the year counts in each month of it, since a filter by that month lets it through.
///
/// Values come by falling count, by name, or by falling significance; values that tie, by label. Significance is count * log2(share of the matches
/// that have the value / share of the archive's articles that have it): the weight of evidence that the value belongs to this search more than to
/// the archive at large (a summand of the Kullback-Leibler divergence of the two).
///
/// Time: linear in the matches, or in the other articles where these are fewer. Thread-safe; the archive must outlive it.
class FacetCounter {
public:
    explicit FacetCounter(const Archive& archive) : archive_(archive) {}

    /// The facets in the order of the requests; the work is shared out among threads where there is much. With `stories`, which are those of the matches, stories
    /// are counted: each once under every value that one of its matches has; significance then takes the share of the stories, against that of the archive's
    /// articles. `is_exact` becomes false when not every match was looked at for every facet.
    std::vector<Facet> count(const std::vector<FacetRequest>& requests, FacetOrder order, const MatchSet& matches,
                             const StoryMatches* stories, Workers& workers, bool& is_exact);

private:
    struct Counting;

    void prepare(Counting& counting, const MatchSet& matches, std::size_t threads);
    Facet finish(Counting& counting, FacetOrder order, std::uint64_t counted);

    const Archive& archive_;
    TallyPool tallies_;
};

}  // namespace dateline
