#include "facets/topics/rule_scorer.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

namespace dateline {
namespace {

/// A word in the title counts as so many in the text, one among the first words of the text (the lead) as so many further down.
constexpr double title_count = 4, lead_count = 2;
constexpr std::uint32_t lead_tokens = 60;

/// BM25's saturation: strength = count * (k + 1) / (count + k * (1 - b + b * length / usual length)), at most k + 1.
constexpr double saturation = 2.5, length_share = 0.5, usual_length = 250;

std::string key(const Phrase& phrase) {
    std::string key;
    for (const WordPattern& word : phrase.words) key += word.folded + static_cast<char>('0' + static_cast<int>(word.match)) + ' ';
    return key + (phrase.with_plural ? '+' : '=');
}

}  // namespace

/// Numbers the terms and joins the rules that have the same ones.
struct RuleScorer::Build {
    std::vector<Phrase> phrases;
    std::size_t first_ignored = 0;
    std::vector<Combination> combinations;
    std::vector<std::uint32_t> first_terms, rest;
    std::vector<LabelShare> shares;
    std::size_t labels = 0;

    Build(const RulesFile& rules, const std::vector<std::size_t>& above) : labels(std::max(rules.labels.size(), above.size())) {
        std::map<std::pair<std::vector<std::uint32_t>, std::vector<std::uint32_t>>, std::map<std::uint32_t, double>> joined;
        for (const TopicRule& rule : rules.rules) post(rule, above, joined[{terms(rule.required), terms(rule.absent)}]);
        const auto at = [](const auto& list) { return static_cast<std::uint32_t>(list.size()); };
        for (const auto& [parts, weights] : joined) {
            Combination combination{at(rest), 0, 0, at(shares), 0};
            first_terms.push_back(parts.first.front());
            rest.insert(rest.end(), parts.first.begin() + 1, parts.first.end());
            combination.first_absent = at(rest);
            rest.insert(rest.end(), parts.second.begin(), parts.second.end());
            combination.end_absent = at(rest);
            for (const auto& [label, weight] : weights) shares.push_back({label, weight});
            combination.end_share = at(shares);
            combinations.push_back(combination);
        }
        first_ignored = phrases.size();
        for (const Phrase& phrase : rules.ignored)
            if (!numbers.contains(key(phrase))) phrases.push_back(phrase);
    }

private:
    std::vector<std::uint32_t> terms(const std::vector<Phrase>& parts) {
        std::vector<std::uint32_t> ids;
        for (const Phrase& part : parts) {
            const auto [known, is_new] = numbers.emplace(key(part), static_cast<std::uint32_t>(phrases.size()));
            if (is_new) phrases.push_back(part);
            ids.push_back(known->second);
        }
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        return ids;
    }

    static void post(const TopicRule& rule, const std::vector<std::size_t>& above, std::map<std::uint32_t, double>& weights) {
        const auto take = [&](std::size_t label) {
            double& weight = weights[static_cast<std::uint32_t>(label)];
            weight = rule.weight > 0 && weight >= 0 ? std::max(weight, rule.weight) : std::min(weight, rule.weight);
        };
        take(rule.label);
        if (rule.weight < 0) return;
        for (std::size_t label = rule.label; label < above.size() && above[label] != SIZE_MAX; label = above[label]) {
            if (weights[static_cast<std::uint32_t>(above[label])] >= 0) take(above[label]);
        }
    }

    std::map<std::string, std::uint32_t> numbers;
};

RuleScorer::RuleScorer(const RulesFile& rules, const std::vector<std::size_t>& above) : RuleScorer(Build(rules, above)) {}

RuleScorer::RuleScorer(Build&& build)
    : combinations_(std::move(build.combinations)),  // in the order of their required terms, as the map gave them
      first_combination_(build.first_ignored + 1, 0),
      terms_(std::move(build.rest)),
      shares_(std::move(build.shares)),
      matcher_(build.phrases, build.first_ignored),
      labels_(build.labels) {
    for (const std::uint32_t term : build.first_terms) ++first_combination_[term + 1];
    for (std::size_t i = 1; i < first_combination_.size(); ++i) first_combination_[i] += first_combination_[i - 1];
}

/// The article's terms, each with its mentions added up and the place of the first.
void RuleScorer::find_terms(const ArticleWords& article, RuleScores& scores) const {
    std::vector<RuleScores::Occurrence>& present = scores.present;
    present.clear();
    const auto add = [&](const std::vector<TopicWord>& words, Field field) {
        matcher_.find(*article.known, words, scores.memory, scores.hits);
        for (const TermHit& hit : scores.hits) {
            const double count = field == Field::title ? title_count : hit.first < lead_tokens ? lead_count : 1;
            present.push_back({hit.term, count, field, hit.first, hit.last});
        }
    };
    add(article.title, Field::title);
    add(article.text, Field::text);
    std::sort(present.begin(), present.end(), [](const RuleScores::Occurrence& a, const RuleScores::Occurrence& b) {
        return std::tuple(a.term, a.field != Field::title, a.first) < std::tuple(b.term, b.field != Field::title, b.first);
    });
    std::size_t kept = 0;
    for (const RuleScores::Occurrence& occurrence : present) {
        if (kept > 0 && present[kept - 1].term == occurrence.term)
            present[kept - 1].count += occurrence.count;
        else
            present[kept++] = occurrence;
    }
    present.resize(kept);
}

void RuleScorer::score(const ArticleWords& article, RuleScores& scores) const {
    find_terms(article, scores);
    // Only what the article before has touched is taken back: most labels are not spoken of.
    scores.labels.resize(labels_, 0);
    for (const RuleScores::Fired& rule : scores.fired)
        for (const LabelShare& share : shares(rule)) scores.labels[share.label] = 0;
    scores.fired.clear();
    const double norm = saturation * (1 - length_share + length_share * static_cast<double>(article.tokens) / usual_length);
    for (const RuleScores::Occurrence& occurrence : scores.present)
        for (std::uint32_t c = first_combination_[occurrence.term]; c < first_combination_[occurrence.term + 1]; ++c)
            fire(c, occurrence, norm, scores);
}

void RuleScorer::fire(std::uint32_t index, const RuleScores::Occurrence& first, double norm, RuleScores& scores) const {
    const auto find = [&scores](std::uint32_t term) -> const RuleScores::Occurrence* {
        const auto at = std::lower_bound(scores.present.begin(), scores.present.end(), term,
                                         [](const RuleScores::Occurrence& o, std::uint32_t t) { return o.term < t; });
        return at != scores.present.end() && at->term == term ? &*at : nullptr;
    };
    const Combination& combination = combinations_[index];
    const RuleScores::Occurrence* rarest = &first;
    for (std::uint32_t i = combination.first_required; i < combination.first_absent; ++i) {
        const RuleScores::Occurrence* occurrence = find(terms_[i]);
        if (occurrence == nullptr) return;
        if (occurrence->count < rarest->count) rarest = occurrence;
    }
    for (std::uint32_t i = combination.first_absent; i < combination.end_absent; ++i)
        if (find(terms_[i]) != nullptr) return;
    const double strength = rarest->count * (saturation + 1) / (rarest->count + norm);
    scores.fired.push_back({index, strength, rarest->field, rarest->first, rarest->last});
    for (std::uint32_t i = combination.first_share; i < combination.end_share; ++i)
        scores.labels[shares_[i].label] += shares_[i].weight * strength;
}

double RuleScorer::weight(const RuleScores::Fired& fired, std::size_t label) const {
    const std::span<const LabelShare> of = shares(fired);
    const auto at = std::lower_bound(of.begin(), of.end(), label, [](const LabelShare& p, std::size_t l) { return p.label < l; });
    return at != of.end() && at->label == label ? at->weight : 0;
}

}  // namespace dateline
