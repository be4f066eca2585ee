#pragma once

#include <string>
#include <utility>
#include <vector>

#include "indexer/cleaning/line_model.hpp"

namespace dateline {

/// The lines of a page, described, and which of them are of the article.
struct LabelledPage {
    std::vector<LineFeatures> lines;
    std::vector<bool> article;
};

/// Describes a page whose kept lines are known: a line counts as kept when all of its block is.
LabelledPage label_page(const std::vector<std::pair<std::string, bool>>& lines);

/// Learns a chain from pages: the most likely weights under a Gaussian prior, by stochastic gradients with AdaGrad steps, `passes` times over the pages in
/// an order that a seed of its own gives. The same pages give the same weights.
LineModel train_lines(const std::vector<LabelledPage>& pages, int passes);

}  // namespace dateline
