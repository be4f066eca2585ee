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

/// Weights by feature. Knows a feature by 16 bits of its hash besides the place, so that one in some ten thousand unknown ones is taken for a known one.
class WeightTable {
public:
    WeightTable() : WeightTable(4) {}
    /// An empty table of 2^bits places.
    explicit WeightTable(int bits) : bits_(bits), marks_(std::size_t{1} << bits, 0), rows_(std::size_t{1} << bits) {}

    /// How many features it can hold.
    [[nodiscard]] std::size_t room() const { return marks_.size() / 4 * 3; }
    /// Adds a feature that is not in it; at most room() of them. One that cannot be told from another is left out.
    void insert(std::uint64_t feature, const WeightRow& row);
    /// Null for a feature that is not in it.
    [[nodiscard]] const WeightRow* find(std::uint64_t feature) const {
        const std::uint16_t mark = mark_of(feature);
        for (std::size_t at = feature >> (64 - bits_); marks_[at] != 0; at = (at + 1) & (marks_.size() - 1)) {
            if (marks_[at] == mark) return &rows_[at];
        }
        return nullptr;
    }

    [[nodiscard]] std::string write() const;
    /// From what write() gave. Throws Error when sizes do not fit.
    static WeightTable read(std::string_view bytes);

private:
    static std::uint16_t mark_of(std::uint64_t feature) { return static_cast<std::uint16_t>(feature % 65535 + 1); }

    int bits_;
    std::vector<std::uint16_t> marks_;  ///< 0: an empty place
    std::vector<WeightRow> rows_;
};

/// What training learned: weights of hashed features as small numbers, and scores of neighbouring labels in the same unit.
struct Model {
    std::string provenance;  ///< text for people: data, licences, figures; no empty line
    Families families;
    Lexicon lexicon;
    WeightTable weights;
    std::array<std::array<std::array<std::int16_t, label_count>, label_count>, stage_count> transitions{};  ///< [stage][before][after]
};

/// A model as a file: two lines of text ("dateline tagger model 3", "checksum HEX"), provenance, an empty line, then numbers, little endian. The number of the
/// first line rises with every change of features, for that makes old weights useless.
std::string write_model(const Model& model);

/// Reads what write_model() gave. `name` is what errors call it. Throws Error on a file of another kind or version, cut short, or changed.
Model read_model(std::string_view bytes, std::string_view name);

}  // namespace dateline::tagger
