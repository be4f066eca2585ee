#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "searcher/archive/archive.hpp"
#include "searcher/archive/joint_ids.hpp"
#include "searcher/counting/tally.hpp"
#include "searcher/matching/match_set.hpp"

namespace dateline {

/// One of several equal stretches of each part of an archive, which may be counted at the same time.
struct Stretch {
    std::size_t index = 0;
    std::size_t count = 1;
};

/// How the values of a kind are to be counted over some matches.
struct CountingWay {
    std::size_t numbers = 0;  ///< what is counted has numbers below
    bool is_dense = false;
};
CountingWay counting_way(const Archive& archive, FacetKind kind, const MatchSet& matches);

/// Adds to the tally, for every match in a stretch of the archive, the values of a kind that it counts under, each once: entries of the catalogue, or dates by
/// calendar_number(). An article dated only to the year counts in each month of it, as a filter by month lets it through. Returns how many matches were looked
/// at. Where most articles of a part match, the others are taken off what all of them add up to.
std::uint64_t count_values(const Archive& archive, FacetKind kind, const MatchSet& matches, const Stretch& stretch, Tally& tally);

/// The values of a kind that single articles count under, as count_values() counts them. Not thread-safe; the archive must outlive it.
class ArticleValues {
public:
    ArticleValues(const Archive& archive, FacetKind kind);
    /// Appends those of one article, in any order.
    void append(std::size_t part, std::uint32_t docid, std::vector<std::uint32_t>& values);

private:
    const Archive& archive_;
    FacetKind kind_;
    std::vector<JointIds> joint_;  ///< by part; none for dates
};

/// The number of a month (1 to 12), or of a whole year (month 0).
constexpr std::uint32_t calendar_number(std::uint32_t year, std::uint32_t month) {
    return year * 13 + month;
}
inline constexpr std::uint32_t calendar_numbers = calendar_number(10000, 0);

}  // namespace dateline
