#include "searcher/matching/match_words.hpp"

#include <algorithm>

namespace dateline {

std::uint32_t MatchWords::next(std::uint32_t from) {
    std::uint32_t nearest = no_docid;
    for (PostingList& form : forms_) {
        form.skip_to(from);
        nearest = std::min(nearest, form.docid());
    }
    return nearest;
}

void MatchWords::match(const Window& window, const WindowBits& wanted, WindowBits& found) {
    found.clear();
    const std::uint32_t wanted_count = wanted.count();
    const auto last_docid = static_cast<std::uint32_t>(lengths_.size());
    bool is_first = true;
    for (PostingList& form : forms_) {
        form.skip_to(window.first);
        if (form.docid() >= window.end) continue;
        if (times_.empty()) {
            form.for_each(window, wanted, wanted_count, last_docid, [&](std::uint32_t offset) { found.set(offset); });
        } else if (is_first) {
            form.for_each(window, wanted, wanted_count, last_docid, [&](std::uint32_t offset) {
                found.set(offset);
                times_[offset] = form.wdf();
            });
        } else {
            form.for_each(window, wanted, wanted_count, last_docid, [&](std::uint32_t offset) {
                times_[offset] = form.wdf() + (found.test(offset) ? times_[offset] : 0);
                found.set(offset);
            });
        }
        is_first = false;
    }
}

void MatchWords::score(const Window& window, const WindowBits& found, WindowScores& scores) {
    found.for_each(
        [&](std::uint32_t offset) { scores[offset] += weights_.score(weight_, times_[offset], lengths_[window.first + offset - 1]); });
}

}  // namespace dateline
