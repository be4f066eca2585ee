#pragma once

#include "indexer/article.hpp"
#include "indexer/cleaning/publication_date.hpp"
#include "indexer/cleaning/repeated_lines.hpp"

namespace dateline {

/// What is known of the archive as a whole; null: nothing.
struct Cleaning {
    const RepeatedLines* repeated = nullptr;
    const FirstIssues* first_issues = nullptr;
};

/// Leaves only the article in `title` and `text`. For a page (`is_page`): finds the title, drops debris (navigation, captions, appeals, share bars, cookie notices, related
/// stories, and what `with.repeated` knows that its source repeats) into `dropped` with the reason, in the order of the page. For any article: trims lines, collapses runs of blank lines, removes control characters.
/// Settles the date (settle_date). Never leaves an empty text when the page had words: then everything is kept, with a note.
/// Safe to call from several threads on different articles.
void clean(Article& article, const Cleaning& with = {});

}  // namespace dateline
