#include "facets/topics/linear_scorer.hpp"

#include <gtest/gtest.h>

namespace dateline {
namespace {

/// Six labels; the first feature speaks of all, the second of two, the third of none.
TopicModel model() {
    TopicModel model;
    for (int i = 0; i < 6; ++i) model.labels.push_back({"label", 0.5F, static_cast<float>(i), 0});
    model.keys = {7, 9, 11};
    model.rarities = {16, 32, 64};
    model.first = {0, 6, 8, 8};
    model.weights = {{0, 10}, {1, -20}, {2, 30}, {3, 40}, {4, 50}, {5, -60}, {1, 127}, {4, -127}};
    return model;
}

TEST(LinearScorer, GivesALabelsWeightHoweverTheWeightsLie) {
    const LinearScorer in_columns(model()), in_lists(model(), 0);
    for (std::uint32_t feature = 0; feature < 3; ++feature)
        for (std::size_t label = 0; label < 6; ++label) EXPECT_EQ(in_columns.weight(feature, label), in_lists.weight(feature, label));
    EXPECT_EQ(in_columns.weight(0, 3), 20);
    EXPECT_EQ(in_columns.weight(1, 4), -63.5F);
    EXPECT_EQ(in_columns.weight(1, 3), 0);
}

TEST(LinearScorer, AddsWhatEachFeatureSaysToTheBias) {
    const LinearScorer scorer(model());
    std::vector<float> scores;
    scorer.score({{0, 1.0F}, {1, 2.0F}}, scores);
    ASSERT_EQ(scores.size(), 6U);
    for (std::size_t label = 0; label < 6; ++label)
        EXPECT_FLOAT_EQ(scores[label], static_cast<float>(label) + scorer.weight(0, label) + 2 * scorer.weight(1, label));
}

}  // namespace
}  // namespace dateline
