#pragma once

#include <cstdint>

#include "searcher/archive/archive.hpp"
#include "searcher/counting/tally.hpp"
#include "searcher/matching/match_set.hpp"

namespace dateline {

/// Adds to the tally, for every match in one part of the archive, the entries of a kind that it counts under, each once. Returns how many matches were looked
/// at. Where most articles match, the others are taken off what all of them add up to.
std::uint64_t count_entities(const Archive& archive, std::size_t part, FacetKind kind, const PartMatches& matches, Tally& tally);

/// The same for years and months, by date_number(). An article dated only to the year counts in each month of it, as a filter by month lets it through.
std::uint64_t count_dates(const Archive& archive, std::size_t part, FacetKind kind, const PartMatches& matches, Tally& tally);

/// The number of a month (1 to 12), or of a whole year (month 0).
constexpr std::uint32_t date_number(std::uint32_t year, std::uint32_t month) {
    return year * 13 + month;
}
inline constexpr std::uint32_t date_numbers = date_number(10000, 0);

}  // namespace dateline
