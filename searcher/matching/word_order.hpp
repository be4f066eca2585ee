#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/segments/segment.hpp"
#include "searcher/matching/matcher.hpp"

namespace dateline {

/// The numbers, ascending, of the words of one segment's dictionary that may stand at a place.
using WordChoice = std::vector<std::uint32_t>;

/// Words that must stand side by side.
using WordRun = std::vector<WordChoice>;

/// Whether an article's words stand as a phrase or NEAR asks: every run somewhere, none overlapping another, all within `window` words, in any order.
/// What stands in the title is never joined with what stands in the text.
class WordOrder : public ArticleCheck {
public:
    /// A phrase is one run; its window does not count.
    WordOrder(const Segment& segment, std::vector<WordRun> runs, std::size_t window, bool in_title);

    bool fits(std::uint32_t docid) override;

private:
    struct Span {
        std::size_t begin = 0, end = 0;
    };

    [[nodiscard]] bool holds_pattern(std::uint32_t docid) const;
    [[nodiscard]] bool stands_at(const WordRun& run, std::size_t place, std::size_t end) const;
    [[nodiscard]] bool fits_between(std::size_t begin, std::size_t end);
    [[nodiscard]] bool fits_near(const Span& leftmost, std::size_t leftmost_run);

    const Segment& segment_;
    std::vector<WordRun> runs_;
    std::size_t window_;
    bool in_title_;
    std::string pattern_;  ///< of a phrase without choice: its words as they are coded; else empty
    std::vector<std::uint32_t> words_;
    std::vector<std::vector<Span>> places_;  ///< where each run stands
    std::vector<Span> taken_;
};

}  // namespace dateline
