#include "facets/topics/built_in_rules.hpp"

#include <algorithm>
#include <string>

#include "facets/error.hpp"
#include "facets/tables/tables.hpp"
#include "facets/topics/word_features.hpp"

namespace dateline {
namespace {

std::size_t index_of(const TaxonomyTopic* topic) {
    return static_cast<std::size_t>(topic - Taxonomy::media_topics().all().data());
}

std::vector<std::size_t> parents() {
    const Taxonomy& taxonomy = Taxonomy::media_topics();
    std::vector<std::size_t> of;
    for (const TaxonomyTopic& topic : taxonomy.all())
        of.push_back(topic.path.size() < 2 ? SIZE_MAX : index_of(taxonomy.find(topic.path[topic.path.size() - 2])));
    return of;
}

/// The table of terms with the taxonomy's topics for labels.
RulesFile read_rules() {
    const Taxonomy& taxonomy = Taxonomy::media_topics();
    RulesFile rules = parse_rules(built_in_table("topic_terms"), "the built-in table topic_terms");
    std::vector<std::size_t> topics;
    for (const std::string& label : rules.labels) {
        const TaxonomyTopic* topic = taxonomy.find(label);
        if (topic == nullptr) topic = taxonomy.find_by_name(label);
        if (topic == nullptr) throw Error("The built-in table topic_terms has terms for '" + label + "', which is no Media Topic.");
        topics.push_back(index_of(topic));
    }
    for (TopicRule& rule : rules.rules) rule.label = topics[rule.label];
    return rules;
}

}  // namespace

BuiltInRules::BuiltInRules() : above_(parents()), below_(above_.size()), scorer_(read_rules(), above_) {
    for (std::size_t topic = 0; topic < above_.size(); ++topic)
        if (above_[topic] == SIZE_MAX || above_[above_[topic]] == SIZE_MAX) upper_.push_back(topic);
    for (std::size_t topic = 0; topic < above_.size(); ++topic) (above_[topic] == SIZE_MAX ? top_ : below_[above_[topic]]).push_back(topic);
}

void BuiltInRules::judge(const RuleScores& scores, std::vector<Verdict>& verdicts) const {
    double sum = 0;
    for (const std::size_t topic : top_) sum += std::max(0.0, scores.labels[topic]);
    verdicts.clear();
    for (const std::size_t topic : upper_)
        if (scores.labels[topic] > 0) verdicts.push_back({static_cast<std::uint32_t>(topic), rule_value(scores.labels[topic], sum)});
}

const BuiltInRules& BuiltInRules::instance() {
    static const BuiltInRules rules;
    return rules;
}

}  // namespace dateline
