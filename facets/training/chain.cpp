#include "facets/training/chain.hpp"

#include <algorithm>
#include <cmath>

namespace dateline::training {

using namespace tagger;

double Chain::measure(const std::vector<NameScores>& scores, const std::vector<LabelSet>& possible, const TransitionScores& transitions,
                      Gradient& gradient) {
    const std::size_t count = scores.size();
    emissions_.resize(count);
    alpha_.resize(count);
    beta_.resize(count);
    scale_.resize(count);
    gradient.names.assign(count, NameScores{});
    gradient.transitions = {};
    for (std::size_t i = 0; i < count; ++i) {
        emissions_[i][outside] = 1;
        for (Label label = 1; label < label_count; ++label)
            emissions_[i][label] = std::exp(std::clamp(scores[i][label - 1], -30.0F, 30.0F));
    }
    for (Label after = 0; after < label_count; ++after) {
        for (Label before = 0; before < label_count; ++before) factors_[after][before] = std::exp(transitions[before][after]);
    }
    const double of_possible = pass(&possible, 1, gradient);
    if (!std::isfinite(of_possible)) {
        gradient.names.clear();
        return 0;
    }
    return of_possible - pass(nullptr, -1, gradient);
}

double Chain::forward(const std::vector<LabelSet>* possible) {
    double log_sum = 0;
    for (std::size_t i = 0; i < emissions_.size(); ++i) {
        Row& here = alpha_[i];
        double sum = 0;
        for (Label label = 0; label < label_count; ++label) {
            here[label] = 0;
            if (possible != nullptr && ((*possible)[i] & set_of(label)) == 0) continue;
            if (i + 1 == emissions_.size() && !closes(label)) continue;
            double reached = i == 0 && opens(label) ? 1 : 0;
            for (std::uint8_t k = 0; i > 0 && k < followers.count[label]; ++k) {
                const Label before = followers.before[label][k];
                reached += alpha_[i - 1][before] * factors_[label][before];
            }
            here[label] = reached * emissions_[i][label];
            sum += here[label];
        }
        scale_[i] = sum;
        for (double& value : here) value /= sum;
        log_sum += std::log(sum);
    }
    return log_sum;
}

double Chain::pass(const std::vector<LabelSet>* possible, double sign, Gradient& gradient) {
    const double log_sum = forward(possible);
    if (!std::isfinite(log_sum)) return log_sum;
    const std::size_t count = emissions_.size();
    for (std::size_t i = count; i-- > 0;) {
        Row& here = beta_[i];
        if (i + 1 == count) {
            here.fill(1);
        } else {
            here.fill(0);
            for (Label after = 0; after < label_count; ++after) {
                if (alpha_[i + 1][after] == 0) continue;
                const double behind = beta_[i + 1][after] * emissions_[i + 1][after] / scale_[i + 1];
                for (std::uint8_t k = 0; k < followers.count[after]; ++k) {
                    const Label before = followers.before[after][k];
                    const double flow = behind * factors_[after][before];
                    here[before] += flow;
                    gradient.transitions[before][after] += static_cast<float>(sign * flow * alpha_[i][before]);
                }
            }
        }
        for (Label label = 1; label < label_count; ++label)
            gradient.names[i][label - 1] += static_cast<float>(sign * here[label] * alpha_[i][label]);
    }
    return log_sum;
}

}  // namespace dateline::training
