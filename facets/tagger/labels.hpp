#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "facets/persons/mention_tagger.hpp"

namespace dateline::tagger {

/// What a token is to a name: 0 is outside of any; else 1 + 4 * position + kind, so that the sixteen labels of names have the indexes 0 to 15 after
/// subtracting one. The outside label scores 0 for every feature: only differences count.
using Label = std::uint8_t;

enum class Position : std::uint8_t { begin, inside, last, unit };

constexpr std::size_t kind_count = 4;
constexpr std::size_t name_label_count = 16;
constexpr std::size_t label_count = 17;
constexpr Label outside = 0;

/// A set of labels, bit by bit.
using LabelSet = std::uint32_t;
constexpr LabelSet all_labels = (1U << label_count) - 1;
constexpr LabelSet set_of(Label label) {
    return 1U << label;
}

constexpr Label make_label(Position position, MentionKind kind) {
    return static_cast<Label>(1 + 4 * static_cast<int>(position) + static_cast<int>(kind));
}
constexpr Position position_of(Label label) {
    return static_cast<Position>((label - 1) / 4);
}
constexpr MentionKind kind_of(Label label) {
    return static_cast<MentionKind>((label - 1) % 4);
}

/// Whether a name (or nothing) is complete after this label, so that anything but a continuation may follow.
constexpr bool closes(Label label) {
    return label == outside || position_of(label) == Position::last || position_of(label) == Position::unit;
}
constexpr bool opens(Label label) {
    return label == outside || position_of(label) == Position::begin || position_of(label) == Position::unit;
}
constexpr bool may_follow(Label before, Label after) {
    if (closes(before)) return opens(after);
    return !opens(after) && kind_of(before) == kind_of(after);
}

/// The labels that may follow each label, and how many: what a decoder walks through.
struct Followers {
    std::array<std::array<Label, label_count>, label_count> before{};  ///< before[after]: labels that may come before `after`
    std::array<std::uint8_t, label_count> count{};
};
constexpr Followers make_followers() {
    Followers result;
    for (Label after = 0; after < label_count; ++after) {
        for (Label before = 0; before < label_count; ++before) {
            if (may_follow(before, after)) result.before[after][result.count[after]++] = before;
        }
    }
    return result;
}
inline constexpr Followers followers = make_followers();

/// A run of tokens with one name: half open.
struct LabelSpan {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    MentionKind kind = MentionKind::person;
    bool operator==(const LabelSpan&) const = default;
};

/// Writes the labels of a span into `labels` (indexed by token).
inline void label_span(const LabelSpan& span, std::vector<Label>& labels) {
    if (span.last - span.first == 1) {
        labels[span.first] = make_label(Position::unit, span.kind);
        return;
    }
    for (std::uint32_t i = span.first; i < span.last; ++i) labels[i] = make_label(Position::inside, span.kind);
    labels[span.first] = make_label(Position::begin, span.kind);
    labels[span.last - 1] = make_label(Position::last, span.kind);
}

/// Calls `use(LabelSpan)` for every name in a valid sequence of labels.
template <typename Use>
void for_each_span(const Label* labels, std::uint32_t first, std::uint32_t last, Use use) {
    std::uint32_t begin = first;
    for (std::uint32_t i = first; i < last; ++i) {
        const Label label = labels[i];
        if (label == outside) continue;
        if (position_of(label) == Position::begin || position_of(label) == Position::unit) begin = i;
        if (position_of(label) == Position::last || position_of(label) == Position::unit) use(LabelSpan{begin, i + 1, kind_of(label)});
    }
}

}  // namespace dateline::tagger
