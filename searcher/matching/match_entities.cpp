#include "searcher/matching/match_entities.hpp"

#include <algorithm>

namespace dateline {

std::uint32_t MatchEntities::next(std::uint32_t from) {
    if (wanted_ids_.empty()) return no_docid;
    if (lists_.empty()) return from;
    std::uint32_t nearest = no_docid;
    for (PostingList& list : lists_) {
        list.skip_to(from);
        nearest = std::min(nearest, list.docid());
    }
    return nearest;
}

void MatchEntities::match(const Window& window, const WindowBits& wanted, WindowBits& found) {
    found.clear();
    if (wanted_ids_.empty()) return;
    const std::uint32_t wanted_count = wanted.count();
    const auto last_docid = static_cast<std::uint32_t>(column_.starts.size() - 1);
    const std::uint64_t expected = postings_ * (window.end - window.first) / last_docid;
    if (lists_.empty() || wanted_count < expected) {
        wanted.for_each([&](std::uint32_t offset) {
            if (carries(window.first + offset)) found.set(offset);
        });
        return;
    }
    for (PostingList& list : lists_) {
        list.for_each(window, wanted, wanted_count, last_docid, [&](std::uint32_t offset) { found.set(offset); });
    }
}

bool MatchEntities::carries(std::uint32_t docid) const {
    const auto ids = column_.of(docid);
    if (wanted_ids_.size() == 1) return std::find(ids.begin(), ids.end(), wanted_ids_.front()) != ids.end();
    return std::any_of(ids.begin(), ids.end(),
                       [this](std::uint32_t id) { return std::binary_search(wanted_ids_.begin(), wanted_ids_.end(), id); });
}

}  // namespace dateline
