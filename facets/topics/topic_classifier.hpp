#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "facets/entities.hpp"
#include "facets/persons/mention_tagger.hpp"

namespace dateline {

/// The user's own model and rules; empty ones are none.
struct TopicOptions {
    std::string_view model;       ///< as dateline-train wrote it; stands in for the built-in one
    std::string_view model_name;  ///< for messages
    std::string_view rules;       ///< a file as RulesFile describes it; stands beside the model
    std::string_view rules_name;
};

/// Gives an article topics. Thread-safe; loads its tables once.
class TopicClassifier {
public:
    /// Throws Error when the model or the rules cannot be read.
    explicit TopicClassifier(const TopicOptions& options = {});
    ~TopicClassifier();
    TopicClassifier(const TopicClassifier&) = delete;
    TopicClassifier& operator=(const TopicClassifier&) = delete;

    /// Surest first, each with the words that gave it: up to three of the built-in model, or all labels of the user's own; then those of the user's rules. None where
    /// the words do not suffice; of the built-in model none unless the language is English (or empty).
    [[nodiscard]] std::vector<Topic> classify(const ArticleTokens& article, std::string_view language) const;

private:
    struct Parts;
    std::unique_ptr<const Parts> parts_;
};

}  // namespace dateline
