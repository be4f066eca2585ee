#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace dateline::training {

/// How often a label was given rightly, missed, and given wrongly.
struct LabelScore {
    std::size_t right = 0, missed = 0, spurious = 0;
    [[nodiscard]] double precision() const { return ratio(right, right + spurious); }
    [[nodiscard]] double recall() const { return ratio(right, right + missed); }
    [[nodiscard]] double f1() const { return ratio(2 * right, 2 * right + missed + spurious); }

private:
    static double ratio(std::size_t part, std::size_t all) { return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all); }
};

/// How well labels were given, label by label, and which were taken for which.
class LabelScores {
public:
    /// Counts one article. Both lists without repetition.
    void add(const std::vector<std::string>& gold, const std::vector<std::string>& found);

    [[nodiscard]] const std::map<std::string, LabelScore>& labels() const { return labels_; }
    [[nodiscard]] std::size_t articles() const { return articles_; }
    /// All labels' counts in one (micro average).
    [[nodiscard]] LabelScore all() const;
    /// The mean of F1 over the labels that at least `least` articles have; 0 when there is none.
    [[nodiscard]] double mean_f1(std::size_t least) const;
    /// Pairs (missed, given instead) with the number of articles, most frequent first; at most `most`.
    [[nodiscard]] std::vector<std::pair<std::pair<std::string, std::string>, std::size_t>> confusions(std::size_t most) const;

private:
    std::map<std::string, LabelScore> labels_;
    std::map<std::pair<std::string, std::string>, std::size_t> confusions_;
    std::size_t articles_ = 0;
};

}  // namespace dateline::training
