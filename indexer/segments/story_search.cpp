#include "indexer/segments/story_search.hpp"

#include <algorithm>
#include <tuple>

#include "indexer/duplicates/story_finder.hpp"

namespace dateline {

void StorySearch::begin(const TextSignature& signature, std::uint32_t date) {
    signature_ = signature;
    date_ = date;
    hits_.clear();
    under_.fill({});
}

void StorySearch::look_at(const Segment& segment, const Deletions& deletions) {
    const StoryColumns& columns = segment.stories();
    const std::uint32_t asked = std::min(signature_.count, entered_shingles);
    for (std::uint32_t i = 0; i < asked; ++i) {
        Under& under = under_[i];
        for (const ShinglePlace& place : columns.under(signature_.lowest[i])) {
            if (place.docid == 0 || place.docid > columns.numbers().size())
                columns.file().throw_damaged("its shingles name an article that is not there");
            if (deletions.holds(place.docid)) continue;
            const std::uint32_t number = columns.numbers()[place.docid - 1];
            // They stand in the order in which they came: once enough came earlier, so they did before all that follow.
            if (under.found >= StoryFinder::most_under_one && number > under.last) break;
            hits_.push_back({i, number, place.docid, &segment});
            ++under.found;
            under.last = std::max(under.last, number);
        }
    }
}

/// Under each shingle.
void StorySearch::keep_earliest() {
    std::sort(hits_.begin(), hits_.end(),
              [](const Hit& a, const Hit& b) { return std::tie(a.shingle, a.number) < std::tie(b.shingle, b.number); });
    std::size_t kept = 0, under_one = 0;
    std::uint32_t shingle = 0;
    for (std::size_t i = 0; i < hits_.size(); ++i) {
        const Hit hit = hits_[i];
        under_one = hit.shingle == shingle ? under_one + 1 : 1;
        shingle = hit.shingle;
        if (under_one <= StoryFinder::most_under_one) hits_[kept++] = hit;
    }
    hits_.resize(kept);
}

std::uint32_t StorySearch::story() {
    if (hits_.empty()) return 0;
    keep_earliest();
    std::sort(hits_.begin(), hits_.end(), [](const Hit& a, const Hit& b) { return a.number < b.number; });
    const std::size_t needed = StoryFinder::needed_shingles(signature_);
    std::uint32_t story = 0;
    double most = 0;
    for (std::size_t i = 0; i < hits_.size();) {
        std::size_t end = i;
        while (end < hits_.size() && hits_[end].number == hits_[i].number) ++end;
        const Hit& hit = hits_[i];
        const bool is_candidate = end - i >= needed;
        i = end;
        if (!is_candidate) continue;
        const Likeness likeness =
            compare(signature_, hit.segment->stories().signature(hit.docid), date_, hit.segment->dates()[hit.docid - 1]);
        if (!likeness.same_story || likeness.shared <= most) continue;
        most = likeness.shared;
        story = hit.segment->stories().stories()[hit.docid - 1];
    }
    return story;
}

}  // namespace dateline
