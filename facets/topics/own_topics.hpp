#pragma once

#include <string_view>
#include <vector>

#include "facets/entities.hpp"
#include "facets/topics/label_giver.hpp"
#include "facets/topics/rule_scorer.hpp"

namespace dateline {

/// Topics by a model that the user trained: every label whose score reaches its threshold. Thread-safe.
class ModelTopics {
public:
    /// `model` as dateline-train wrote it; `name` is for messages. Throws Error when it cannot be read.
    ModelTopics(std::string_view model, std::string_view name);

    /// Surest first, at any number, each with the words that gave it.
    [[nodiscard]] std::vector<Topic> classify(const ArticleTokens& article, const ArticleWords& words, JudgedArticle& judged) const;

private:
    LabelGiver giver_;
    std::vector<Topic> topics_;  ///< by label
};

/// Topics by a file of rules that the user wrote. Thread-safe.
class RuleTopics {
public:
    /// `rules`: a file as RulesFile describes it; `name` is for messages. Throws Error naming the line and what was expected there.
    RuleTopics(std::string_view rules, std::string_view name);

    /// Every topic for which the rules weigh enough, the weightiest first.
    [[nodiscard]] std::vector<Topic> classify(const ArticleTokens& article, const ArticleWords& words, RuleScores& scores) const;

private:
    explicit RuleTopics(const RulesFile& rules);

    RuleScorer scorer_;
    std::vector<Topic> topics_;  ///< by label
};

}  // namespace dateline
