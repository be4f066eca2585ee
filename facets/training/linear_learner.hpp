#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace dateline::training {

/// Articles as sparse vectors, one after the other.
struct ArticleVectors {
    std::vector<std::uint32_t> features;
    std::vector<float> values;
    std::vector<std::size_t> first{0};  ///< by article: its first entry; one entry more than articles

    [[nodiscard]] std::size_t size() const { return first.size() - 1; }
};

/// So many labels are learned side by side.
inline constexpr std::size_t block_width = 32;
using BlockRow = std::array<float, block_width>;

/// What an article says of a block's labels: 1 it has the label, -1 it has not, 0 nobody knows (then it does not count).
using BlockTruth = std::array<std::int8_t, block_width>;

struct LearningOptions {
    double cost = 1;         ///< of an error against large weights (the C of support-vector machines)
    double positive = 1;     ///< how much more an error costs where the article has the label
    int epochs = 20;         ///< rounds over the articles
    std::uint64_t seed = 1;  ///< of their order
};

/// Learns one linear classifier a label, one against the rest: squared hinge loss with L2-regularised weights and bias, by dual coordinate descent (Hsieh, Chang,
/// Lin, Keerthi, Sundararajan 2008), all labels of the block at a step. `rows`: the articles to learn from; `truth` and `importance` are by article. `allowed`: of the last features, whether
/// (1 or 0) each may have a weight for a label; the others may for all. Returns a row a feature and the biases in the last row. The same input gives the same weights.
std::vector<BlockRow> learn_block(const ArticleVectors& articles, std::size_t features, const std::vector<std::uint32_t>& rows,
                                  const std::vector<BlockTruth>& truth, const std::vector<float>& importance,
                                  const std::vector<BlockRow>& allowed, const LearningOptions& options);

/// The scores of an article for the labels of a block.
BlockRow score_block(const ArticleVectors& articles, std::size_t article, const std::vector<BlockRow>& weights);

}  // namespace dateline::training
