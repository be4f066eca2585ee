#pragma once

#include <string>
#include <vector>

#include "indexer/article.hpp"

namespace dateline {

/// Puts the printed lines of pages together to paragraphs: words that were broken at the end of a line are joined, lines that go on too; running heads and page numbers,
/// which come again on other pages, go to `dropped`. `pages`: each the lines of a page, top to bottom, with empty ones between blocks.
std::string join_pages(std::vector<std::vector<std::string>> pages, std::vector<Dropped>& dropped);

}  // namespace dateline
