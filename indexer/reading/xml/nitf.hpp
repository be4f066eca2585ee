#pragma once

#include <string_view>

#include "indexer/article.hpp"
#include "indexer/reading/xml/element.hpp"

namespace dateline {

/// Fills an article from a <nitf> element: text, and what is not set yet of title, date, source, authors, id and given labels. Fields beyond these go to `extra`, unless it
/// is filled already.
void read_nitf(const xml::Element& nitf, Article& article);

/// The same for a NITF document in memory (valid UTF-8), where it stands inside another format.
void read_nitf_text(std::string_view document, Article& article);

/// A byline without its "By".
std::string without_by(std::string byline);

}  // namespace dateline
