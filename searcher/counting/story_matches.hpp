#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "searcher/archive/archive.hpp"
#include "searcher/counting/count_ids.hpp"
#include "searcher/counting/tally.hpp"
#include "searcher/matching/match_set.hpp"

namespace dateline {

/// What a search matches, story by story: the matches that are the only article of their story, and the others by their stories.
struct StoryMatches {
    MatchSet alone;                         ///< without `top`
    std::vector<StoryMember> together;      ///< matches of shared stories, those of one side by side
    std::vector<std::size_t> starts = {0};  ///< where each story begins in `together`, and one past the last

    [[nodiscard]] std::uint64_t stories() const { return alone.count + starts.size() - 1; }
    [[nodiscard]] std::uint64_t articles() const { return alone.count + together.size(); }
    [[nodiscard]] std::span<const StoryMember> of(std::size_t story) const {
        return std::span(together).subspan(starts[story], starts[story + 1] - starts[story]);
    }
};

/// Linear in the words of the bitmaps and the articles of shared stories.
StoryMatches group_by_story(const Archive& archive, const MatchSet& matches);

/// As count_values(), but counts stories: a story counts once under each value that any of its matches counts under. Returns how many matches were looked at.
std::uint64_t count_story_values(const Archive& archive, FacetKind kind, const StoryMatches& matches, const Stretch& stretch, Tally& tally);

}  // namespace dateline
