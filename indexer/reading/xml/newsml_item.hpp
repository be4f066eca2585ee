#pragma once

#include <string>

#include "indexer/article.hpp"
#include "indexer/reading/xml/element.hpp"

namespace dateline {

/// Fills an article from a NewsML-G2 <newsItem>: metadata, given labels, and the text, which stands in it as NITF, XHTML, plain text or loose paragraphs.
void read_newsml_item(const xml::Element& item, Article& article);

/// Why an element of a NewsML-G2 file is no article, in words for the user ("a picture", "a package of other items"); empty when it may be one.
std::string other_newsml_kind(const xml::Element& item);

}  // namespace dateline
