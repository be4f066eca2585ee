#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/reading/html/page_blocks.hpp"

namespace dateline::html {

/// One of several articles of a page.
struct PageArticle {
    std::uint32_t node = 0;            ///< the <article> element
    std::string title;                 ///< its first heading
    std::string date;                  ///< ISO 8601, of its first <time>, else of its linked data; empty when neither says it
    std::string date_rule;             ///< "time" or "metadata"; empty without a date
    std::string url;                   ///< of its linked data
    std::vector<std::string> authors;  ///< of its linked data
};

/// The articles of a page that holds several: <article> elements outside of one another, each with a heading of its own and at least two paragraphs of prose, none of them with most
/// of the prose; most of them dated or described by the page's linked data under the same headline, or else all with headings of one level and a good deal of prose. Empty for a page of one
/// article, or of teasers. Linear in the size of the page, for each level of nested <article> elements; thread-safe.
std::vector<PageArticle> find_several(const PageTree& tree, const PageBlocks& page);

}  // namespace dateline::html
