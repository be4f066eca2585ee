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

void MatchAny::match(const Window& window, const WindowBits& wanted, WindowBits& found) {
    found.clear();
    WindowBits one, rest = wanted;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        if (!found_.empty()) found_[i].clear();
        if (parts_[i]->next(window.first) >= window.end) continue;
        parts_[i]->match(window, rest, one);
        found |= one;
        if (found_.empty()) {
            rest -= one;
        } else {
            found_[i] = one;
        }
    }
}

void MatchAny::score(const Window& window, const WindowBits& found, WindowScores& scores) {
    for (std::size_t i = 0; i < found_.size(); ++i) {
        WindowBits both = found;
        both &= found_[i];
        if (!both.none()) parts_[i]->score(window, both, scores);
    }
}

std::uint32_t MatchAll::next(std::uint32_t from) {
    for (const MatcherPointer& part : parts_.required) {
        from = part->next(from);
        if (from == no_docid) break;
    }
    return from;
}

void MatchAll::match(const Window& window, const WindowBits& wanted, WindowBits& found) {
    WindowBits candidates = wanted, other;
    found = wanted;
    for (const MatcherPointer& part : parts_.required) {
        part->match(window, candidates, found);
        if (found.none()) return;
        candidates = found;
    }
    for (const MatcherPointer& part : parts_.excluded) {
        part->match(window, found, other);
        found -= other;
    }
    if (!parts_.check) return;
    candidates = found;
    found.clear();
    candidates.for_each([&](std::uint32_t offset) {
        if (parts_.check->fits(window.first + offset)) found.set(offset);
    });
}

void MatchAll::score(const Window& window, const WindowBits& found, WindowScores& scores) {
    for (const MatcherPointer& part : parts_.required) part->score(window, found, scores);
    WindowBits besides;
    for (const MatcherPointer& part : parts_.optional) {
        part->match(window, found, besides);
        part->score(window, besides, scores);
    }
}

}  // namespace dateline
