#pragma once

#include <string>
#include <vector>

#include "indexer/article.hpp"
#include "indexer/reading/html/page_blocks.hpp"

namespace dateline::html {

/// The text of a page's article, and what of the page is none.
struct ArticleText {
    std::string text;              ///< paragraphs separated by blank lines, items and rows by line breaks; empty when the page has no text
    std::vector<Dropped> dropped;  ///< in the order of the page
    std::uint32_t root = 0;        ///< the element that holds the article
    bool is_page = false;          ///< nothing looks like an article: `text` is all of the page, for the line judge to take apart
};

/// Finds the article by the density of its sentences and links, what elements say of themselves, and what the wording of single blocks says. `title` is left
/// out of the text. Linear in the size of the page; thread-safe.
ArticleText find_article(const PageTree& tree, const PageBlocks& page, const std::string& title);

/// The same of one of several articles of a page, which is all in this element; what is outside is passed over in silence.
ArticleText find_article_in(std::uint32_t element, const PageTree& tree, const PageBlocks& page, const std::string& title);

}  // namespace dateline::html
