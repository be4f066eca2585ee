#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/cleaning/line_features.hpp"

namespace dateline {

/// A learned chain over the lines of a page (a linear-chain conditional random field of two states): how much each answer of describe_lines() speaks for the article, and how
/// much the article likes to begin, to go on and to end. Immutable after construction but for training; thread-safe.
class LineModel {
public:
    static constexpr std::size_t weight_count = line_slots * most_line_answers;

    /// Bias of no kind: everything is even.
    LineModel() = default;

    /// Reads what write() wrote. Throws Error, naming the line, when it is no such model or of other questions.
    explicit LineModel(std::string_view text);

    /// "dateline lines 1", then a line a weight that is not 0: slot, answer, weight in thousandths; then the edges.
    [[nodiscard]] std::string write() const;

    /// Whether each line is part of the article, by the best sequence; weighed in natural logarithms, ties to no.
    [[nodiscard]] std::vector<bool> decide(const std::vector<LineFeatures>& lines) const;

    /// How much a line speaks for the article, its neighbours left aside.
    [[nodiscard]] double score(const LineFeatures& line) const;

    /// The model that the library ships (indexer/models/lines.tsv).
    static const LineModel& shipped();

    std::array<double, weight_count> weights{};
    double first = 0;  ///< for an article that begins with the page
    double begin = 0, stay = 0,
           end = 0;  ///< from debris to article, from article to article, from article to debris; from debris to debris is 0
};

}  // namespace dateline
