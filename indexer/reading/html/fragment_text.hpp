#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/article.hpp"

namespace dateline {

/// The text of a piece of HTML that holds nothing but an article's body (valid UTF-8), as feeds and agencies send it: paragraphs separated by blank lines,
/// items and rows by line breaks. Captions of pictures are left out and added to `dropped`. Empty when there is no text. Thread-safe.
std::string fragment_text(std::string_view fragment, std::vector<Dropped>& dropped);

/// What a line of HTML says, on one line: for titles, which often come with tags and entities in them. Text without any stays as it is.
std::string line_text(std::string_view fragment);

/// Whether a text has tags or entities in it, so that it is to be read as HTML.
bool looks_like_html(std::string_view text);

}  // namespace dateline
