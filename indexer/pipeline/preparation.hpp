#pragma once

#include <string>

#include "facets/extractor.hpp"
#include "indexer/article.hpp"
#include "indexer/indexer.hpp"

namespace dateline {

/// Raised whenever cleaning or extraction would make something else of the same input: then indexing again does not pass over
/// articles as unchanged that have not changed themselves.
inline constexpr int preparation_version = 4;

/// Cleans the article, unless it is raw, and finds its facets; the labels that it carries join them. Without an extractor they are all there is.
Extraction prepare(Article& article, bool raw, const Extractor* extractor);

/// Stands for the models that the caller gave; empty where there are none or nothing is extracted.
std::string models_hash(const IndexOptions& options);

/// 16 bytes that differ when the article as it was read, or how it is to be prepared, differs. `models`: what models_hash() gave.
std::string content_hash(const Article& article, const IndexOptions& options, const std::string& models);

}  // namespace dateline
