#pragma once

#include <array>
#include <cstddef>

#include "facets/persons/mention_tagger.hpp"
#include "facets/training/annotated_article.hpp"
#include "facets/training/label_scores.hpp"

namespace dateline::training {

/// Names found and missed, by exact borders and kind: one score a kind, in the order of MentionKind, and the sum of all.
struct TagScores {
    std::array<LabelScore, 4> kinds;
    [[nodiscard]] LabelScore all() const;
};

/// Adds what a tagger finds in an article. Spans are compared by bytes; what lies in spans without a kind is not counted.
void add_scores(const AnnotatedArticle& article, const MentionTagger& tagger, TagScores& scores);

}  // namespace dateline::training
