#include "facets/topics/linear_scorer.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "facets/topics/word_features.hpp"

namespace dateline {
namespace {

constexpr float rarity_unit = 1.0F / 16;

/// Bits of Vocabulary's first look for every key: one in so many is set.
constexpr std::size_t present_share = 8;

/// A feature that speaks of at least one in so many labels gets a row; so many bytes in all rows, at most.
constexpr std::size_t row_share = 4, most_row_bytes = 1 << 20, row_step = 16;

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
    present_.assign(std::bit_ceil(keys_.size() * present_share / 64 + 1), 0);
    for (const std::uint32_t key : keys_) present_[key / 64 & (present_.size() - 1)] |= std::uint64_t{1} << (key & 63);
}

std::uint32_t Vocabulary::find(std::uint32_t key) const {
    if ((present_[key / 64 & (present_.size() - 1)] >> (key & 63) & 1) == 0) return none;
    const std::uint32_t end = bucket_[(key >> shift_) + 1];
    for (std::uint32_t i = bucket_[key >> shift_]; i < end; ++i)
        if (keys_[i] == key) return i;
    return none;
}

void Vocabulary::note_words(const RememberedWords& known, Memory& memory) const {
    if (memory.generation_ != known.generation()) memory.notes_.clear();
    memory.generation_ = known.generation();
    for (auto word = static_cast<std::uint32_t>(memory.notes_.size()); word < known.size(); ++word) {
        const WordKeys keys = keys_of_word(known[word]);
        memory.notes_.push_back(keys.are_features ? Memory::Note{find(keys.word), find(keys.head)} : Memory::Note{});
    }
}

void Vocabulary::weigh(const ArticleWords& article, Memory& memory, std::vector<ArticleFeature>& features) const {
    note_words(*article.known, memory);
    features.clear();
    memory.counts_.clear();
    // An open table of the article's own, so that each feature is met once: entries are indexes into `features`, plus one.
    const std::size_t most = 3 * (article.title.size() + article.text.size());
    memory.slots_.assign(std::bit_ceil(most + most / 2 + 1), 0);
    const std::size_t mask = memory.slots_.size() - 1;
    Field field = Field::title;
    const auto take = [&](std::uint32_t feature, std::uint32_t first, std::uint32_t last) {
        std::size_t slot = (feature * 0x9E3779B1U >> 7) & mask;
        while (memory.slots_[slot] != 0 && features[memory.slots_[slot] - 1].feature != feature) slot = (slot + 1) & mask;
        if (memory.slots_[slot] == 0) {
            features.push_back({feature, 0, field, first, last});
            memory.counts_.push_back(0);
            memory.slots_[slot] = static_cast<std::uint32_t>(features.size());
        }
        ++memory.counts_[memory.slots_[slot] - 1];
    };
    const auto take_word = [&](std::uint32_t word, std::uint32_t token, bool in_head) {
        const Memory::Note& note = memory.notes_[word];
        if (note.word != none) take(note.word, token, token + 1);
        if (in_head && note.head != none) take(note.head, token, token + 1);
    };
    const auto take_pair = [&](std::uint32_t key, std::uint32_t first, std::uint32_t last) {
        if (const std::uint32_t feature = find(key); feature != none) take(feature, first, last + 1);
    };
    visit_features(*article.known, article.title, field, take_word, take_pair);
    field = Field::text;
    visit_features(*article.known, article.text, field, take_word, take_pair);
    weigh_counts(features, memory.counts_);
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

LinearScorer::LinearScorer(TopicModel model, std::size_t most_column_bytes)
    : model_(std::move(model)), vocabulary_(model_.keys, model_.rarities) {
    lay_out_rows();
    lay_out_columns(most_column_bytes);
}

void LinearScorer::lay_out_rows() {
    width_ = (model_.labels.size() + row_step - 1) / row_step * row_step;
    std::vector<std::uint32_t> rich;
    for (std::uint32_t feature = 0; feature < model_.keys.size(); ++feature) {
        const std::size_t count = model_.first[feature + 1] - model_.first[feature];
        places_.push_back({model_.first[feature], static_cast<std::uint16_t>(count), false});
        if (count > 1 && row_share * count >= model_.labels.size()) rich.push_back(feature);
    }
    // The commonest words first, as long as the rows stay in the processor's cache.
    std::stable_sort(rich.begin(), rich.end(), [&](std::uint32_t a, std::uint32_t b) { return model_.rarities[a] < model_.rarities[b]; });
    if (const std::size_t most = most_row_bytes / std::max<std::size_t>(width_, 1); rich.size() > most) rich.resize(most);
    for (const std::uint32_t feature : rich) {
        const std::size_t row = rows_.size();
        rows_.resize(row + width_, 0);
        for (std::uint32_t w = model_.first[feature]; w < model_.first[feature + 1]; ++w)
            rows_[row + model_.weights[w].label] = model_.weights[w].weight;
        places_[feature] = {static_cast<std::uint32_t>(row), places_[feature].count, true};
    }
}

void LinearScorer::lay_out_columns(std::size_t most_bytes) {
    const std::size_t features = model_.keys.size();
    if (features * model_.labels.size() > most_bytes) return;
    columns_.assign(features * model_.labels.size(), 0);
    for (std::size_t feature = 0; feature < features; ++feature)
        for (std::uint32_t w = model_.first[feature]; w < model_.first[feature + 1]; ++w)
            columns_[model_.weights[w].label * features + feature] = model_.weights[w].weight;
}

void LinearScorer::score(const std::vector<ArticleFeature>& features, std::vector<float>& scores) const {
    scores.assign(width_, 0);
    float* const sums = scores.data();
    for (const ArticleFeature& one : features) {
        const float value = one.value;
        const Place place = places_[one.feature];
        if (place.is_row) {
            const std::int8_t* const row = rows_.data() + place.first;
            for (std::size_t label = 0; label < width_; ++label) sums[label] += value * static_cast<float>(row[label]);
            continue;
        }
        const LabelWeight* const end = model_.weights.data() + place.first + place.count;
        for (const LabelWeight* at = model_.weights.data() + place.first; at < end; ++at)
            sums[at->label] += value * static_cast<float>(at->weight);
    }
    scores.resize(model_.labels.size());
    for (std::size_t label = 0; label < scores.size(); ++label)
        scores[label] = scores[label] * model_.labels[label].scale + model_.labels[label].bias;
}

float LinearScorer::weight(std::uint32_t feature, std::size_t label) const {
    if (!columns_.empty()) return static_cast<float>(columns_[label * places_.size() + feature]) * model_.labels[label].scale;
    const Place place = places_[feature];
    if (place.is_row) return static_cast<float>(rows_[place.first + label]) * model_.labels[label].scale;
    const LabelWeight* const begin = model_.weights.data() + place.first;
    const LabelWeight* const at = std::lower_bound(begin, begin + place.count, label,
                                                   [](const LabelWeight& weight, std::size_t wanted) { return weight.label < wanted; });
    return at != begin + place.count && at->label == label ? static_cast<float>(at->weight) * model_.labels[label].scale : 0;
}

double LinearScorer::certainty(float score, std::size_t label) const {
    return 1 / (1 + std::exp(-static_cast<double>(model_.slope) * static_cast<double>(score - model_.labels[label].threshold)));
}

}  // namespace dateline
