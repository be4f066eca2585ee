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
    std::size_t labels = 0;

    Build(const RulesFile& rules, const std::vector<std::size_t>& above) : labels(std::max(rules.labels.size(), above.size())) {
        std::map<std::pair<std::vector<std::uint32_t>, std::vector<std::uint32_t>>, std::map<std::uint32_t, double>> joined;
        for (const TopicRule& rule : rules.rules) post(rule, above, joined[{terms(rule.required), terms(rule.absent)}]);
        for (auto& [parts, weights] : joined) {
            Combination combination{parts.first, parts.second, {}};
            for (const auto& [label, weight] : weights) combination.postings.push_back({label, weight});
            combinations.push_back(std::move(combination));
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
      matcher_(build.phrases, build.first_ignored),
      labels_(build.labels) {
    for (const Combination& combination : combinations_) ++first_combination_[combination.required.front() + 1];
    for (std::size_t i = 1; i < first_combination_.size(); ++i) first_combination_[i] += first_combination_[i - 1];
}

void RuleScorer::add_occurrences(const TermMatcher& matcher, const TopicWords& words, Field field, std::vector<Occurrence>& to) {
    for (const TermHit& hit : matcher.find(words)) {
        const double count = field == Field::title ? title_count : hit.first < lead_tokens ? lead_count : 1;
        to.push_back({hit.term, count, field, hit.first, hit.last});
    }
}

RuleScores RuleScorer::score(const ArticleWords& article) const {
    std::vector<Occurrence> found;
    add_occurrences(matcher_, article.title, Field::title, found);
    add_occurrences(matcher_, article.text, Field::text, found);
    // Stable, so that a term's first occurrence stays in front.
    std::stable_sort(found.begin(), found.end(), [](const Occurrence& a, const Occurrence& b) { return a.term < b.term; });
    std::vector<Occurrence> present;
    for (const Occurrence& occurrence : found) {
        if (present.empty() || present.back().term != occurrence.term)
            present.push_back(occurrence);
        else
            present.back().count += occurrence.count;
    }
    RuleScores scores;
    scores.labels.assign(labels_, 0);
    const auto length = static_cast<double>(article.tokens);
    for (const Occurrence& occurrence : present)
        for (std::uint32_t c = first_combination_[occurrence.term]; c < first_combination_[occurrence.term + 1]; ++c)
            fire(combinations_[c], present, length, scores);
    return scores;
}

void RuleScorer::fire(const Combination& combination, const std::vector<Occurrence>& present, double length, RuleScores& scores) const {
    const auto find = [&present](std::uint32_t term) -> const Occurrence* {
        const auto at =
            std::lower_bound(present.begin(), present.end(), term, [](const Occurrence& o, std::uint32_t t) { return o.term < t; });
        return at != present.end() && at->term == term ? &*at : nullptr;
    };
    const Occurrence* rarest = nullptr;
    for (const std::uint32_t term : combination.required) {
        const Occurrence* occurrence = find(term);
        if (occurrence == nullptr) return;
        if (rarest == nullptr || occurrence->count < rarest->count) rarest = occurrence;
    }
    for (const std::uint32_t term : combination.absent)
        if (find(term) != nullptr) return;
    const double norm = saturation * (1 - length_share + length_share * length / usual_length);
    const double strength = rarest->count * (saturation + 1) / (rarest->count + norm);
    const auto index = static_cast<std::uint32_t>(&combination - combinations_.data());
    scores.fired.push_back({index, strength, rarest->field, rarest->first, rarest->last});
    for (const Posting& posting : combination.postings) scores.labels[posting.label] += posting.weight * strength;
}

double RuleScorer::weight(const RuleScores::Fired& fired, std::size_t label) const {
    const auto& postings = combinations_[fired.combination].postings;
    const auto at = std::lower_bound(postings.begin(), postings.end(), label, [](const Posting& p, std::size_t l) { return p.label < l; });
    return at != postings.end() && at->label == label ? at->weight : 0;
}

}  // namespace dateline
