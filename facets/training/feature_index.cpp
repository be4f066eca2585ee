#include "facets/training/feature_index.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace dateline::training {

std::uint32_t FeatureIndex::number(std::uint64_t feature) {
    if (features_.size() * 2 >= slots_.size()) grow();
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = feature & mask;
    while (slots_[at] != 0 && features_[slots_[at] - 1] != feature) at = (at + 1) & mask;
    if (slots_[at] == 0) {
        features_.push_back(feature);
        slots_[at] = static_cast<std::uint32_t>(features_.size());
    }
    return slots_[at] - 1;
}

void FeatureIndex::grow() {
    slots_.assign(std::bit_ceil(std::max<std::size_t>(1024, features_.size() * 4)), 0);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = 0; i < features_.size(); ++i) {
        std::size_t at = features_[i] & mask;
        while (slots_[at] != 0) at = (at + 1) & mask;
        slots_[at] = static_cast<std::uint32_t>(i + 1);
    }
}

std::vector<std::uint32_t> FeatureIndex::keep(const std::vector<std::uint32_t>& counts, std::uint32_t least) {
    std::vector<std::uint32_t> renumbered(features_.size(), none);
    std::vector<std::uint64_t> kept;
    for (std::size_t i = 0; i < features_.size(); ++i) {
        if (counts[i] < least) continue;
        renumbered[i] = static_cast<std::uint32_t>(kept.size());
        kept.push_back(features_[i]);
    }
    features_ = std::move(kept);
    grow();
    return renumbered;
}

}  // namespace dateline::training
