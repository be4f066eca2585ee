#include "facets/topics/topic_classifier.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "facets/error.hpp"
#include "facets/tables/tables.hpp"
#include "facets/topics/rule_scorer.hpp"
#include "facets/topics/rules_file.hpp"
#include "facets/topics/taxonomy.hpp"

namespace dateline {
namespace {

constexpr std::size_t most_topics = 3, most_evidence = 8;
constexpr std::size_t fewest_words = 6;

/// A top-level topic needs this much evidence: about two strong terms, or one that keeps coming back.
constexpr double least_evidence = 9;
/// A second top-level topic needs this share of the first one's evidence.
constexpr double rival_share = 0.5;
/// One word alone may stand for what an article is about, but makes no second topic.
constexpr std::size_t fewest_rival_terms = 2;
/// A topic on the second level needs this share of what speaks for the one above it, a deeper one more: most of what tells sports apart is specific,
/// most of what tells wars apart is not.
constexpr double second_level_share = 0.3, deeper_share = 0.5, least_child_evidence = 15;
/// A sibling that has this share of the first one's evidence makes it doubtful which of them it is: then either both have enough, or neither is given.
constexpr double doubtful_share = 0.8, both_share = 0.35;
/// The evidence at which the score is a half. With it the score came close to the share of topics that are right on their top level (.7: 81 of 100).
constexpr double half_score = 12;

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

struct TopicClassifier::Rules {
    const Taxonomy& taxonomy;
    std::vector<std::size_t> top;                 ///< the topics of the top level
    std::vector<std::vector<std::size_t>> below;  ///< by topic of the taxonomy: those right below it
    RuleScorer scorer;

    Rules() : Rules(Taxonomy::media_topics()) {}

    explicit Rules(const Taxonomy& topics) : taxonomy(topics), below(topics.all().size()), scorer(built_in_rules(), parents()) {
        const std::vector<std::size_t> above = parents();
        for (std::size_t topic = 0; topic < above.size(); ++topic) (above[topic] == SIZE_MAX ? top : below[above[topic]]).push_back(topic);
    }

    [[nodiscard]] std::size_t index(const TaxonomyTopic* topic) const { return static_cast<std::size_t>(topic - taxonomy.all().data()); }

    /// By topic of the taxonomy: the one above, or SIZE_MAX.
    [[nodiscard]] std::vector<std::size_t> parents() const {
        std::vector<std::size_t> of;
        for (const TaxonomyTopic& topic : taxonomy.all())
            of.push_back(topic.path.size() < 2 ? SIZE_MAX : index(taxonomy.find(topic.path[topic.path.size() - 2])));
        return of;
    }

    /// The table of terms with the taxonomy's topics for labels.
    [[nodiscard]] RulesFile built_in_rules() const {
        RulesFile rules = parse_rules(built_in_table("topic_terms"), "the built-in table topic_terms");
        std::vector<std::size_t> topics;
        for (const std::string& label : rules.labels) {
            const TaxonomyTopic* topic = taxonomy.find(label);
            if (topic == nullptr) topic = taxonomy.find_by_name(label);
            if (topic == nullptr) throw Error("The built-in table topic_terms has terms for '" + label + "', which is no Media Topic.");
            topics.push_back(index(topic));
        }
        for (TopicRule& rule : rules.rules) rule.label = topics[rule.label];
        return rules;
    }

    /// The one or two of `candidates` with most evidence, if it is at least `least`.
    [[nodiscard]] static std::vector<std::size_t> strongest(const RuleScores& scores, const std::vector<std::size_t>& candidates,
                                                            double least) {
        std::vector<std::size_t> found;
        for (const std::size_t topic : candidates)
            if (scores.labels[topic] >= least) found.push_back(topic);
        const std::size_t kept = std::min<std::size_t>(found.size(), 2);
        std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
                          [&](std::size_t a, std::size_t b) { return std::pair(-scores.labels[a], a) < std::pair(-scores.labels[b], b); });
        found.resize(kept);
        return found;
    }

    /// One or two topics of the top level.
    [[nodiscard]] std::vector<std::size_t> top_level(const RuleScores& scores) const {
        std::vector<std::size_t> found = strongest(scores, top, least_evidence);
        if (found.size() == 2 &&
            (scores.labels[found[1]] < rival_share * scores.labels[found[0]] || count_terms(scores, found[1]) < fewest_rival_terms))
            found.pop_back();
        return found;
    }

    /// Goes down from `topic` as far as the evidence goes, and collects where it ends.
    void descend(const RuleScores& scores, std::size_t topic, bool from_top, std::vector<std::size_t>& ends) const {
        const double share = from_top ? second_level_share : deeper_share, all = scores.labels[topic];
        std::vector<std::size_t> children = strongest(scores, below[topic], least_child_evidence);
        if (!children.empty() && scores.labels[children[0]] < share * all) children.clear();
        if (children.size() == 2) {
            const double first = scores.labels[children[0]], second = scores.labels[children[1]];
            if (second < doubtful_share * first)
                children.pop_back();
            else if (second < std::max(share, both_share) * all)
                children.clear();
        }
        for (const std::size_t child : children) descend(scores, child, false, ends);
        if (children.empty()) ends.push_back(topic);
    }

    /// The number of rules that speak for a topic.
    [[nodiscard]] std::size_t count_terms(const RuleScores& scores, std::size_t topic) const {
        return static_cast<std::size_t>(std::count_if(scores.fired.begin(), scores.fired.end(),
                                                      [&](const RuleScores::Fired& fired) { return scorer.weight(fired, topic) > 0; }));
    }

    /// The evidence of a topic and of its top level, in one (their geometric mean): a narrow topic is as sure as both.
    [[nodiscard]] double strength(const RuleScores& scores, std::size_t topic) const {
        return std::sqrt(scores.labels[topic] * scores.labels[index(taxonomy.find(taxonomy.all()[topic].path.front()))]);
    }

    [[nodiscard]] Topic describe(const ArticleTokens& article, const RuleScores& scores, std::size_t index) const {
        const TaxonomyTopic& from = taxonomy.all()[index];
        const double evidence = strength(scores, index);
        Topic topic{from.id, from.name, from.path, evidence / (evidence + half_score), false, {}};
        for (const RuleScores::Fired& fired : scores.fired) {
            const double weight = scorer.weight(fired, index) * fired.strength;
            if (weight == 0) continue;
            const TokenizedText& text = article.field(fired.field);
            const std::uint32_t begin = text.tokens[fired.first].begin, end = text.tokens[fired.last - 1].end;
            topic.evidence.push_back({std::string(text.text.substr(begin, end - begin)), weight});
        }
        std::stable_sort(topic.evidence.begin(), topic.evidence.end(),
                         [](const Evidence& a, const Evidence& b) { return a.weight > b.weight; });
        if (topic.evidence.size() > most_evidence) topic.evidence.resize(most_evidence);
        return topic;
    }
};

TopicClassifier::TopicClassifier() : rules_(std::make_unique<const Rules>()) {}
TopicClassifier::~TopicClassifier() = default;

std::vector<Topic> TopicClassifier::classify(const ArticleTokens& article, std::string_view language) const {
    if (!language.empty() && language != "en") return {};
    if (count_words(article.title, fewest_words) + count_words(article.text, fewest_words) < fewest_words) return {};
    if (!looks_english(article.text)) return {};
    const RuleScores scores = rules_->scorer.score(article);
    std::vector<std::size_t> chosen;
    for (const std::size_t top : rules_->top_level(scores)) rules_->descend(scores, top, true, chosen);
    std::stable_sort(chosen.begin(), chosen.end(),
                     [&](std::size_t a, std::size_t b) { return rules_->strength(scores, a) > rules_->strength(scores, b); });
    if (chosen.size() > most_topics) chosen.resize(most_topics);
    std::vector<Topic> topics;
    topics.reserve(chosen.size());
    for (const std::size_t topic : chosen) topics.push_back(rules_->describe(article, scores, topic));
    return topics;
}

}  // namespace dateline
