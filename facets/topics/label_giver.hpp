#pragma once

#include <vector>

#include "facets/topics/built_in_rules.hpp"
#include "facets/topics/linear_scorer.hpp"
#include "facets/topics/rule_scorer.hpp"

namespace dateline {

/// What a model and the rules see of an article. Used for one article after another, by one thread and with one LabelGiver, it saves the time to find out anew what
/// words are.
struct JudgedArticle {
    std::vector<ArticleFeature> features;  ///< known ones: words first, then one for each topic that the rules speak for
    std::size_t by_rules = 0;              ///< how many of these the rules made, the last ones
    RuleScores rules;                      ///< empty where the model does without
    std::vector<float> scores;             ///< by label of the model

    Vocabulary::Memory memory;
    std::vector<BuiltInRules::Verdict> verdicts;
    std::vector<double> per_unit;  ///< by topic; zeroes
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

    void judge(const ArticleWords& article, JudgedArticle& judged) const;

    /// Every label whose score reaches its threshold, surest first; none for an article without a known word.
    [[nodiscard]] std::vector<GivenLabel> give(const JudgedArticle& article) const;

    /// What speaks for a label, strongest first: words and pairs of words, and the rules that fired. At most `most`.
    [[nodiscard]] std::vector<Evidence> explain(JudgedArticle& judged, const ArticleTokens& article, std::size_t label,
                                                std::size_t most) const;

    [[nodiscard]] const LinearScorer& scorer() const { return scorer_; }

private:
    /// A word or rule that speaks for a label.
    struct Part {
        double adds = 0;
        Field field = Field::text;
        std::uint32_t first = 0, last = 0;
        bool by_rule = false;
    };
    void add_rules(JudgedArticle& judged, std::size_t label, std::vector<Part>& parts) const;

    LinearScorer scorer_;
    std::vector<std::uint32_t> rule_features_;  ///< by Media Topic: the feature that its rules make, or Vocabulary::none
};

/// The words [first, last) of a field as evidence.
Evidence make_evidence(const ArticleTokens& article, Field field, std::uint32_t first, std::uint32_t last, double weight, bool by_rule);

}  // namespace dateline
