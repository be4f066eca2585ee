#include "facets/topics/label_giver.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "facets/topics/built_in_rules.hpp"
#include "facets/topics/word_features.hpp"

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

void LabelGiver::judge(const ArticleWords& article, JudgedArticle& judged) const {
    scorer_.vocabulary().weigh(article, judged.memory, judged.features);
    judged.by_rules = 0;
    if (!rule_features_.empty()) {
        const BuiltInRules& rules = BuiltInRules::instance();
        rules.scorer().score(article, judged.rules);
        rules.judge(judged.rules, judged.verdicts);
        for (const auto& verdict : judged.verdicts) {
            if (rule_features_[verdict.topic] == Vocabulary::none) continue;
            judged.features.push_back({rule_features_[verdict.topic], verdict.value, Field::text, verdict.topic, 0});
            ++judged.by_rules;
        }
    }
    scorer_.score(judged.features, judged.scores);
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

std::vector<Evidence> LabelGiver::explain(JudgedArticle& judged, const ArticleTokens& article, std::size_t label, std::size_t most) const {
    std::vector<Part> parts;
    parts.reserve(judged.features.size() + judged.rules.fired.size());
    for (std::size_t i = 0; i + judged.by_rules < judged.features.size(); ++i) {
        const ArticleFeature& one = judged.features[i];
        const auto adds = static_cast<double>(one.value * scorer_.weight(one.feature, label));
        if (adds > 0) parts.push_back({adds, one.field, one.first, one.last, false});
    }
    add_rules(judged, label, parts);
    const std::size_t kept = std::min(most, parts.size());
    std::partial_sort(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(kept), parts.end(), [](const Part& a, const Part& b) {
        return std::tuple(-a.adds, a.field, a.first, a.last, a.by_rule) < std::tuple(-b.adds, b.field, b.first, b.last, b.by_rule);
    });
    std::vector<Evidence> evidence;
    evidence.reserve(kept);
    for (std::size_t i = 0; i < kept; ++i)
        evidence.push_back(make_evidence(article, parts[i].field, parts[i].first, parts[i].last, parts[i].adds, parts[i].by_rule));
    return evidence;
}

/// Adds the rules that speak for a label: a rule's share in each verdict, times what the verdict adds, summed over verdicts.
void LabelGiver::add_rules(JudgedArticle& judged, std::size_t label, std::vector<Part>& parts) const {
    // By topic: what one unit of its rules' score adds to the label.
    std::vector<double>& per_unit = judged.per_unit;
    per_unit.resize(judged.rules.labels.size(), 0);
    bool any = false;
    const std::size_t first = judged.features.size() - judged.by_rules;
    for (std::size_t i = first; i < judged.features.size(); ++i) {
        const ArticleFeature& one = judged.features[i];
        const double adds = static_cast<double>(one.value * scorer_.weight(one.feature, label));
        if (std::abs(adds) < least_verdict) continue;
        per_unit[one.first] = adds / judged.rules.labels[one.first];
        any = true;
    }
    if (!any) return;
    for (const RuleScores::Fired& rule : judged.rules.fired) {
        double adds = 0;
        for (const auto& share : BuiltInRules::instance().scorer().shares(rule)) adds += per_unit[share.label] * share.weight;
        if (adds > 0) parts.push_back({adds * rule.strength, rule.field, rule.first, rule.last, true});
    }
    for (std::size_t i = first; i < judged.features.size(); ++i) per_unit[judged.features[i].first] = 0;
}

Evidence make_evidence(const ArticleTokens& article, Field field, std::uint32_t first, std::uint32_t last, double weight, bool by_rule) {
    const TokenizedText& text = article.field(field);
    const std::size_t begin = text.tokens[first].begin, end = text.tokens[last - 1].end;
    return {std::string(text.text.substr(begin, end - begin)), weight, field, begin, end, by_rule};
}

}  // namespace dateline
