#pragma once

#include <cstdint>
#include <optional>

#include "facets/text/tokens.hpp"

namespace dateline {

/// The start of a report that tells where and when it was filed: "MOSCOW, March 18 —", "LONDON, Ont., Feb 26 -", "NAIROBI (Reuters) -", "LONDON 1996-08-30".
struct Dateline {
    std::uint32_t place_first = 0, place_last = 0;  ///< the tokens of the place, half open, a region after a comma included
    std::uint32_t end = 0;                          ///< the first token of the report itself
    int month = 0, day = 0;                         ///< 1-based; 0 where none is given
    int year = 0;                                   ///< 0 where none is given, as is usual
};

/// The dateline that a text starts with; none when its start does not look like one. `first` is where to look, a token that starts a sentence.
std::optional<Dateline> find_dateline(const TokenizedText& text, std::uint32_t first = 0);

}  // namespace dateline
