#pragma once

#include <string>
#include <vector>

#include "indexer/reading/html/page_tree.hpp"

namespace dateline::html {

/// What a page says of itself; every field empty when it says nothing.
struct PageMetadata {
    std::string title;
    std::string url;
    std::string date;       ///< ISO 8601
    std::string date_rule;  ///< "metadata", or "time" for an element of the page; as Article::date_rule
    std::string language;   ///< as the page writes it
    std::string source;
    std::string description;
    std::string section;
    std::vector<std::string> authors;
    std::vector<std::string> keywords;
};

/// Reads JSON-LD first, then meta elements, then the page's structure. Linear; thread-safe.
PageMetadata read_metadata(const PageTree& tree);

}  // namespace dateline::html
