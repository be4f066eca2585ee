#include "indexer/segments/story_search.hpp"

#include <algorithm>

namespace dateline {

void StorySearch::begin(const TextSignature& signature, std::uint32_t date) {
    signature_ = signature;
    date_ = date;
    for (Under& under : under_) under.count = 0;
}

void StorySearch::Under::add(const Hit& hit) {
    if (count == hits.size()) --count;  // the last one gives way
    std::size_t at = count++;
    for (; at > 0 && hits[at - 1].number > hit.number; --at) hits[at] = hits[at - 1];
    hits[at] = hit;
}

bool StorySearch::look_at(std::uint32_t place, const Segment& segment, std::uint32_t docid) {
    const StoryColumns& columns = segment.stories();
    if (docid == 0 || docid > columns.numbers().size()) columns.file().throw_damaged("its shingles name an article that is not there");
    const std::uint32_t number = columns.numbers()[docid - 1];
    if (under_[place].is_beyond(number)) return false;
    under_[place].add({number, docid, &segment});
    return true;
}

void StorySearch::look_at(const Segment& segment, const Deletions& deletions, std::uint32_t first_number) {
    const StoryColumns& columns = segment.stories();
    const std::uint32_t asked = std::min(signature_.count, entered_shingles);
    for (std::uint32_t i = 0; i < asked; ++i) {
        if (under_[i].is_beyond(first_number)) continue;
        // They stand in the order in which they came: once enough came earlier, so they did before all that follow.
        for (const ShinglePlace& place : columns.under(signature_.lowest[i])) {
            if (!deletions.holds(place.docid) && !look_at(i, segment, place.docid)) break;
        }
    }
}

/// Articles hit under as many shingles as it takes, the earliest first.
void StorySearch::find_candidates() {
    static_assert(entered_shingles * StoryFinder::most_under_one * 2 <= std::tuple_size_v<decltype(tallies_)>);
    candidates_.clear();
    tallies_.fill({});
    const std::size_t needed = StoryFinder::needed_shingles(signature_);
    for (const Under& under : under_) {
        for (const Hit& hit : std::span(under.hits).first(under.count)) {
            std::size_t at = shingle_key(hit.number) % tallies_.size();
            while (tallies_[at].hits > 0 && tallies_[at].number != hit.number) at = (at + 1) % tallies_.size();
            tallies_[at].number = hit.number;
            if (++tallies_[at].hits == needed) candidates_.push_back(hit);
        }
    }
    std::sort(candidates_.begin(), candidates_.end(), [](const Hit& a, const Hit& b) { return a.number < b.number; });
}

std::uint32_t StorySearch::story() {
    find_candidates();
    std::uint32_t story = 0;
    double most = 0;
    for (const Hit& hit : candidates_) {
        const StoryColumns& columns = hit.segment->stories();
        const Likeness likeness = compare(signature_, columns.signature(hit.docid), date_, hit.segment->dates()[hit.docid - 1]);
        if (!likeness.same_story || likeness.shared <= most) continue;
        most = likeness.shared;
        story = columns.stories()[hit.docid - 1];
    }
    return story;
}

}  // namespace dateline
