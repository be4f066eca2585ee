#pragma once

#include <string>
#include <vector>

#include "facets/training/country_trainer.hpp"

namespace dateline::tool {

/// The articles of some files of which somebody has said the countries, and what was passed over.
struct LabelledSet {
    std::vector<training::LabelledArticle> articles;
    std::size_t unlabelled = 0;      ///< articles without labels
    std::size_t other_language = 0;  ///< in another language than English
    std::size_t unknown_labels = 0;  ///< labels that are neither codes nor names of countries
    std::string an_unknown_label;    ///< the first of them
};

/// Adds the articles of a file of JSON lines ("-": standard input): {"id", "title", "text" (or "body", "content"), "date", "language", FIELD}. The labels in FIELD
/// are a list of codes or English names, or of objects with "code" or "name"; of these only those count that are "given" or, where that is not said, "about". So both
/// `dateline-index --dry-run` and the gold of the sample archive can be read. An article without FIELD is unlabelled, and so is one of whose
/// objects none is given. Throws Error naming file and line.
void read_labelled_articles(const std::string& path, const std::string& field, LabelledSet& set);

}  // namespace dateline::tool
