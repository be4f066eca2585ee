#pragma once

#include <string>
#include <vector>

#include "facets/extractor.hpp"
#include "indexer/article.hpp"
#include "indexer/cleaning/publication_date.hpp"
#include "indexer/cleaning/repeated_lines.hpp"
#include "indexer/indexer.hpp"

namespace dateline {

/// Raised whenever cleaning or extraction would make something else of the same input: then indexing again does not pass over
/// articles as unchanged that have not changed themselves.
inline constexpr int preparation_version = 7;

/// What articles are prepared with.
struct Preparation {
    bool raw = false;                         ///< no cleaning
    const Extractor* extractor = nullptr;     ///< without one, the labels that an article carries are all there is
    const RepeatedLines* repeated = nullptr;  ///< of the sources of all that is indexed; null: nothing is known
    const FirstIssues* first_issues = nullptr;
};

/// Cleans the article, unless it is raw, and finds its facets; the labels that it carries join them.
Extraction prepare(Article& article, const Preparation& with);

/// Reads all inputs once to learn which lines their sources repeat; of files that are read quickly and hold pages. What cannot be read is passed over in silence.
RepeatedLines learn_repeated_lines(const std::vector<std::string>& inputs, const IndexOptions& options);

/// Stands for the models that the caller gave; empty where there are none or nothing is extracted.
std::string models_hash(const IndexOptions& options);

/// 16 bytes that differ when the article as it was read, or how it is to be prepared, differs. `models`: what models_hash() gave.
std::string content_hash(const Article& article, const IndexOptions& options, const std::string& models);

}  // namespace dateline
