#pragma once

#include "indexer/article.hpp"
#include "indexer/cleaning/repeated_lines.hpp"

namespace dateline {

/// Leaves only the article in `title` and `text`. For a page (`is_page`): finds the title, drops debris (navigation, captions, appeals, share bars, cookie notices, related
/// stories, and what `repeated` knows that its source repeats) into `dropped` with the reason, in the order of the page. For any article: trims lines, collapses runs of blank lines, removes control characters.
/// Finds a missing date where the page states it. Never leaves an empty text when the page had words: then everything is kept, with a note.
/// Safe to call from several threads on different articles.
void clean(Article& article, const RepeatedLines& repeated = {});

}  // namespace dateline
