#include "facets/topics/built_in_topics.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "facets/error.hpp"
#include "facets/topics/taxonomy.hpp"

extern "C" {
extern const char dateline_topic_model[];
extern const char dateline_topic_model_end[];
}

namespace dateline {
namespace {

constexpr std::size_t most_topics = 3, most_evidence = 8;

/// Scores from which on a topic is given: the best of the top level, the second, the third; then those below. Items of a sentence or two speak less clearly than articles
/// do. Chosen by cross-validation on those articles of our sample archive, reports and earlier current events that the model is trained on.
constexpr std::array<float, most_topics> least_of_article = {-0.5F, -0.3F, -0.1F}, least_of_item = {-0.2F, -0.1F, -0.1F};
constexpr float least_below = 0;
constexpr std::size_t item_tokens = 150;

/// A text of so few tokens is about what the rules say, too: its common words alone would add up to a topic.
constexpr std::size_t few_tokens = 30;

/// What the article's own words and rules must add to a topic's score: the common topics would reach the least score by being common alone.
constexpr float least_added = 0.4F;

/// A topic below the model's labels needs so much of the rules' evidence, this share of what speaks for the one above, and more than its siblings.
constexpr double least_deep_evidence = 15, deep_share = 0.5, doubtful_share = 0.8;

}  // namespace

BuiltInTopics::BuiltInTopics(std::string_view model, std::string_view name) : giver_(read_topic_model(model, name)) {
    const Taxonomy& taxonomy = Taxonomy::media_topics();
    const auto& labels = giver_.scorer().model().labels;
    std::vector<Judged> lower;
    for (std::size_t label = 0; label < labels.size(); ++label) {
        const TaxonomyTopic* topic = taxonomy.find(labels[label].name);
        if (topic == nullptr)
            throw Error("The topic model '" + std::string(name) + "' has the label '" + labels[label].name + "', which is no Media Topic.");
        (topic->path.size() == 1 ? top_ : lower).push_back({label, static_cast<std::size_t>(topic - taxonomy.all().data())});
    }
    below_.resize(top_.size());
    for (const Judged& one : lower)
        for (std::size_t i = 0; i < top_.size(); ++i)
            if (taxonomy.all()[one.topic].path.front() == taxonomy.all()[top_[i].topic].id) below_[i].push_back(one);
}

std::vector<Topic> BuiltInTopics::classify(const ArticleTokens& article, const ArticleWords& words, JudgedArticle& judged) const {
    giver_.judge(words, judged);
    if (judged.features.empty()) return {};
    std::vector<std::size_t> order(top_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto sorted = order.begin() + static_cast<std::ptrdiff_t>(std::min(most_topics, order.size()));
    std::partial_sort(order.begin(), sorted, order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(-judged.scores[top_[a].label], a) < std::pair(-judged.scores[top_[b].label], b);
    });
    const auto& least = words.tokens < item_tokens ? least_of_item : least_of_article;
    // The best of each top-level topic first; a second one from below the same only where there is room.
    std::vector<Choice> best, others;
    for (std::size_t place = 0; place < std::min(most_topics, order.size()); ++place) {
        const Judged& top = top_[order[place]];
        if (judged.scores[top.label] < least[place]) break;
        if (judged.scores[top.label] - giver_.scorer().model().labels[top.label].bias < least_added) continue;
        if (words.tokens < few_tokens && judged.rules.labels[top.topic] <= 0) continue;
        std::vector<Choice> chosen;
        choose_below(judged, top, chosen);
        best.push_back(chosen.front());
        others.insert(others.end(), chosen.begin() + 1, chosen.end());
    }
    best.insert(best.end(), others.begin(), others.end());
    if (best.size() > most_topics) best.resize(most_topics);
    std::stable_sort(best.begin(), best.end(), [](const Choice& a, const Choice& b) { return a.score > b.score; });
    std::vector<Topic> topics;
    for (const Choice& choice : best) topics.push_back(describe(judged, article, choice));
    return topics;
}

/// The one or two topics below `top` that are sure, surest first; itself where none is.
void BuiltInTopics::choose_below(const JudgedArticle& article, const Judged& top, std::vector<Choice>& chosen) const {
    const double certainty = giver_.scorer().certainty(article.scores[top.label], top.label);
    const auto& lower = below_[static_cast<std::size_t>(&top - top_.data())];
    std::vector<Judged> sure;
    std::copy_if(lower.begin(), lower.end(), std::back_inserter(sure),
                 [&](const Judged& one) { return article.scores[one.label] >= least_below; });
    std::stable_sort(sure.begin(), sure.end(),
                     [&](const Judged& a, const Judged& b) { return article.scores[a.label] > article.scores[b.label]; });
    if (sure.size() > 2) sure.resize(2);
    for (const Judged& one : sure) chosen.push_back({one, descend(article.rules, one.topic), certainty});
    if (chosen.empty()) chosen.push_back({top, top.topic, certainty});
}

/// As far down from a topic as the rules are sure.
std::size_t BuiltInTopics::descend(const RuleScores& rules, std::size_t topic) const {
    while (true) {
        const auto& lower = BuiltInRules::instance().below()[topic];
        std::size_t best = SIZE_MAX;
        double second = 0;
        for (const std::size_t one : lower) {
            if (best == SIZE_MAX || rules.labels[one] > rules.labels[best]) {
                if (best != SIZE_MAX) second = std::max(second, rules.labels[best]);
                best = one;
            } else {
                second = std::max(second, rules.labels[one]);
            }
        }
        if (best == SIZE_MAX || rules.labels[best] < least_deep_evidence || rules.labels[best] < deep_share * rules.labels[topic] ||
            second >= doubtful_share * rules.labels[best])
            return topic;
        topic = best;
    }
}

Topic BuiltInTopics::describe(JudgedArticle& judged, const ArticleTokens& article, const Choice& choice) const {
    const TaxonomyTopic& from = Taxonomy::media_topics().all()[choice.topic];
    Topic topic{from.id, from.name, from.path, choice.score, false, "built-in model", {}};
    topic.evidence = giver_.explain(judged, article, choice.judged.label, most_evidence);
    return topic;
}

std::string_view built_in_topic_model() {
    return {dateline_topic_model, static_cast<std::size_t>(dateline_topic_model_end - dateline_topic_model)};
}

}  // namespace dateline
