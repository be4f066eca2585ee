#pragma once

#include <string_view>

#include "indexer/reading/html/page_metadata.hpp"

namespace dateline::html {

/// Fills what is still empty from a JSON-LD script, when it describes an article. Broken JSON changes nothing.
void read_linked_data(std::string_view script, PageMetadata& to);

/// The text with entities resolved and mark-up removed: descriptions in metadata are often escaped twice.
std::string plain_text_of(std::string_view markup);

}  // namespace dateline::html
