#include "facets/countries/about_model.hpp"

#include <algorithm>
#include <cmath>

#include "facets/error.hpp"

namespace dateline {
namespace {

constexpr double too_small = 0.005;  ///< contributions below this are not told

std::string readable(std::string_view feature_name) {
    std::string words(feature_name);
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

}  // namespace

std::uint64_t about_word_hash(std::string_view word) {
    const TokenizedText text = tokenize(word);
    if (text.size() != 1 || text.tokens[0].kind != TokenKind::word) return 0;
    const std::vector<WordPart> parts = word_parts(text);
    return parts.size() == 1 ? parts[0].hash : 0;
}

AboutModel::AboutModel(AboutWeights weights) : weights_(std::move(weights)) {
    of_country_.assign(CountryTable::instance().all().size(), nullptr);
    for (const auto& [country, features] : weights_.of_country) of_country_[country] = &features;
    auto& words = weights_.words;
    std::sort(words.begin(), words.end(),
              [](const AboutWord& a, const AboutWord& b) { return a.word != b.word ? a.word < b.word : a.country < b.country; });
    if (words.empty()) return;
    std::size_t size = 64;
    while (size < words.size() * 2) size *= 2;
    slots_.resize(size);
    for (std::uint32_t first = 0; first < words.size();) {
        std::uint32_t last = first;
        while (last < words.size() && words[last].word == words[first].word) ++last;
        if (const std::uint64_t hash = about_word_hash(words[first].word); hash != 0) {
            std::size_t at = hash & (size - 1);
            while (slots_[at].hash != 0 && slots_[at].hash != hash) at = (at + 1) & (size - 1);
            slots_[at] = {hash, first, last};
        }
        first = last;
    }
}

const AboutModel& AboutModel::shipped() {
    static const AboutModel model = read(built_in_country_model(), "built-in");
    return model;
}

double AboutModel::weight(CountryIndex country, std::size_t feature) const {
    const AboutFeatures* own = of_country_[country];
    return weights_.features[feature] + (own == nullptr ? 0 : (*own)[feature]);
}

void AboutModel::find_word(std::uint64_t hash, std::vector<std::uint32_t>& found) const {
    for (std::size_t at = hash & (slots_.size() - 1); slots_[at].hash != 0; at = (at + 1) & (slots_.size() - 1)) {
        if (slots_[at].hash != hash) continue;
        for (std::uint32_t word = slots_[at].first; word < slots_[at].last; ++word) found.push_back(word);
        return;
    }
}

void AboutModel::order(std::vector<std::uint32_t>& found) const {
    const auto& words = weights_.words;
    std::sort(found.begin(), found.end(), [&](std::uint32_t a, std::uint32_t b) {
        return words[a].country != words[b].country ? words[a].country < words[b].country : a < b;
    });
    found.erase(std::unique(found.begin(), found.end()), found.end());
}

std::vector<std::uint32_t> AboutModel::words_in(const ArticleEvidence& evidence) const {
    std::vector<std::uint32_t> found;
    if (slots_.empty()) return found;
    for (const std::vector<WordPart>& parts : evidence.parts)
        for (const WordPart& part : parts)
            if (part.hash != 0) find_word(part.hash, found);
    order(found);
    return found;
}

std::vector<std::uint32_t> AboutModel::words_with(const std::vector<std::uint64_t>& hashes) const {
    std::vector<std::uint32_t> found;
    if (slots_.empty()) return found;
    for (const std::uint64_t hash : hashes) find_word(hash, found);
    order(found);
    return found;
}

std::vector<double> AboutModel::score(std::vector<CountryEvidence>& rows, const std::vector<std::uint32_t>& words) const {
    std::vector<double> scores(rows.size(), 0);
    std::size_t best = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t f = 0; f < about_feature_count; ++f) scores[i] += weight(rows[i].country, f) * rows[i].features[f];
        auto word = std::lower_bound(words.begin(), words.end(), rows[i].country,
                                     [&](std::uint32_t w, CountryIndex country) { return weights_.words[w].country < country; });
        for (; word != words.end() && weights_.words[*word].country == rows[i].country; ++word) scores[i] += weights_.words[*word].weight;
        if (scores[i] > scores[best]) best = i;
    }
    if (rows.empty()) return scores;
    constexpr auto strongest = static_cast<std::size_t>(AboutFeature::strongest);
    rows[best].features[strongest] = 1;
    scores[best] += weight(rows[best].country, strongest);
    return scores;
}

std::vector<Evidence> AboutModel::explain(const CountryEvidence& row, const std::vector<std::uint32_t>& words) const {
    std::vector<Evidence> told;
    for (std::size_t f = 0; f < about_feature_count; ++f) {
        const double added = weight(row.country, f) * row.features[f];
        if (std::abs(added) >= too_small) told.push_back({readable(about_feature_name(static_cast<AboutFeature>(f))), added});
    }
    for (const std::uint32_t index : words) {
        const AboutWord& word = weights_.words[index];
        if (word.country == row.country && std::abs(word.weight) >= too_small) told.push_back({"word: " + word.word, word.weight});
    }
    std::stable_sort(told.begin(), told.end(),
                     [](const Evidence& a, const Evidence& b) { return std::abs(a.weight) > std::abs(b.weight); });
    return told;
}

std::vector<double> AboutModel::weigh_mentions(const CountryEvidence& row) const {
    std::vector<double> weights(row.matches.size(), 0);
    for (std::size_t f = 0; f < about_feature_count; ++f) {
        const auto rests_on = [f](const AboutMatch& match) { return (match.features >> f & 1U) != 0; };
        const auto mentions = std::count_if(row.matches.begin(), row.matches.end(), rests_on);
        if (mentions == 0) continue;
        const double each = weight(row.country, f) * row.features[f] / static_cast<double>(mentions);
        for (std::size_t i = 0; i < weights.size(); ++i)
            if (rests_on(row.matches[i])) weights[i] += each;
    }
    return weights;
}

double AboutModel::salience(double score) {
    return 1 / (1 + std::exp(-score));
}

}  // namespace dateline
