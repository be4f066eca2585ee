#pragma once

#include <vector>

#include "facets/persons/mention_tagger.hpp"

namespace dateline {

/// Mends what a tagger gave, in the light of what a person's name can be and of the whole article: persons' spans are cut where no name goes on (at a slash, a comma, a
/// quotation mark without its pair, a possessive, a word written small), and a surname that was found once is found wherever it stands alone, unless
/// the article uses the word for something else too. Order and freedom from overlap stay.
std::vector<TaggedSpan> mend_person_spans(const ArticleTokens& article, const std::vector<TaggedSpan>& spans);

}  // namespace dateline
