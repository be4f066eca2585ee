#pragma once

#include <vector>

#include "facets/countries/evidence.hpp"

namespace dateline {

/// Every location that an article names, the most salient first: names of the lexicon and what the tagger holds for locations. Mentions of one name are one
/// entry; so are all names of one country. Salience is 1 for the place named most often, in proportion for others, more in title and dateline.
std::vector<Entity> list_places(const ArticleTokens& article, const std::vector<TaggedSpan>& spans, const ArticleEvidence& evidence);

}  // namespace dateline
