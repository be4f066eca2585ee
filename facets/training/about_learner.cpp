#include "facets/training/about_learner.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

#include "facets/tagger/hashing.hpp"

namespace dateline::training {
namespace {

/// A weight and the sum of its squared gradients (AdaGrad).
struct Weight {
    float value = 0, squares = 0;

    void learn(double gradient, double rate) {
        const auto step = static_cast<float>(gradient);
        squares += step * step;
        value -= static_cast<float>(rate) * step / (std::sqrt(squares) + 1e-6F);
    }
};

using FeatureWeights = std::array<Weight, about_feature_count>;

class Learner {
public:
    Learner(const CountryExamples& examples, const std::vector<std::size_t>& chosen, const CountryTrainingOptions& options)
        : examples_(examples), chosen_(chosen), options_(options) {
        // A decay is meant for all articles together; more than this a look would only make weights swing.
        constexpr double most_decay = 0.3;
        for (double* decay : {&options_.decay, &options_.country_decay, &options_.word_decay})
            *decay = std::min(most_decay, *decay / static_cast<double>(std::max<std::size_t>(chosen.size(), 1)));
        if (options_.epochs == 0)
            options_.epochs = static_cast<int>(std::clamp<std::size_t>(200'000 / std::max<std::size_t>(chosen.size(), 1), 15, 100));
        slot_of_.assign(CountryTable::instance().all().size(), no_slot);
        choose_countries();
        if (options.words) choose_words();
        own_.resize(frequent_.size());
        words_.resize(word_ids_.size() * frequent_.size());
    }

    AboutWeights run() {
        std::vector<std::size_t> order = chosen_;
        std::uint64_t random = options_.seed;
        for (int epoch = 0; epoch < options_.epochs; ++epoch) {
            for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[(random = tagger::mix(random, i)) % i]);
            for (const std::size_t index : order) learn(index);
        }
        return weights();
    }

private:
    static constexpr std::size_t no_slot = SIZE_MAX;

    const CountryExample& example(std::size_t index) const { return examples_.examples[index]; }

    static bool is_right(const CountryExample& example, CountryIndex country) {
        return std::binary_search(example.countries.begin(), example.countries.end(), country);
    }

    /// Frequent countries get weights of their own; those that are often right without any evidence are always weighed.
    void choose_countries() {
        std::vector<std::size_t> labels(slot_of_.size(), 0), unmentioned(slot_of_.size(), 0);
        for (const std::size_t index : chosen_) {
            for (const CountryIndex country : example(index).countries) {
                ++labels[country];
                ++unmentioned[country];
            }
            for (const CountryEvidence& row : example(index).rows)
                if (is_right(example(index), row.country)) --unmentioned[row.country];
        }
        for (std::size_t country = 0; country < labels.size(); ++country) {
            if (labels[country] < options_.least_labels) continue;
            slot_of_[country] = frequent_.size();
            frequent_.push_back(static_cast<CountryIndex>(country));
            if (unmentioned[country] >= options_.least_labels && unmentioned[country] * 400 > chosen_.size())
                defaults_.push_back(static_cast<CountryIndex>(country));
        }
    }

    void choose_words() {
        std::unordered_map<std::uint64_t, std::size_t> articles;
        for (const std::size_t index : chosen_)
            for (const std::uint64_t word : example(index).words) ++articles[word];
        for (const auto& [hash, count] : articles)
            if (count >= options_.least_words && count * 3 < chosen_.size() && about_word_hash(examples_.words.at(hash)) == hash)
                hashes_.push_back(hash);
        std::sort(hashes_.begin(), hashes_.end());
        for (const std::uint64_t hash : hashes_) word_ids_.emplace(hash, word_ids_.size());
    }

    void learn(std::size_t index) {
        current_words_.clear();
        for (const std::uint64_t hash : example(index).words)
            if (const auto known = word_ids_.find(hash); known != word_ids_.end()) current_words_.push_back(known->second);
        std::vector<bool> mentioned(slot_of_.size(), false);
        for (const CountryEvidence& row : example(index).rows) {
            mentioned[row.country] = true;
            learn(row.country, row.features, is_right(example(index), row.country));
        }
        for (const CountryIndex country : defaults_)
            if (!mentioned[country]) learn(country, example(index).unmentioned, is_right(example(index), country));
    }

    void learn(CountryIndex country, const AboutFeatures& features, bool right) {
        const std::size_t slot = slot_of_[country];
        FeatureWeights* own = slot == no_slot ? nullptr : &own_[slot];
        double score = 0;
        for (std::size_t f = 0; f < about_feature_count; ++f)
            score += features[f] * (static_cast<double>(shared_[f].value) + (own == nullptr ? 0.0 : static_cast<double>((*own)[f].value)));
        if (own != nullptr)
            for (const std::size_t word : current_words_)
                score += word_share * static_cast<double>(words_[word * frequent_.size() + slot].value);
        const double error = AboutModel::salience(score) - (right ? 1 : 0);
        for (std::size_t f = 0; f < about_feature_count; ++f) {
            if (features[f] == 0) continue;
            shared_[f].learn(error * features[f] + options_.decay * static_cast<double>(shared_[f].value), options_.rate);
            if (own != nullptr)
                (*own)[f].learn(error * features[f] + options_.country_decay * static_cast<double>((*own)[f].value), options_.rate);
        }
        if (own == nullptr) return;
        for (const std::size_t word : current_words_) {
            Weight& weight = words_[word * frequent_.size() + slot];
            weight.learn(error * word_share + options_.word_decay * static_cast<double>(weight.value), options_.rate);
        }
    }

    AboutWeights weights() const {
        AboutWeights learned;
        for (std::size_t f = 0; f < about_feature_count; ++f) learned.features[f] = static_cast<double>(shared_[f].value);
        for (std::size_t slot = 0; slot < frequent_.size(); ++slot) {
            AboutFeatures& own = learned.of_country[frequent_[slot]];
            for (std::size_t f = 0; f < about_feature_count; ++f) own[f] = static_cast<double>(own_[slot][f].value);
        }
        learned.defaults = defaults_;
        for (std::size_t word = 0; word < hashes_.size(); ++word)
            for (std::size_t slot = 0; slot < frequent_.size(); ++slot) {
                const double weight = word_share * static_cast<double>(words_[word * frequent_.size() + slot].value);
                if (std::abs(weight) >= least_word_weight)
                    learned.words.push_back({examples_.words.at(hashes_[word]), frequent_[slot], weight});
            }
        return learned;
    }

    static constexpr double word_share = 0.5;          ///< what a word counts beside a feature of 1
    static constexpr double least_word_weight = 0.03;  ///< smaller ones are dropped

    const CountryExamples& examples_;
    const std::vector<std::size_t>& chosen_;
    CountryTrainingOptions options_;
    FeatureWeights shared_{};
    std::vector<CountryIndex> frequent_, defaults_;
    std::vector<std::size_t> slot_of_;   ///< by country: index into frequent_
    std::vector<FeatureWeights> own_;    ///< beside frequent_
    std::vector<std::uint64_t> hashes_;  ///< of the words that get weights
    std::unordered_map<std::uint64_t, std::size_t> word_ids_;
    std::vector<Weight> words_;  ///< by word, then beside frequent_
    std::vector<std::size_t> current_words_;
};

}  // namespace

std::vector<ScoredRow> score_example(const AboutModel& model, const CountryExamples& examples, std::size_t index) {
    const CountryExample& example = examples.examples[index];
    std::vector<CountryEvidence> rows = example.rows;
    for (const CountryIndex country : model.weights().defaults) {
        const auto same = [country](const CountryEvidence& row) { return row.country == country; };
        if (std::none_of(rows.begin(), rows.end(), same)) rows.push_back({country, example.unmentioned, {}});
    }
    const std::vector<double> scores = model.score(rows, model.words_with(example.words));
    std::vector<ScoredRow> scored;
    for (std::size_t i = 0; i < rows.size(); ++i) scored.push_back({rows[i].country, scores[i]});
    return scored;
}

AboutWeights learn_weights(const CountryExamples& examples, const std::vector<std::size_t>& chosen, const CountryTrainingOptions& options) {
    return Learner(examples, chosen, options).run();
}

void ThresholdChoice::add(const std::vector<ScoredRow>& rows, const std::vector<CountryIndex>& right) {
    gold_ += right.size();
    std::size_t best = 0;
    for (std::size_t i = 1; i < rows.size(); ++i)
        if (rows[i].score > rows[best].score) best = i;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool is_right = std::binary_search(right.begin(), right.end(), rows[i].country);
        std::array<Counts, steps>& counts = i == best ? best_ : others_;
        for (int step = 0; step < steps && rows[i].score > threshold(step); ++step) {
            ++counts[static_cast<std::size_t>(step)].found;
            counts[static_cast<std::size_t>(step)].right += is_right;
        }
    }
}

void ThresholdChoice::apply(AboutWeights& weights) const {
    if (gold_ == 0) return;
    double highest = 0;
    int best_step = steps / 2, others_step = steps / 2;
    const auto f1 = [&](int best, int others) {
        const Counts &a = best_[static_cast<std::size_t>(best)], &b = others_[static_cast<std::size_t>(others)];
        return 2 * static_cast<double>(a.right + b.right) / static_cast<double>(a.found + b.found + gold_);
    };
    for (int others = 0; others < steps; ++others)
        for (int best = 0; best <= others; ++best)
            if (f1(best, others) > highest) highest = f1(best, others), best_step = best, others_step = others;
    // Of thresholds that are hardly worse the highest one for the first country: an article need not be about any.
    constexpr double hardly = 0.0001;
    while (best_step < others_step && f1(best_step + 1, others_step) >= highest - hardly) ++best_step;
    for (const AboutFeature always : {AboutFeature::bias, AboutFeature::unmentioned})
        weights.features[static_cast<std::size_t>(always)] -= threshold(others_step);
    weights.features[static_cast<std::size_t>(AboutFeature::strongest)] += threshold(others_step) - threshold(best_step);
}

}  // namespace dateline::training
