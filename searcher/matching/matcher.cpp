#include "searcher/matching/matcher.hpp"

#include <algorithm>

namespace dateline {

std::uint32_t MatchAny::next(std::uint32_t from) {
    std::uint32_t nearest = no_docid;
    for (const MatcherPointer& part : parts_) {
        nearest = std::min(nearest, part->next(from));
        if (nearest == from) break;
    }
    return nearest;
}

void MatchAny::match(const Window& window, const WindowBits& wanted, WindowBits& found, WindowScores* scores) {
    found.clear();
    WindowBits one, rest = wanted;
    for (const MatcherPointer& part : parts_) {
        if (part->next(window.first) >= window.end) continue;
        part->match(window, rest, one, scores);
        found |= one;
        if (scores == nullptr) rest -= one;
    }
}

std::uint32_t MatchAll::next(std::uint32_t from) {
    for (const MatcherPointer& part : parts_.required) {
        from = part->next(from);
        if (from == no_docid) break;
    }
    return from;
}

void MatchAll::match(const Window& window, const WindowBits& wanted, WindowBits& found, WindowScores* scores) {
    WindowScores* const own = scores != nullptr ? &scores_ : nullptr;
    WindowBits candidates = wanted, first;
    for (std::size_t i = 0; i < parts_.required.size(); ++i) {
        if (i > 0 && found.none()) break;
        parts_.required[i]->match(window, candidates, found, own);
        if (i == 0) first = found;
        candidates = found;
    }
    settle(window, found, own);
    if (scores == nullptr) return;
    found.for_each([&](std::uint32_t offset) { (*scores)[offset] += scores_[offset]; });
    first.for_each([&](std::uint32_t offset) { scores_[offset] = 0; });
}

void MatchAll::settle(const Window& window, WindowBits& found, WindowScores* scores) {
    WindowBits other;
    for (const MatcherPointer& part : parts_.excluded) {
        if (found.none()) return;
        part->match(window, found, other, nullptr);
        found -= other;
    }
    if (parts_.check) {
        const WindowBits candidates = found;
        found.clear();
        candidates.for_each([&](std::uint32_t offset) {
            if (parts_.check->fits(window.first + offset)) found.set(offset);
        });
    }
    if (scores == nullptr || found.none()) return;
    for (const MatcherPointer& part : parts_.optional) part->match(window, found, other, scores);
}

}  // namespace dateline
