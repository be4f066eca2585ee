#include "facets/training/label_scores.hpp"

#include <algorithm>

namespace dateline::training {

void LabelScores::add(const std::vector<std::string>& gold, const std::vector<std::string>& found) {
    ++articles_;
    const auto has = [](const std::vector<std::string>& list, const std::string& label) {
        return std::find(list.begin(), list.end(), label) != list.end();
    };
    for (const std::string& label : gold) ++(has(found, label) ? labels_[label].right : labels_[label].missed);
    for (const std::string& label : found) {
        if (has(gold, label)) continue;
        ++labels_[label].spurious;
        for (const std::string& missed : gold)
            if (!has(found, missed)) ++confusions_[{missed, label}];
    }
}

LabelScore LabelScores::all() const {
    LabelScore sum;
    for (const auto& [label, score] : labels_) {
        sum.right += score.right;
        sum.missed += score.missed;
        sum.spurious += score.spurious;
    }
    return sum;
}

double LabelScores::mean_f1(std::size_t least) const {
    double sum = 0;
    std::size_t count = 0;
    for (const auto& [label, score] : labels_) {
        if (score.right + score.missed < least) continue;
        sum += score.f1();
        ++count;
    }
    return count == 0 ? 0 : sum / static_cast<double>(count);
}

std::vector<std::pair<std::pair<std::string, std::string>, std::size_t>> LabelScores::confusions(std::size_t most) const {
    std::vector<std::pair<std::pair<std::string, std::string>, std::size_t>> sorted(confusions_.begin(), confusions_.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    if (sorted.size() > most) sorted.resize(most);
    return sorted;
}

}  // namespace dateline::training
