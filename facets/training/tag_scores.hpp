#pragma once

#include <array>
#include <cstddef>

#include "facets/persons/mention_tagger.hpp"
#include "facets/training/annotated_article.hpp"

namespace dateline::training {

/// Names found and missed: exact borders and kind.
struct KindScore {
    std::size_t right = 0, missed = 0, spurious = 0;
    [[nodiscard]] double precision() const { return ratio(right, right + spurious); }
    [[nodiscard]] double recall() const { return ratio(right, right + missed); }
    [[nodiscard]] double f1() const { return ratio(2 * right, 2 * right + missed + spurious); }

private:
    static double ratio(std::size_t part, std::size_t all) { return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all); }
};

/// One score a kind, in the order of MentionKind, and the sum of all.
struct TagScores {
    std::array<KindScore, 4> kinds;
    [[nodiscard]] KindScore all() const;
};

/// Adds what a tagger finds in an article. Spans are compared by bytes; what lies in spans without a kind is not counted.
void add_scores(const AnnotatedArticle& article, const MentionTagger& tagger, TagScores& scores);

}  // namespace dateline::training
