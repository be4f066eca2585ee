#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "facets/entities.hpp"
#include "facets/persons/mention_tagger.hpp"

namespace dateline {

/// Gives an article up to three topics. Thread-safe; loads its tables once.
class TopicClassifier {
public:
    TopicClassifier();
    ~TopicClassifier();
    TopicClassifier(const TopicClassifier&) = delete;
    TopicClassifier& operator=(const TopicClassifier&) = delete;

    /// Best first, each with the words that gave it; none where the words do not suffice, or the language is not English (or empty).
    [[nodiscard]] std::vector<Topic> classify(const ArticleTokens& article, std::string_view language) const;

private:
    struct Rules;
    std::unique_ptr<const Rules> rules_;
};

}  // namespace dateline
