#pragma once

#include "facets/persons/name_pieces.hpp"

namespace dateline {

/// Appends the names in lines that are all in capitals, where the letters tell nothing: names established elsewhere in the article, forenames with the word
/// behind them, and places and organisations that the tables hold.
void tag_capital_lines(const FieldView& view, const WordUses& words, const NameWords& tables, std::vector<TaggedSpan>& spans);

}  // namespace dateline
