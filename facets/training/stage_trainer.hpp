#pragma once

#include <cstdint>
#include <vector>

#include "facets/training/chain.hpp"
#include "facets/training/training_set.hpp"

namespace dateline::training {

/// How one stage is trained.
struct StageOptions {
    int epochs = 12;
    double rate = 0.15;    ///< AdaGrad's step
    double dropout = 0.1;  ///< how likely a feature is left out in one look at a sentence
    double decay = 1e-5;   ///< weights shrink by this share of the rate at each use
    std::uint64_t seed = 1;
};

/// What one stage learned. A feature's row holds a weight a label of a name.
struct StageWeights {
    std::vector<NameScores> rows;
    TransitionScores transitions{};
};

/// Documents with, for the second stage, what the first one said (FeatureRows beside each document; null in the first stage).
struct StageInput {
    const TrainingWords* words = nullptr;
    std::size_t features = 0;  ///< how many there are
    std::vector<const TrainingDocument*> documents;
    std::vector<const FeatureRows*> majorities;  ///< as many as documents, or empty
};

/// Learns a stage's weights by AdaGrad on the likelihood of what is possible, averaged over the later half. The same input and options give the same weights.
StageWeights train_stage(const StageInput& input, const StageOptions& options);

/// The best labels of a document.
std::vector<tagger::Label> predict(const TrainingDocument& document, const FeatureRows* majorities, const TrainingWords& words,
                                   const StageWeights& weights);

}  // namespace dateline::training
