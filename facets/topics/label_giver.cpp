#include "facets/topics/label_giver.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "facets/topics/built_in_rules.hpp"

namespace dateline {

namespace {

/// A verdict that adds less to a label's score is passed over in explaining it.
constexpr double least_verdict = 0.02;

}  // namespace

LabelGiver::LabelGiver(TopicModel model) : scorer_(std::move(model)) {
    if (!scorer_.model().with_rules) return;
    for (const TaxonomyTopic& topic : Taxonomy::media_topics().all())
        rule_features_.push_back(scorer_.vocabulary().find(rule_feature(topic.id)));
}

JudgedArticle LabelGiver::judge(const ArticleWords& article) const {
    std::vector<WordFeature> words;
    read_word_features(article, words);
    JudgedArticle judged;
    judged.features = scorer_.vocabulary().weigh(words);
    if (!rule_features_.empty()) {
        judged.rules = BuiltInRules::instance().scorer().score(article);
        for (const auto& verdict : BuiltInRules::instance().verdicts(judged.rules))
            if (rule_features_[verdict.topic] != Vocabulary::none)
                judged.features.push_back({rule_features_[verdict.topic], verdict.value, Field::text, 0, 0});
    }
    judged.scores = scorer_.score(judged.features);
    return judged;
}

std::vector<GivenLabel> LabelGiver::give(const JudgedArticle& article) const {
    std::vector<GivenLabel> given;
    if (article.features.empty()) return given;
    const auto& labels = scorer_.model().labels;
    for (std::size_t label = 0; label < labels.size(); ++label)
        if (article.scores[label] >= labels[label].threshold) given.push_back({label, scorer_.certainty(article.scores[label], label)});
    std::stable_sort(given.begin(), given.end(), [](const GivenLabel& a, const GivenLabel& b) { return a.certainty > b.certainty; });
    return given;
}

std::vector<Evidence> LabelGiver::explain(const JudgedArticle& judged, const ArticleTokens& article, std::size_t label,
                                          std::size_t most) const {
    struct Part {
        double adds = 0;
        Field field = Field::text;
        std::uint32_t first = 0, last = 0;
        bool by_rule = false;
    };
    std::vector<Part> parts;
    parts.reserve(judged.features.size() + judged.rules.fired.size());
    // A rule's share in a verdict, times what the verdict adds, summed over verdicts.
    std::vector<double> by_rule(judged.rules.fired.size(), 0);
    for (const ArticleFeature& one : judged.features) {
        const double adds = static_cast<double>(one.value * scorer_.weight(one.feature, label));
        if (one.last > 0) {
            if (adds > 0) parts.push_back({adds, one.field, one.first, one.last, false});
            continue;
        }
        if (std::abs(adds) < least_verdict) continue;
        const auto topic =
            static_cast<std::size_t>(std::find(rule_features_.begin(), rule_features_.end(), one.feature) - rule_features_.begin());
        for (std::size_t i = 0; i < by_rule.size(); ++i) {
            const RuleScores::Fired& rule = judged.rules.fired[i];
            by_rule[i] += adds * BuiltInRules::instance().scorer().weight(rule, topic) * rule.strength / judged.rules.labels[topic];
        }
    }
    for (std::size_t i = 0; i < by_rule.size(); ++i) {
        const RuleScores::Fired& rule = judged.rules.fired[i];
        if (by_rule[i] > 0) parts.push_back({by_rule[i], rule.field, rule.first, rule.last, true});
    }
    const std::size_t kept = std::min(most, parts.size());
    std::partial_sort(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(kept), parts.end(), [](const Part& a, const Part& b) {
        return std::tuple(-a.adds, a.field, a.first, a.last, a.by_rule) < std::tuple(-b.adds, b.field, b.first, b.last, b.by_rule);
    });
    std::vector<Evidence> evidence;
    for (std::size_t i = 0; i < kept; ++i)
        evidence.push_back(make_evidence(article, parts[i].field, parts[i].first, parts[i].last, parts[i].adds, parts[i].by_rule));
    return evidence;
}

Evidence make_evidence(const ArticleTokens& article, Field field, std::uint32_t first, std::uint32_t last, double weight, bool by_rule) {
    const TokenizedText& text = article.field(field);
    const std::size_t begin = text.tokens[first].begin, end = text.tokens[last - 1].end;
    return {std::string(text.text.substr(begin, end - begin)), weight, field, begin, end, by_rule};
}

}  // namespace dateline
