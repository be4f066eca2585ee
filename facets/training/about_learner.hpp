#pragma once

#include <vector>

#include "facets/training/country_trainer.hpp"

namespace dateline::training {

/// A country of an example with its score.
struct ScoredRow {
    CountryIndex country = no_country;
    double score = 0;
};

/// What a model makes of an example.
std::vector<ScoredRow> score_example(const AboutModel& model, const CountryExamples& examples, std::size_t index);

/// Learns the weights but for the threshold.
AboutWeights learn_weights(const CountryExamples& examples, const std::vector<std::size_t>& chosen, const CountryTrainingOptions& options);

/// Chooses two thresholds, for the highest score of an article and for the others, so that their micro F1 over the examples added is best.
class ThresholdChoice {
public:
    void add(const std::vector<ScoredRow>& rows, const std::vector<CountryIndex>& right);
    /// Moves the weights so that the thresholds become 0. Without examples nothing changes.
    void apply(AboutWeights& weights) const;

private:
    static constexpr int steps = 81;
    static constexpr double lowest = -4, width = 0.1;  ///< of the thresholds tried
    struct Counts {
        std::size_t right = 0, found = 0;
    };
    static double threshold(int step) { return lowest + width * step; }

    std::array<Counts, steps> best_{}, others_{};  ///< by threshold
    std::size_t gold_ = 0;
};

}  // namespace dateline::training
