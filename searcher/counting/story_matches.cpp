#include "searcher/counting/story_matches.hpp"

#include <algorithm>
#include <bit>

#include "searcher/archive/joint_ids.hpp"

namespace dateline {

StoryMatches group_by_story(const Archive& archive, const MatchSet& matches) {
    const JointStories& stories = archive.stories();
    StoryMatches grouped;
    for (std::size_t part = 0; part < matches.parts.size(); ++part) {
        const std::vector<std::uint64_t>& shared = stories.shared(part);
        PartMatches& alone = grouped.alone.parts.emplace_back();
        alone.bits = matches.parts[part].bits;
        for (std::size_t i = 0; i < alone.bits.size(); ++i) {
            alone.bits[i] &= ~shared[i];
            alone.count += static_cast<std::uint64_t>(std::popcount(alone.bits[i]));
        }
        grouped.alone.count += alone.count;
    }
    if (grouped.alone.count == matches.count) return grouped;
    for (std::uint32_t story = 0; story < stories.size(); ++story) {
        for (const StoryMember& member : stories.members(story)) {
            if ((matches.parts[member.part].bits[member.docid / 64] >> member.docid % 64 & 1U) != 0) grouped.together.push_back(member);
        }
        if (grouped.together.size() > grouped.starts.back()) grouped.starts.push_back(grouped.together.size());
    }
    return grouped;
}

std::uint64_t count_story_values(const Archive& archive, FacetKind kind, const StoryMatches& matches, const Stretch& stretch,
                                 Tally& tally) {
    std::uint64_t seen = count_values(archive, kind, matches.alone, stretch, tally);
    const std::size_t stories = matches.starts.size() - 1;
    ArticleValues values(archive, kind);
    std::vector<std::uint32_t> of_story;
    for (std::size_t i = stories * stretch.index / stretch.count; i < stories * (stretch.index + 1) / stretch.count; ++i) {
        of_story.clear();
        for (const StoryMember& member : matches.of(i)) values.append(member.part, member.docid, of_story);
        seen += matches.of(i).size();
        std::sort(of_story.begin(), of_story.end());
        of_story.erase(std::unique(of_story.begin(), of_story.end()), of_story.end());
        for (const std::uint32_t value : of_story) {
            if (tally.is_dense()) {
                ++tally.counts()[value];
            } else {
                tally.add(value);
            }
        }
    }
    return seen;
}

}  // namespace dateline
