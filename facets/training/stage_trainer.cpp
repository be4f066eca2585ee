#include "facets/training/stage_trainer.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "facets/tagger/decoder.hpp"
#include "facets/tagger/hashing.hpp"

namespace dateline::training {
namespace {

using namespace tagger;

/// What is peculiar to the manners of annotating shares so many rows, as a power of two.
constexpr int peculiar_bits = 17;

/// Numbers as if by chance, the same in every run.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(mix(seed, 0x5EED)) {}
    std::uint32_t next() {
        state_ ^= state_ << 13;
        state_ ^= state_ >> 7;
        state_ ^= state_ << 17;
        return static_cast<std::uint32_t>(state_ >> 32);
    }

private:
    std::uint64_t state_;
};

/// Calls `use(row)` for every feature of a token.
template <typename Use>
void for_each_row(const TrainingDocument& document, const FeatureRows* majorities, const TrainingWords& words, const Document::Line& line,
                  std::uint32_t token, Use use) {
    const std::uint32_t from = token < line.first + window ? line.first : token - window;
    const std::uint32_t to = std::min(line.last, token + window + 1);
    for (std::uint32_t i = from; i < to; ++i) {
        for (const std::uint32_t row : words.rows(document.document.tokens()[i].word, window + i - token)) use(row);
    }
    for (const FeatureRows* features : {&document.context, majorities}) {
        if (features == nullptr) continue;
        for (std::uint32_t i = features->begin(token); i < features->ends[token]; ++i) use(features->rows[i]);
    }
}

/// Calls `use(row)` for what a token's own word is in another manner of annotating: rows behind all others, which take in what is peculiar to the manner and
/// are thrown away (Daumé 2007, "Frustratingly easy domain adaptation").
template <typename Use>
void for_each_peculiar_row(const TrainingDocument& document, const TrainingWords& words, std::uint32_t token, std::size_t features,
                           Use use) {
    if (document.manner == 0) return;
    for (const std::uint32_t row : words.rows(document.document.tokens()[token].word, window)) {
        use(static_cast<std::uint32_t>(features + (mix(row, document.manner) >> (64 - peculiar_bits))));
    }
}

struct TrainedRow {
    NameScores weights{};
    NameScores squares{};
};

class StageTrainer {
public:
    StageTrainer(const StageInput& input, const StageOptions& options)
        : input_(input), options_(options), rows_(input.features + (std::size_t{1} << peculiar_bits)), random_(options.seed) {
        for (std::uint32_t d = 0; d < input.documents.size(); ++d) {
            const Document& document = input.documents[d]->document;
            for (std::uint32_t s = 0; s < document.segments().size(); ++s) {
                const LineMode mode = document.lines()[document.segments()[s].line].mode;
                if (!input.documents[d]->only_capitals || mode == LineMode::capitals) order_.push_back({d, s});
            }
        }
    }

    StageWeights run() {
        StageWeights average;
        average.rows.assign(input_.features, NameScores{});
        const int from = options_.epochs / 2;
        for (int epoch = 0; epoch < options_.epochs; ++epoch) {
            for (std::size_t i = order_.size(); i > 1; --i) std::swap(order_[i - 1], order_[random_.next() % i]);
            for (const auto& [document, segment] : order_) learn(document, segment);
            if (epoch >= from) add_to(average, 1.0F / static_cast<float>(options_.epochs - from));
        }
        return average;
    }

private:
    void learn(std::uint32_t document_index, std::uint32_t segment_index) {
        const TrainingDocument& document = *input_.documents[document_index];
        const FeatureRows* majorities = input_.majorities.empty() ? nullptr : input_.majorities[document_index];
        const Document::Segment& segment = document.document.segments()[segment_index];
        const Document::Line& line = document.document.lines()[segment.line];
        used_.clear();
        ends_.clear();
        scores_.clear();
        const auto keep = static_cast<std::uint32_t>((1 - options_.dropout) * 4294967295.0);
        const auto scale = static_cast<float>(1 / (1 - options_.dropout));
        for (std::uint32_t token = segment.first; token < segment.last; ++token) {
            NameScores& scores = scores_.emplace_back(NameScores{});
            const auto look = [&](std::uint32_t row) {
                if (random_.next() > keep) return;
                used_.push_back(row);
                for (std::size_t k = 0; k < scores.size(); ++k) scores[k] += rows_[row].weights[k];
            };
            for_each_row(document, majorities, *input_.words, line, token, look);
            for_each_peculiar_row(document, *input_.words, token, input_.features, look);
            for (float& score : scores) score *= scale;
            ends_.push_back(used_.size());
        }
        possible_.assign(document.possible.begin() + segment.first, document.possible.begin() + segment.last);
        chain_.measure(scores_, possible_, transitions_, gradient_);
        if (!gradient_.names.empty()) apply(document.weight);
    }

    void apply(float weight) {
        const auto rate = static_cast<float>(options_.rate);
        const auto shrink = static_cast<float>(1 - options_.rate * options_.decay);
        std::size_t at = 0;
        for (std::size_t token = 0; token < ends_.size(); ++token) {
            NameScores pull = gradient_.names[token];
            float size = 0;
            for (float& value : pull) {
                value *= weight;
                size = std::max(size, std::abs(value));
            }
            for (; at < ends_[token]; ++at) {
                if (size < 1e-4F) continue;
                TrainedRow& row = rows_[used_[at]];
                for (std::size_t k = 0; k < pull.size(); ++k) {
                    row.squares[k] += pull[k] * pull[k];
                    row.weights[k] = row.weights[k] * shrink + rate * pull[k] / std::sqrt(row.squares[k] + 1e-2F);
                }
            }
        }
        for (std::size_t before = 0; before < label_count; ++before) {
            for (std::size_t after = 0; after < label_count; ++after) {
                const float pull = gradient_.transitions[before][after] * weight;
                float& squares = transition_squares_[before][after];
                squares += pull * pull;
                transitions_[before][after] += rate * pull / std::sqrt(squares + 1.0F);
            }
        }
    }

    void add_to(StageWeights& average, float share) const {
        for (std::size_t row = 0; row < average.rows.size(); ++row) {
            for (std::size_t k = 0; k < name_label_count; ++k) average.rows[row][k] += share * rows_[row].weights[k];
        }
        for (std::size_t before = 0; before < label_count; ++before) {
            for (std::size_t after = 0; after < label_count; ++after)
                average.transitions[before][after] += share * transitions_[before][after];
        }
    }

    const StageInput& input_;
    StageOptions options_;
    std::vector<TrainedRow> rows_;
    TransitionScores transitions_{}, transition_squares_{};
    Random random_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> order_;  ///< document, segment
    Chain chain_;
    Chain::Gradient gradient_;
    std::vector<std::uint32_t> used_;
    std::vector<std::size_t> ends_;
    std::vector<NameScores> scores_;
    std::vector<LabelSet> possible_;
};

std::int16_t rounded(float score) {
    return static_cast<std::int16_t>(std::lround(std::clamp(score * 256, -30000.0F, 30000.0F)));
}

}  // namespace

StageWeights train_stage(const StageInput& input, const StageOptions& options) {
    return StageTrainer(input, options).run();
}

std::vector<Label> predict(const TrainingDocument& document, const FeatureRows* majorities, const TrainingWords& words,
                           const StageWeights& weights) {
    std::vector<Label> labels(document.document.tokens().size(), outside);
    Decoder::Transitions transitions{};
    for (std::size_t before = 0; before < label_count; ++before) {
        for (std::size_t after = 0; after < label_count; ++after) transitions[before][after] = rounded(weights.transitions[before][after]);
    }
    Decoder decoder(transitions);
    std::vector<std::array<std::int16_t, name_label_count>> scores;
    for (const Document::Segment& segment : document.document.segments()) {
        scores.clear();
        for (std::uint32_t token = segment.first; token < segment.last; ++token) {
            NameScores sum{};
            for_each_row(document, majorities, words, document.document.lines()[segment.line], token, [&](std::uint32_t row) {
                for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += weights.rows[row][k];
            });
            auto& row = scores.emplace_back();
            for (std::size_t k = 0; k < sum.size(); ++k) row[k] = rounded(sum[k]);
        }
        decoder.decode(scores.data()->data(), name_label_count, scores.size(), labels.data() + segment.first);
    }
    return labels;
}

}  // namespace dateline::training
