#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "facets/tagger/families.hpp"
#include "facets/tagger/labels.hpp"
#include "facets/tagger/lexicon.hpp"

namespace dateline::tagger {

constexpr std::size_t stage_count = 2;
/// A feature's weights: sixteen labels for the first stage, then sixteen for the second, so that one look-up serves both.
using WeightRow = std::array<std::int8_t, stage_count * name_label_count>;
/// Sums of weights, in units of the model's step.
using Scores = std::array<std::int16_t, stage_count * name_label_count>;

/// What training learned: weights of hashed features as small numbers, and scores of neighbouring labels in the same unit.
struct Model {
    std::string provenance;  ///< text for people: data, licences, figures; no empty line
    Families families;
    Lexicon lexicon;
    int row_bits = 0;  ///< there are 2^row_bits rows
    std::vector<WeightRow> rows;
    std::array<std::array<std::array<std::int16_t, label_count>, label_count>, stage_count> transitions{};  ///< [stage][before][after]

    [[nodiscard]] std::size_t row_of(std::uint64_t feature) const { return feature >> (64 - row_bits); }
};

/// A model as a file: two lines of text ("dateline tagger model 2", "checksum HEX"), provenance, an empty line, then numbers, little endian. The number of the
/// first line rises with every change of features, for that makes old weights useless.
std::string write_model(const Model& model);

/// Reads what write_model() gave. `name` is what errors call it. Throws Error on a file of another kind or version, cut short, or changed.
Model read_model(std::string_view bytes, std::string_view name);

}  // namespace dateline::tagger
