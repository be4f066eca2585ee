#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace dateline::training {

/// The features that are worth learning: those of at least `least_articles` articles, and those `known` (ascending) whoever has them. `keys`: the features' keys, each as often as articles
/// have it, in any order. Gives keys with their rarities (TopicModel::rarities) where `articles` are all there are; `known` ones that no article has come last.
std::vector<std::pair<std::uint32_t, std::uint8_t>> choose_features(std::vector<std::uint32_t> keys, std::size_t articles,
                                                                    std::size_t least_articles, std::span<const std::uint32_t> known);

}  // namespace dateline::training
