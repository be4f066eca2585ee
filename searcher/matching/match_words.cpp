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

void MatchWords::match(const Window& window, const WindowBits& wanted, WindowBits& found, WindowScores* scores) {
    found.clear();
    PostingList* only = nullptr;
    std::size_t present = 0;
    for (PostingList& form : forms_) {
        form.skip_to(window.first);
        if (form.docid() >= window.end) continue;
        only = &form;
        ++present;
    }
    if (present == 0) return;
    if (present == 1 && scores != nullptr) return match_one(*only, window, wanted, found, *scores);
    const std::uint32_t wanted_count = wanted.count();
    const auto last_docid = static_cast<std::uint32_t>(lengths_.size());
    if (scores != nullptr) times_.resize(Window::max_size);
    for (PostingList& form : forms_) {
        if (form.docid() >= window.end) continue;
        if (scores == nullptr) {
            form.for_each(window, wanted, wanted_count, last_docid, [&](std::uint32_t offset) { found.set(offset); });
            continue;
        }
        form.for_each(window, wanted, wanted_count, last_docid, [&](std::uint32_t offset) {
            found.set(offset);
            times_[offset] += form.wdf();
        });
    }
    if (scores == nullptr) return;
    found.for_each([&](std::uint32_t offset) {
        (*scores)[offset] += weights_.score(weight_, times_[offset], lengths_[window.first + offset - 1]);
        times_[offset] = 0;
    });
}

/// Where a window holds but one form, which is most windows of most words, nothing needs to be added up.
void MatchWords::match_one(PostingList& form, const Window& window, const WindowBits& wanted, WindowBits& found, WindowScores& scores) {
    form.for_each(window, wanted, wanted.count(), static_cast<std::uint32_t>(lengths_.size()), [&](std::uint32_t offset) {
        found.set(offset);
        scores[offset] += weights_.score(weight_, form.wdf(), lengths_[window.first + offset - 1]);
    });
}

}  // namespace dateline
