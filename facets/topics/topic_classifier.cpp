#include "facets/topics/topic_classifier.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "facets/topics/built_in_topics.hpp"
#include "facets/topics/own_topics.hpp"
#include "facets/topics/topic_words.hpp"

namespace dateline {
namespace {

constexpr std::size_t fewest_words = 6;

/// Words that every English text is full of, and few others; with them the shorthand of the business wires, whose tables have no sentences. Sorted.
constexpr std::array<std::string_view, 48> function_words = {
    "a",    "after", "an",    "and",  "are",  "as",   "at", "be",  "been", "but",  "by",    "cts",   "dlrs", "for",  "from", "had",
    "has",  "have",  "he",    "his",  "in",   "into", "is", "it",  "its",  "mln",  "not",   "of",    "on",   "or",   "pct",  "said",
    "that", "the",   "their", "they", "this", "to",   "vs", "was", "were", "when", "which", "while", "who",  "will", "with", "would"};
constexpr std::size_t looked_at = 300;
constexpr double least_function_words = 0.15;

std::size_t count_words(const TokenizedText& text, std::size_t most) {
    std::size_t words = 0;
    for (std::size_t i = 0; i < text.size() && words < most; ++i) words += text.tokens[i].kind == TokenKind::word ? 1 : 0;
    return words;
}

/// Whether the text can be English; unknown (true) for texts of a line or two, tables and lists in capitals.
bool looks_english(const TokenizedText& text) {
    std::size_t words = 0, function = 0;
    for (std::size_t i = 0; i < std::min(text.size(), looked_at); ++i) {
        const Token& token = text.tokens[i];
        if (token.kind != TokenKind::word || token.letter_case != LetterCase::lower) continue;
        ++words;
        function += std::binary_search(function_words.begin(), function_words.end(), text[i]) ? 1 : 0;
    }
    return words < 15 || static_cast<double>(function) >= least_function_words * static_cast<double>(words);
}

}  // namespace

struct TopicClassifier::Parts {
    explicit Parts(const TopicOptions& options) {
        if (!options.model.empty()) own_model.emplace(options.model, options.model_name);
        if (own_model == std::nullopt) built_in.emplace(built_in_topic_model(), "built in");
        if (!options.rules.empty()) own_rules.emplace(options.rules, options.rules_name);
    }

    std::optional<BuiltInTopics> built_in;
    std::optional<ModelTopics> own_model;
    std::optional<RuleTopics> own_rules;
};

TopicClassifier::TopicClassifier(const TopicOptions& options) : parts_(std::make_unique<const Parts>(options)) {}
TopicClassifier::~TopicClassifier() = default;

std::vector<Topic> TopicClassifier::classify(const ArticleTokens& article, std::string_view language) const {
    if (count_words(article.title, fewest_words) + count_words(article.text, fewest_words) < fewest_words) return {};
    const ArticleWords words = read_topic_words(article);
    std::vector<Topic> topics;
    if (parts_->own_model) {
        topics = parts_->own_model->classify(article, words);
    } else if ((language.empty() || language == "en") && looks_english(article.text)) {
        topics = parts_->built_in->classify(article, words);
    }
    if (!parts_->own_rules) return topics;
    for (Topic& topic : parts_->own_rules->classify(article, words)) {
        const bool known = std::any_of(topics.begin(), topics.end(), [&](const Topic& other) { return other.id == topic.id; });
        if (!known) topics.push_back(std::move(topic));
    }
    return topics;
}

}  // namespace dateline
