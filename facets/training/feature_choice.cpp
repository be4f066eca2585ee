#include "facets/training/feature_choice.hpp"

#include <algorithm>
#include <cmath>

namespace dateline::training {

std::vector<std::pair<std::uint32_t, std::uint8_t>> choose_features(std::vector<std::uint32_t> keys, std::size_t articles,
                                                                    std::size_t least_articles, std::span<const std::uint32_t> known) {
    std::sort(keys.begin(), keys.end());
    const auto rarity = [articles](std::size_t with_it) {
        const double sixteenths = 16 * std::log(static_cast<double>(articles) / static_cast<double>(with_it));
        return static_cast<std::uint8_t>(std::clamp(std::lround(sixteenths), 1L, 255L));
    };
    std::vector<std::pair<std::uint32_t, std::uint8_t>> chosen;
    for (std::size_t i = 0, next = 0; i < keys.size(); i = next) {
        while (next < keys.size() && keys[next] == keys[i]) ++next;
        if (next - i >= least_articles || std::binary_search(known.begin(), known.end(), keys[i]))
            chosen.emplace_back(keys[i], rarity(next - i));
    }
    for (const std::uint32_t key : known)
        if (!std::binary_search(keys.begin(), keys.end(), key)) chosen.emplace_back(key, rarity(1));
    return chosen;
}

}  // namespace dateline::training
