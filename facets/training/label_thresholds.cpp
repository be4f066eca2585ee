#include "facets/training/label_thresholds.hpp"

#include <algorithm>
#include <cmath>

namespace dateline::training {
namespace {

/// The common threshold counts as much as so many articles that have the label.
constexpr double common_weight = 3;

/// The threshold of largest F1, and the number of articles that have the label.
std::pair<double, std::size_t> best_threshold(std::vector<JudgedScore> scores, double if_none) {
    const auto positive =
        static_cast<std::size_t>(std::count_if(scores.begin(), scores.end(), [](const JudgedScore& s) { return s.right; }));
    if (positive == 0) return {if_none, 0};
    std::stable_sort(scores.begin(), scores.end(), [](const JudgedScore& a, const JudgedScore& b) { return a.score > b.score; });
    double best = -1, threshold = if_none;
    std::size_t right = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        right += scores[i].right ? 1 : 0;
        if (i + 1 < scores.size() && scores[i + 1].score == scores[i].score) continue;
        const double f1 = 2 * static_cast<double>(right) / static_cast<double>(i + 1 + positive);
        if (f1 <= best) continue;
        best = f1;
        const double next = i + 1 < scores.size() ? scores[i + 1].score : scores[i].score - 0.1F;
        threshold = (static_cast<double>(scores[i].score) + next) / 2;
    }
    return {threshold, positive};
}

}  // namespace

std::vector<float> choose_thresholds(const std::vector<std::vector<JudgedScore>>& judged) {
    std::vector<JudgedScore> together;
    for (const auto& label : judged) {
        // A copy of everything is not needed: what lies far below zero is never the threshold.
        std::copy_if(label.begin(), label.end(), std::back_inserter(together),
                     [](const JudgedScore& score) { return score.right || score.score > -0.9F; });
    }
    const double common = best_threshold(std::move(together), 0).first;
    std::vector<float> thresholds;
    for (const auto& label : judged) {
        const auto [own, positive] = best_threshold(label, common);
        const auto weight = static_cast<double>(positive);
        thresholds.push_back(static_cast<float>((weight * own + common_weight * common) / (weight + common_weight)));
    }
    return thresholds;
}

float fit_slope(const std::vector<std::vector<JudgedScore>>& judged, const std::vector<float>& thresholds) {
    double slope = 4;
    for (int step = 0; step < 20; ++step) {
        double gradient = 0, curvature = 1e-9;
        for (std::size_t label = 0; label < judged.size(); ++label) {
            for (const JudgedScore& one : judged[label]) {
                const double distance = static_cast<double>(one.score) - static_cast<double>(thresholds[label]);
                if (distance < -1) continue;
                const double sure = 1 / (1 + std::exp(-slope * distance));
                gradient += ((one.right ? 1 : 0) - sure) * distance;
                curvature += sure * (1 - sure) * distance * distance;
            }
        }
        slope = std::clamp(slope + gradient / curvature, 0.5, 50.0);
    }
    return static_cast<float>(slope);
}

}  // namespace dateline::training
