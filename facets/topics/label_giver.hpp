#pragma once

#include <vector>

#include "facets/topics/linear_scorer.hpp"
#include "facets/topics/rule_scorer.hpp"

namespace dateline {

/// What a model and the rules see of an article.
struct JudgedArticle {
    std::vector<ArticleFeature> features;  ///< known ones: words first, then one for each topic that the rules speak for
    RuleScores rules;                      ///< empty where the model does without
    std::vector<float> scores;             ///< by label of the model
};

/// A label that an article gets.
struct GivenLabel {
    std::size_t label = 0;  ///< of the model
    double certainty = 0;   ///< from a half to 1
};

/// Gives articles the labels of a model. Read-only after construction: share it between threads.
class LabelGiver {
public:
    explicit LabelGiver(TopicModel model);

    [[nodiscard]] JudgedArticle judge(const ArticleWords& article) const;

    /// Every label whose score reaches its threshold, surest first; none for an article without a known word.
    [[nodiscard]] std::vector<GivenLabel> give(const JudgedArticle& article) const;
    [[nodiscard]] std::vector<GivenLabel> give(const ArticleWords& article) const { return give(judge(article)); }

    /// What speaks for a label, strongest first: words and pairs of words, and the rules that fired. At most `most`.
    [[nodiscard]] std::vector<Evidence> explain(const JudgedArticle& judged, const ArticleTokens& article, std::size_t label,
                                                std::size_t most) const;

    [[nodiscard]] const LinearScorer& scorer() const { return scorer_; }

private:
    LinearScorer scorer_;
    std::vector<std::uint32_t> rule_features_;  ///< by Media Topic: the feature that its rules make, or Vocabulary::none
};

/// The words [first, last) of a field as evidence.
Evidence make_evidence(const ArticleTokens& article, Field field, std::uint32_t first, std::uint32_t last, double weight, bool by_rule);

}  // namespace dateline
