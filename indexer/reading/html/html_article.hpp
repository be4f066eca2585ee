#pragma once

#include <string_view>
#include <vector>

#include "indexer/article.hpp"

namespace dateline {

/// Fills an article from the page that it came as (valid UTF-8): what is already set stays; the text is replaced. What the page says beyond the article's own fields
/// (description, section, keywords) is added to `extra`, unless it is there. Thread-safe.
void read_html_article(std::string_view page, Article& article);

/// The articles of a page: one for each where it holds several with headlines of their own, else the one of read_html_article(). `article` gives what is
/// known of all of them; the page's fields fill what an article does not say itself. What is in none of several stands among what was dropped from the first.
std::vector<Article> read_html_articles(std::string_view page, Article article);

}  // namespace dateline
