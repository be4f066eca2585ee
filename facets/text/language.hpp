#pragma once

#include <string>

#include "facets/persons/mention_tagger.hpp"

namespace dateline {

/// The language that an article seems to be written in, as an ISO 639-1 code: told by the script, and where that is Latin by the words that a language uses
/// most. Looks at the first two thousand tokens. Empty when too little speaks for any: a table, a list of names, a headline.
std::string guess_language(const ArticleTokens& article);

}  // namespace dateline
