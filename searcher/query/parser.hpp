#pragma once

#include <string_view>

#include "searcher/query/node.hpp"

namespace dateline {

// The query language, in falling strength of binding:
//
//   oil  "crude oil"  diplom*  putni~  title:oil  person:putin|"Ban Ki-moon"  date:2010-03..2010-04  *  ( ... )      a part
//   a NEAR b, a NEAR/5 b       words, phrases or prefixes within 10 (5) words of each other, in any order
//   +a  -a  NOT a              must, must not
//   a b c                      side by side: the more of them the better; filters among them must hold
//   a AND b
//   a OR b
//
// "putni~" stands for the words that at most two letters put in, left out, exchanged or swapped turn into it ("putni~1": one letter). A word stands for
// all words of its stem; a phrase, NEAR and a prefix take words as they are written, case and accents folded. A written word
// that the index holds as several ("U.S.", "ice-cream") is these words side by side, as written. AND, OR, NOT and NEAR are operators only in capitals; inside
// quotes nothing is an operator. Punctuation that joins to no word is passed over.

/// Reads a query; one without anything but space asks for everything. Throws QueryError that names the byte and what was expected.
Node parse_query(std::string_view query);

/// The deepest nesting of brackets and operators that is read.
inline constexpr unsigned max_query_depth = 100;

}  // namespace dateline
