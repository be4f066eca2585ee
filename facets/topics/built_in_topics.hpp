#pragma once

#include <string_view>
#include <vector>

#include "facets/entities.hpp"
#include "facets/topics/built_in_rules.hpp"
#include "facets/topics/label_giver.hpp"

namespace dateline {

/// Up to three Media Topics by a model that was trained on them, and below its labels by our rules. Thread-safe.
class BuiltInTopics {
public:
    /// `model`: its labels are Media Topics' ids, and it uses the rules. Throws Error when it cannot be read or has other labels.
    BuiltInTopics(std::string_view model, std::string_view name);

    /// Surest first, each with the words that gave it. The article must be in English.
    [[nodiscard]] std::vector<Topic> classify(const ArticleTokens& article, const ArticleWords& words, JudgedArticle& judged) const;

private:
    /// A topic of the taxonomy that the model judges.
    struct Judged {
        std::size_t label = 0;  ///< of the model
        std::size_t topic = 0;  ///< of the taxonomy
    };
    struct Choice {
        Judged judged;
        std::size_t topic = 0;  ///< judged.topic, or one below it that the rules chose
        double score = 0;
    };

    void choose_below(const JudgedArticle& article, const Judged& top, std::vector<Choice>& chosen) const;
    [[nodiscard]] std::size_t descend(const RuleScores& rules, std::size_t topic) const;
    [[nodiscard]] Topic describe(JudgedArticle& judged, const ArticleTokens& article, const Choice& choice) const;

    LabelGiver giver_;
    std::vector<Judged> top_;                 ///< topics of the top level
    std::vector<std::vector<Judged>> below_;  ///< by entry of top_: the labels on the second level under it
};

/// The built-in model, or empty when the library was built without one.
std::string_view built_in_topic_model();

}  // namespace dateline
