#include "facets/training/linear_learner.hpp"

#include <algorithm>

#include "facets/tagger/hashing.hpp"

namespace dateline::training {
namespace {

/// Puts rows into an order that depends on nothing but the seed.
void shuffle(std::vector<std::uint32_t>& rows, std::uint64_t seed) {
    for (std::size_t i = rows.size(); i > 1; --i) std::swap(rows[i - 1], rows[tagger::mix(seed, i) % i]);
}

/// One round in so many visits the articles, too, that changed nothing in the last one.
constexpr int full_round = 3;

class BlockLearner {
public:
    BlockLearner(const ArticleVectors& articles, std::size_t features, const std::vector<BlockTruth>& truth,
                 const std::vector<float>& importance, const std::vector<BlockRow>& allowed, const LearningOptions& options)
        : articles_(articles),
          truth_(truth),
          importance_(importance),
          allowed_(allowed),
          first_restricted_(features - allowed.size()),
          options_(options),
          weights_(features + 1, BlockRow{}) {}

    std::vector<BlockRow> learn(std::vector<std::uint32_t> rows) {
        multipliers_.assign(articles_.size(), BlockRow{});
        std::vector<std::uint8_t> idle(articles_.size(), 0);
        for (int epoch = 0; epoch < options_.epochs; ++epoch) {
            shuffle(rows, tagger::mix(options_.seed, static_cast<std::uint64_t>(epoch)));
            for (const std::uint32_t row : rows)
                if (epoch % full_round == 0 || idle[row] == 0) idle[row] = step(row) ? 0 : 1;
        }
        return std::move(weights_);
    }

private:
    /// Moves the multipliers of one article to where they are best while all others stay. Whether any moved.
    bool step(std::uint32_t row) {
        const std::size_t begin = articles_.first[row], end = articles_.first[row + 1];
        float squares = 1;  // of the bias
        for (std::size_t k = begin; k < end; ++k) squares += articles_.values[k] * articles_.values[k];
        const BlockRow scores = score_block(articles_, row, weights_);
        BlockRow change{};
        bool moved = false;
        for (std::size_t label = 0; label < block_width; ++label) {
            const int truth = truth_[row][label];
            if (truth == 0) continue;
            const auto sign = static_cast<float>(truth);
            const double cost = options_.cost * static_cast<double>(importance_[row]) * (truth > 0 ? options_.positive : 1);
            const auto slack = static_cast<float>(0.5 / cost);
            float& multiplier = multipliers_[row][label];
            const float gradient = sign * scores[label] - 1 + slack * multiplier;
            const float moved_to = std::max(multiplier - gradient / (squares + slack), 0.0F);
            const float difference = moved_to - multiplier;
            if (difference < tolerance && difference > -tolerance) continue;
            multiplier = moved_to;
            change[label] = difference * sign;
            moved = true;
        }
        if (moved) add(begin, end, change);
        return moved;
    }

    void add(std::size_t begin, std::size_t end, const BlockRow& change) {
        for (std::size_t k = begin; k < end; ++k) {
            BlockRow& row = weights_[articles_.features[k]];
            const float value = articles_.values[k];
            if (articles_.features[k] >= first_restricted_) {
                const BlockRow& allowed = allowed_[articles_.features[k] - first_restricted_];
                for (std::size_t label = 0; label < block_width; ++label) row[label] += value * change[label] * allowed[label];
                continue;
            }
            for (std::size_t label = 0; label < block_width; ++label) row[label] += value * change[label];
        }
        for (std::size_t label = 0; label < block_width; ++label) weights_.back()[label] += change[label];
    }

    static constexpr float tolerance = 1e-4F;

    const ArticleVectors& articles_;
    const std::vector<BlockTruth>& truth_;
    const std::vector<float>& importance_;
    const std::vector<BlockRow>& allowed_;
    std::size_t first_restricted_;
    LearningOptions options_;
    std::vector<BlockRow> weights_, multipliers_;
};

}  // namespace

std::vector<BlockRow> learn_block(const ArticleVectors& articles, std::size_t features, const std::vector<std::uint32_t>& rows,
                                  const std::vector<BlockTruth>& truth, const std::vector<float>& importance,
                                  const std::vector<BlockRow>& allowed, const LearningOptions& options) {
    return BlockLearner(articles, features, truth, importance, allowed, options).learn(rows);
}

BlockRow score_block(const ArticleVectors& articles, std::size_t article, const std::vector<BlockRow>& weights) {
    BlockRow sums = weights.back();
    for (std::size_t k = articles.first[article]; k < articles.first[article + 1]; ++k) {
        const BlockRow& row = weights[articles.features[k]];
        const float value = articles.values[k];
        for (std::size_t label = 0; label < block_width; ++label) sums[label] += value * row[label];
    }
    return sums;
}

}  // namespace dateline::training
