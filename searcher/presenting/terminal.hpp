#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/searcher.hpp"

namespace dateline {

/// How text is laid out for people.
struct TextStyle {
    bool colour = false;      ///< with ANSI escape sequences
    std::size_t width = 100;  ///< columns of a line
};

// Each gives whole lines. Whatever came from articles is put on one line and freed of control characters first.

/// The number of matches, notes, results with highlighted snippets, and facets side by side.
std::string answer_text(const Answer& answer, const TextStyle& style);

/// An article with its entities marked: coloured, or [person] {organization} <place or country>; below it what was found, the other forms of its story with
/// sentences that they have (+) or lack (-), and, when `with_dropped`, what was left out of the page.
std::string article_text(const StoredArticle& stored, const TextStyle& style, bool with_dropped);

/// A name a line, with its count.
std::string people_text(const std::vector<NameMatch>& people);

/// The results as CSV (RFC 4180, with '\n'), after a line of column names; lists are joined by "; ".
std::string answer_csv(const Answer& answer);

/// The ids, one a line.
std::string answer_ids(const Answer& answer);

/// The results as lines of a TREC run: query, Q0, id, rank, score, tag.
std::string answer_trec(const Answer& answer, const std::string& query_id);

}  // namespace dateline
