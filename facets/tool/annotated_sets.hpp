#pragma once

#include <string>
#include <vector>

#include "facets/tagger/lexicon.hpp"
#include "facets/training/annotated_article.hpp"

namespace dateline::tool {

/// What was read from a file of annotated articles.
struct AnnotatedSet {
    std::string path;
    std::vector<training::AnnotatedArticle> articles;
    std::size_t sentences_joined = 0;  ///< single sentences that were put together to articles
};

/// Reads annotated articles, an object a line: {"id", "title"?, "text", "spans": [{"begin", "end", "label"}]}, or in the sample archive's form
/// with "persons", "places", "organizations" and "misc", each [{"mentions": [{"field", "begin", "end"}]}]. How other collections' labels are read is in
/// annotated_sets.cpp. `lexicon` knows the titles to be cut from persons. Throws Error naming file and line.
AnnotatedSet read_annotated_set(const std::string& path, const tagger::Lexicon& lexicon);

/// Whether an article is one of the fifth that is kept for testing: decided by its id alone.
bool is_held_out(const std::string& id);

/// The whole content of a file. Throws Error.
std::string read_file(const std::string& path);

/// Writes a file in one go (a new one beside it, renamed). Throws Error.
void write_file(const std::string& path, const std::string& content);

}  // namespace dateline::tool
