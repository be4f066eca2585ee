#pragma once

#include <string_view>

#include "indexer/article.hpp"

namespace dateline {

/// Fills an article from the page that it came as (valid UTF-8): what is already set stays; the text is replaced. What the page says beyond the article's own fields
/// (description, section, keywords) is added to `extra`, unless it is there. Thread-safe.
void read_html_article(std::string_view page, Article& article);

}  // namespace dateline
