#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/reading/html/page_blocks.hpp"

namespace dateline::html {

/// One of several articles of a page.
struct PageArticle {
    std::uint32_t node = 0;  ///< the <article> element
    std::string title;       ///< its first heading
    std::string date;        ///< ISO 8601, of its first <time>; empty when it has none
};

/// The articles of a page that holds several: <article> elements outside of one another, each with a heading of its own and at least two paragraphs of prose, most of them dated, none of them with most
/// of the prose. Empty for a page of one article, or of teasers. Linear in the size of the page, for each level of nested <article> elements; thread-safe.
std::vector<PageArticle> find_several(const PageTree& tree, const PageBlocks& page);

}  // namespace dateline::html
