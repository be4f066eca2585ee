#pragma once

#include <cstdint>
#include <vector>

namespace dateline::training {

/// An article's score for one label, and whether it has the label.
struct JudgedScore {
    float score = 0;
    bool right = false;
};

/// By label: the score from which on giving it makes F1 largest over `judged` (by label: all articles' scores), drawn towards the one that is best for all labels
/// together where few articles have the label. A label that no article has gets that common one.
std::vector<float> choose_thresholds(const std::vector<std::vector<JudgedScore>>& judged);

/// The slope with which 1 / (1 + exp(-slope * (score - threshold))) comes closest to the share of articles that have the label.
float fit_slope(const std::vector<std::vector<JudgedScore>>& judged, const std::vector<float>& thresholds);

}  // namespace dateline::training
