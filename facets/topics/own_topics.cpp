#include "facets/topics/own_topics.hpp"

#include <algorithm>

#include "facets/topics/label_topic.hpp"
#include "facets/topics/rules_file.hpp"
#include "facets/topics/taxonomy.hpp"

namespace dateline {
namespace {

constexpr std::size_t most_evidence = 8;

/// So much evidence makes a topic: one mention in the title of a term of weight 9 ("settles it alone"), or about two of such mentions in a text of usual length.
constexpr double least_evidence = 9;
/// The evidence at which the score is a half.
constexpr double half_score = 9;

/// What a model's labels stand for. A name that is by chance that of a Media Topic ("retail") is the user's own, unless most labels are Media Topics.
std::vector<Topic> topics_of_labels(const std::vector<ModelLabel>& labels) {
    std::vector<Topic> topics;
    std::size_t known = 0;
    for (const ModelLabel& label : labels) {
        topics.push_back(topic_of_label(label.name));
        known += Taxonomy::media_topics().find(topics.back().id) != nullptr ? 1 : 0;
    }
    if (2 * known <= labels.size())
        for (std::size_t i = 0; i < labels.size(); ++i)
            if (topics[i].id != labels[i].name) topics[i] = {labels[i].name, labels[i].name, {labels[i].name}, 1, false, "", {}};
    return topics;
}

}  // namespace

ModelTopics::ModelTopics(std::string_view model, std::string_view name)
    : giver_(read_topic_model(model, name)), topics_(topics_of_labels(giver_.scorer().model().labels)) {}

std::vector<Topic> ModelTopics::classify(const ArticleTokens& article, const ArticleWords& words, JudgedArticle& judged) const {
    giver_.judge(words, judged);
    std::vector<Topic> topics;
    for (const GivenLabel& given : giver_.give(judged)) {
        topics.push_back(topics_[given.label]);
        topics.back().score = given.certainty;
        topics.back().by = "own model";
        topics.back().evidence = giver_.explain(judged, article, given.label, most_evidence);
    }
    return topics;
}

RuleTopics::RuleTopics(std::string_view rules, std::string_view name) : RuleTopics(parse_rules(rules, name)) {}

RuleTopics::RuleTopics(const RulesFile& rules) : scorer_(rules, {}) {
    for (const std::string& label : rules.labels) topics_.push_back(topic_of_label(label));
}

std::vector<Topic> RuleTopics::classify(const ArticleTokens& article, const ArticleWords& words, RuleScores& scores) const {
    scorer_.score(words, scores);
    std::vector<Topic> topics;
    for (std::size_t label = 0; label < topics_.size(); ++label) {
        if (scores.labels[label] < least_evidence) continue;
        Topic topic = topics_[label];
        topic.score = scores.labels[label] / (scores.labels[label] + half_score);
        topic.by = "own rules";
        for (const RuleScores::Fired& fired : scores.fired) {
            const double weight = scorer_.weight(fired, label) * fired.strength;
            if (weight != 0) topic.evidence.push_back(make_evidence(article, fired.field, fired.first, fired.last, weight, true));
        }
        std::stable_sort(topic.evidence.begin(), topic.evidence.end(),
                         [](const Evidence& a, const Evidence& b) { return a.weight > b.weight; });
        if (topic.evidence.size() > most_evidence) topic.evidence.resize(most_evidence);
        topics.push_back(std::move(topic));
    }
    std::stable_sort(topics.begin(), topics.end(), [](const Topic& a, const Topic& b) { return a.score > b.score; });
    return topics;
}

}  // namespace dateline
