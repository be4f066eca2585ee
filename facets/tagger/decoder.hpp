#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "facets/tagger/labels.hpp"

namespace dateline::tagger {

/// Finds the best valid sequence of labels. Keeps its memory between calls.
class Decoder {
public:
    using Transitions = std::array<std::array<std::int16_t, label_count>, label_count>;

    explicit Decoder(const Transitions& transitions) : transitions_(transitions) {}

    /// `scores`: for each token sixteen scores of names (the outside label scores 0), `stride` numbers from token to token. Writes `count` labels;
    /// ties go to the lower label.
    void decode(const std::int16_t* scores, std::size_t stride, std::size_t count, Label* labels);

private:
    const Transitions& transitions_;
    std::vector<std::array<Label, label_count>> back_;
};

}  // namespace dateline::tagger
