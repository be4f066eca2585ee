#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/presenting/highlighter.hpp"

namespace dateline {

/// About how long a snippet is, in bytes, without the ellipses.
inline constexpr std::size_t snippet_bytes = 200;

/// The part of an article's text that shows best why it was found.
struct Snippet {
    std::string text;  ///< one line without control characters; "…" where something was left out
    std::vector<std::pair<std::size_t, std::size_t>> highlights;  ///< half-open byte ranges of `text`, ascending
};

/// The window with the most distinct parts of the query, or two shorter ones where these together show more; the beginning of the text when
/// it matches nowhere. Windows begin and end at words, where possible at sentences. Of a text of more than a megabyte only the first is looked at. Linear.
Snippet make_snippet(std::string_view text, const Highlighter& highlighter);

}  // namespace dateline
