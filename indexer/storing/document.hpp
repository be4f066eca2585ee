#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facets/entities.hpp"
#include "indexer/article.hpp"
#include "indexer/schema.hpp"

namespace dateline {

/// A longer record is refused.
inline constexpr std::size_t max_record_bytes = std::size_t{64} << 20U;

/// A facet value that an article carries: the kind, what identifies it in the catalogue, and what people read.
struct FacetKey {
    FacetKind kind;
    std::string key;
    std::string label;
};

/// All facet values of an article; a key may stand in it twice. Not those of year and month, which come from the date.
std::vector<FacetKey> facet_keys(const Article& article, const Extraction& extraction);

/// Adds a note to the article for whatever of it cannot be searched for: overlong words, a date that is none.
void note_unsearchable(Article& article);

}  // namespace dateline
