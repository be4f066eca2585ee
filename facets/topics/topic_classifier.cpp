#include "facets/topics/topic_classifier.hpp"

#include <algorithm>
#include <array>
#include <mutex>
#include <optional>

#include "facets/topics/built_in_topics.hpp"
#include "facets/topics/own_topics.hpp"
#include "facets/topics/topic_words.hpp"

namespace dateline {
namespace {

constexpr std::size_t fewest_words = 6;

/// Words that every English text is full of, and few others; with them the shorthand of the business wires, whose tables have no sentences.
constexpr std::array<std::string_view, 48> function_words = {
    "a",    "after", "an",    "and",  "are",  "as",   "at", "be",  "been", "but",  "by",    "cts",   "dlrs", "for",  "from", "had",
    "has",  "have",  "he",    "his",  "in",   "into", "is", "it",  "its",  "mln",  "not",   "of",    "on",   "or",   "pct",  "said",
    "that", "the",   "their", "they", "this", "to",   "vs", "was", "were", "when", "which", "while", "who",  "will", "with", "would"};
constexpr std::size_t looked_at = 300;
constexpr double least_function_words = 0.15;

/// The words above, each packed into a number, in an open table.
class FunctionWords {
public:
    FunctionWords() {
        for (const std::string_view word : function_words) {
            std::size_t at = slot(packed(word));
            while (table_[at] != 0) at = (at + 1) % table_.size();
            table_[at] = packed(word);
        }
    }

    [[nodiscard]] bool has(std::string_view word) const {
        if (word.size() > longest) return false;
        const std::uint64_t number = packed(word);
        std::size_t at = slot(number);
        while (table_[at] != 0 && table_[at] != number) at = (at + 1) % table_.size();
        return table_[at] == number;
    }

private:
    static constexpr std::size_t longest = 5;

    static std::uint64_t packed(std::string_view word) {
        std::uint64_t number = 0;
        for (const char c : word) number = number << 8 | static_cast<unsigned char>(c);
        return number;
    }
    static std::size_t slot(std::uint64_t number) { return static_cast<std::size_t>(number * 0x9E3779B97F4A7C15ULL >> 56); }

    std::array<std::uint64_t, 256> table_{};
};

std::size_t count_words(const TokenizedText& text, std::size_t most) {
    std::size_t words = 0;
    for (std::size_t i = 0; i < text.size() && words < most; ++i) words += text.tokens[i].kind == TokenKind::word ? 1 : 0;
    return words;
}

/// Whether the text can be English; unknown (true) for texts of a line or two, tables and lists in capitals.
bool looks_english(const TokenizedText& text) {
    static const FunctionWords known;
    std::size_t words = 0, function = 0;
    for (std::size_t i = 0; i < std::min(text.size(), looked_at); ++i) {
        const Token& token = text.tokens[i];
        if (token.kind != TokenKind::word || token.letter_case != LetterCase::lower) continue;
        ++words;
        function += known.has(text[i]) ? 1 : 0;
    }
    return words < 15 || static_cast<double>(function) >= least_function_words * static_cast<double>(words);
}

}  // namespace

/// All that judging one article needs besides models and rules; used by one thread at a time, kept for the next article.
struct TopicWorkplace {
    RememberedWords remembered;
    ArticleWords words;
    JudgedArticle judged;
    RuleScores own_rules;
};

struct TopicClassifier::Parts {
    explicit Parts(const TopicOptions& options) {
        if (!options.model.empty()) own_model.emplace(options.model, options.model_name);
        if (own_model == std::nullopt) built_in.emplace(built_in_topic_model(), "built in");
        if (!options.rules.empty()) own_rules.emplace(options.rules, options.rules_name);
    }

    std::unique_ptr<TopicWorkplace> take_workplace() const {
        const std::lock_guard lock(mutex);
        if (free.empty()) return std::make_unique<TopicWorkplace>();
        std::unique_ptr<TopicWorkplace> taken = std::move(free.back());
        free.pop_back();
        return taken;
    }

    void give_back(std::unique_ptr<TopicWorkplace> workplace) const {
        const std::lock_guard lock(mutex);
        free.push_back(std::move(workplace));
    }

    std::optional<BuiltInTopics> built_in;
    std::optional<ModelTopics> own_model;
    std::optional<RuleTopics> own_rules;
    mutable std::mutex mutex;
    mutable std::vector<std::unique_ptr<TopicWorkplace>> free;  ///< as many as threads have ever been here at the same time
};

TopicClassifier::TopicClassifier(const TopicOptions& options) : parts_(std::make_unique<const Parts>(options)) {}
TopicClassifier::~TopicClassifier() = default;

std::vector<Topic> TopicClassifier::classify(const ArticleTokens& article, std::string_view language) const {
    if (count_words(article.title, fewest_words) + count_words(article.text, fewest_words) < fewest_words) return {};
    const bool by_built_in = parts_->built_in && (language.empty() || language == "en") && looks_english(article.text);
    if (!by_built_in && !parts_->own_model && !parts_->own_rules) return {};
    std::unique_ptr<TopicWorkplace> workplace = parts_->take_workplace();
    workplace->remembered.read(article, workplace->words);
    std::vector<Topic> topics;
    if (parts_->own_model) topics = parts_->own_model->classify(article, workplace->words, workplace->judged);
    if (by_built_in) topics = parts_->built_in->classify(article, workplace->words, workplace->judged);
    if (parts_->own_rules) {
        for (Topic& topic : parts_->own_rules->classify(article, workplace->words, workplace->own_rules)) {
            const bool known = std::any_of(topics.begin(), topics.end(), [&](const Topic& other) { return other.id == topic.id; });
            if (!known) topics.push_back(std::move(topic));
        }
    }
    parts_->give_back(std::move(workplace));
    return topics;
}

}  // namespace dateline
