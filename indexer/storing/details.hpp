#pragma once

#include <span>
#include <string>
#include <string_view>

#include "indexer/article.hpp"

namespace dateline {

// What a record holds beside its head and text, as numbers (varints) and strings one after the other. A string that came up before, in these details or among
// `known`, is written as its place among those; a mention's text, which stands in the article, not at all. Weights, saliences and scores are rounded as
// far as anybody would read them: two decimals of weights, three of the others. Of a country's evidence the strongest are kept; the rest can be had by
// extracting again.

/// `known`: strings that whoever reads will have, too.
std::string write_details(const Article& article, const Extraction& extraction, std::span<const std::string> known);

/// Into an article that has its title and text already. Throws DatabaseError when the details are damaged, are cut off, or go on.
void read_details(std::string_view details, std::span<const std::string> known, Article& article, Extraction& extraction);

}  // namespace dateline
