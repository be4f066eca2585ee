#include "indexer/duplicates/story_finder.hpp"

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

std::size_t place_of(std::uint32_t shingle, std::size_t size) {
    return (shingle * std::uint64_t{0x9E3779B97F4A7C15U} >> 32U) & (size - 1);
}

}  // namespace

/// Articles entered under at least two of the signature's shingles (or under the only one it has), in ascending order, each once.
void StoryFinder::find_candidates(const TextSignature& signature) {
    candidates_.clear();
    if (entries_.empty()) return;
    const std::uint32_t asked = std::min(signature.count, entered_shingles);
    for (std::uint32_t i = 0; i < asked; ++i) {
        const std::uint32_t shingle = signature.lowest[i];
        for (std::size_t at = place_of(shingle, entries_.size()); entries_[at].article != no_article; at = (at + 1) & (entries_.size() - 1))
            if (entries_[at].shingle == shingle) candidates_.push_back(entries_[at].article);
    }
    std::sort(candidates_.begin(), candidates_.end());
    const std::size_t needed = needed_shingles(signature);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < candidates_.size();) {
        std::size_t end = i;
        while (end < candidates_.size() && candidates_[end] == candidates_[i]) ++end;
        if (end - i >= needed) candidates_[kept++] = candidates_[i];
        i = end;
    }
    candidates_.resize(kept);
}

std::uint32_t StoryFinder::add(const TextSignature& signature, std::uint32_t date) {
    const auto article = static_cast<std::uint32_t>(stories_.size());
    std::uint32_t story = article;
    double most = 0;
    find_candidates(signature);
    for (const std::uint32_t candidate : candidates_) {
        const Likeness likeness = compare(signature, signatures_[candidate], date, dates_[candidate]);
        if (!likeness.same_story || likeness.shared <= most) continue;
        most = likeness.shared;
        story = stories_[candidate];
    }
    restore(signature, story, date);
    return story;
}

void StoryFinder::restore(const TextSignature& signature, std::uint32_t story, std::uint32_t date) {
    const auto article = static_cast<std::uint32_t>(stories_.size());
    stories_.push_back(story);
    signatures_.push_back(signature);
    dates_.push_back(date);
    for (std::uint32_t i = 0; i < std::min(signature.count, entered_shingles); ++i) enter(signature.lowest[i], article);
}

void StoryFinder::enter(std::uint32_t shingle, std::uint32_t article) {
    if (entered_ * 3 >= entries_.size() * 2) grow();
    std::size_t at = place_of(shingle, entries_.size()), alike = 0;
    for (; entries_[at].article != no_article; at = (at + 1) & (entries_.size() - 1))
        if (entries_[at].shingle == shingle && ++alike == most_under_one) return;
    entries_[at] = {shingle, article};
    ++entered_;
}

void StoryFinder::grow() {
    constexpr std::size_t smallest = 1024;
    std::vector<Entry> old(std::max(smallest, entries_.size() * 2));
    old.swap(entries_);
    // From an empty place on, so that of one shingle's articles the earlier stays before the later.
    std::size_t start = 0;
    while (start < old.size() && old[start].article != no_article) ++start;
    for (std::size_t i = 0; i < old.size(); ++i) {
        const Entry& entry = old[(start + i) & (old.size() - 1)];
        if (entry.article == no_article) continue;
        std::size_t at = place_of(entry.shingle, entries_.size());
        while (entries_[at].article != no_article) at = (at + 1) & (entries_.size() - 1);
        entries_[at] = entry;
    }
}

}  // namespace dateline
