#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/article.hpp"

namespace dateline {

/// What a column of a table is to an article.
enum class Column : unsigned char {
    other,
    id,
    url,
    title,
    text,
    html,
    date,
    language,
    source,
    authors,
    persons,
    organizations,
    places,
    countries,
    topics,
    summary,
};

/// What a column of this name holds ("Headline", "publication_date"), as collections of news name them; `other` for names that are none of these.
Column column_of(std::string_view name);

/// The parts of a field that holds a list: separated by ';' or '|', or written as a list of a programming language ("['a', 'b']").
std::vector<std::string> list_of(std::string_view field);

}  // namespace dateline
