#pragma once

#include <cstdint>
#include <vector>

namespace dateline::training {

/// Numbers features as they are met, from 0 up.
class FeatureIndex {
public:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    /// The number of a feature, a new one if it was not met before.
    std::uint32_t number(std::uint64_t feature);
    [[nodiscard]] std::size_t size() const { return features_.size(); }
    [[nodiscard]] std::uint64_t feature(std::uint32_t number) const { return features_[number]; }

    /// Forgets features that were counted less often than `least` times and numbers the others anew, in the same order. `counts`: one a number. Returns the new
    /// number, or none, of each old one.
    std::vector<std::uint32_t> keep(const std::vector<std::uint32_t>& counts, std::uint32_t least);

private:
    void grow();

    std::vector<std::uint64_t> features_;  ///< by number
    std::vector<std::uint32_t> slots_;     ///< open addressing: number plus one, or 0
};

}  // namespace dateline::training
