#include "facets/topics/linear_scorer.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace dateline {
namespace {

constexpr float rarity_unit = 1.0F / 16;

/// 1 + ln(count).
float damped(std::uint32_t count) {
    static const std::array<float, 64> table = [] {
        std::array<float, 64> values{};
        for (std::size_t i = 1; i < values.size(); ++i) values[i] = 1 + std::log(static_cast<float>(i));
        return values;
    }();
    return count < table.size() ? table[count] : 1 + std::log(static_cast<float>(count));
}

}  // namespace

Vocabulary::Vocabulary(std::vector<std::uint32_t> keys, std::vector<std::uint8_t> rarities)
    : keys_(std::move(keys)), rarities_(std::move(rarities)) {
    const int bits = std::clamp(static_cast<int>(std::bit_width(keys_.size())), 1, 24);
    shift_ = 32 - bits;
    bucket_.assign((std::size_t{1} << bits) + 1, 0);
    for (const std::uint32_t key : keys_) ++bucket_[(key >> shift_) + 1];
    for (std::size_t i = 1; i < bucket_.size(); ++i) bucket_[i] += bucket_[i - 1];
}

std::uint32_t Vocabulary::find(std::uint32_t key) const {
    if (keys_.empty()) return none;
    const std::uint32_t end = bucket_[(key >> shift_) + 1];
    for (std::uint32_t i = bucket_[key >> shift_]; i < end; ++i)
        if (keys_[i] == key) return i;
    return none;
}

std::vector<ArticleFeature> Vocabulary::weigh(const std::vector<WordFeature>& features) const {
    // An open table of the article's own, so that each feature is met once: entries are indexes into `found`, plus one.
    std::vector<ArticleFeature> found;
    std::vector<std::uint32_t> counts;
    found.reserve(features.size());
    counts.reserve(features.size());
    std::vector<std::uint32_t> slots(std::bit_ceil(2 * features.size() + 1), 0);
    const std::size_t mask = slots.size() - 1;
    for (const WordFeature& at : features) {
        const std::uint32_t feature = find(at.key);
        if (feature == none) continue;
        std::size_t slot = at.key & mask;
        while (slots[slot] != 0 && found[slots[slot] - 1].feature != feature) slot = (slot + 1) & mask;
        if (slots[slot] == 0) {
            found.push_back({feature, 0, at.field, at.first, at.last});
            counts.push_back(0);
            slots[slot] = static_cast<std::uint32_t>(found.size());
        }
        ++counts[slots[slot] - 1];
    }
    weigh_counts(found, counts);
    return found;
}

void Vocabulary::weigh_counts(std::vector<ArticleFeature>& features, const std::vector<std::uint32_t>& counts) const {
    float squares = 0;
    for (std::size_t i = 0; i < features.size(); ++i) {
        features[i].value = damped(counts[i]) * static_cast<float>(rarities_[features[i].feature]) * rarity_unit;
        squares += features[i].value * features[i].value;
    }
    if (squares <= 0) return;
    const float norm = 1 / std::sqrt(squares);
    for (ArticleFeature& one : features) one.value *= norm;
}

LinearScorer::LinearScorer(TopicModel model) : model_(std::move(model)), vocabulary_(model_.keys, model_.rarities) {}

std::vector<float> LinearScorer::score(const std::vector<ArticleFeature>& features) const {
    std::vector<float> sums(model_.labels.size(), 0);
    for (const ArticleFeature& one : features) {
        const LabelWeight* const end = model_.weights.data() + model_.first[one.feature + 1];
        for (const LabelWeight* at = model_.weights.data() + model_.first[one.feature]; at < end; ++at)
            sums[at->label] += one.value * static_cast<float>(at->weight);
    }
    for (std::size_t label = 0; label < sums.size(); ++label)
        sums[label] = sums[label] * model_.labels[label].scale + model_.labels[label].bias;
    return sums;
}

float LinearScorer::weight(std::uint32_t feature, std::size_t label) const {
    for (std::uint32_t w = model_.first[feature]; w < model_.first[feature + 1]; ++w)
        if (model_.weights[w].label == label) return static_cast<float>(model_.weights[w].weight) * model_.labels[label].scale;
    return 0;
}

double LinearScorer::certainty(float score, std::size_t label) const {
    return 1 / (1 + std::exp(-static_cast<double>(model_.slope) * static_cast<double>(score - model_.labels[label].threshold)));
}

}  // namespace dateline
