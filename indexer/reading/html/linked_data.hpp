#pragma once

#include <string_view>
#include <vector>

#include "indexer/reading/html/page_metadata.hpp"

namespace dateline::html {

/// Fills what is still empty from a JSON-LD script, when it describes an article. Broken JSON changes nothing.
void read_linked_data(std::string_view script, PageMetadata& to);

/// Whether the element is a JSON-LD script with something in it.
bool is_linked_data(const PageTree& tree, std::uint32_t script);

/// What the JSON-LD scripts of a page say of each article that they describe with a headline, in their order; at most 1000.
std::vector<PageMetadata> read_described_articles(const PageTree& tree);

/// The text with entities resolved and mark-up removed: descriptions in metadata are often escaped twice.
std::string plain_text_of(std::string_view markup);

}  // namespace dateline::html
