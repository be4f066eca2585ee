#pragma once

#include <cstddef>
#include <iosfwd>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "labels.hpp"

namespace dateline::bench {

/// In how many articles of a sample each plain lower-case word, and each pair of two in a row, stands.
class WordCounts {
public:
    /// Articles past the first 20,000 are not looked at: they are like these.
    void add(std::string_view text);

    [[nodiscard]] std::size_t articles() const { return articles_; }
    /// Words whose share of the articles is between these two, by falling count.
    [[nodiscard]] std::vector<std::string> words(double least_share, double most_share) const;
    /// Pairs ("rate of" never: no short word) likewise.
    [[nodiscard]] std::vector<std::string> pairs(double least_share, double most_share) const;

private:
    std::unordered_map<std::string, std::size_t> words_, pairs_;
    std::size_t articles_ = 0;
};

/// One JSON object a line, {"class", "query", "countries" or "persons"}: queries that both sides read alike, by class; the label is for when they are
/// asked with a filter.
void write_queries(const WordCounts& counts, const Labels& labels, std::ostream& out);

}  // namespace dateline::bench
