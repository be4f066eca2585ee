#pragma once

#include <array>
#include <vector>

#include "facets/tagger/labels.hpp"

namespace dateline::training {

using TransitionScores = std::array<std::array<float, tagger::label_count>, tagger::label_count>;  ///< [before][after]
using NameScores = std::array<float, tagger::name_label_count>;

/// Probabilities of a linear chain of labels, by the forward-backward algorithm. Keeps its memory between calls.
class Chain {
public:
    /// What a sentence pulls at the weights: expectations given what is possible, minus expectations given nothing.
    struct Gradient {
        std::vector<NameScores> names;  ///< a row a token
        TransitionScores transitions{};
    };

    /// `scores`: a row a token; `possible`: the set of labels each token may have (one label where it is known). Returns the log-likelihood
    /// of what is possible; 0 and an empty gradient when nothing is.
    double measure(const std::vector<NameScores>& scores, const std::vector<tagger::LabelSet>& possible,
                   const TransitionScores& transitions, Gradient& gradient);

private:
    using Row = std::array<double, tagger::label_count>;
    double pass(const std::vector<tagger::LabelSet>* possible, double sign, Gradient& gradient);
    double forward(const std::vector<tagger::LabelSet>* possible);

    std::vector<Row> emissions_, alpha_, beta_;
    std::vector<double> scale_;
    std::array<Row, tagger::label_count> factors_{};  ///< exp(transition), [after][before]
};

}  // namespace dateline::training
