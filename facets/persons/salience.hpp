#pragma once

#include <string>
#include <vector>

#include "facets/entities.hpp"
#include "facets/persons/mention_tagger.hpp"

namespace dateline {

/// How much an article is about what these mentions name, 0 to 1: 0.4 × place + 0.6 × frequency. Place is 1 in the title, else 1 at the start of the
/// text falling to 0 at its end, for the first mention; frequency is n / (n + 2) for n mentions. 0 without mentions.
double salience_of(const std::vector<Mention>& mentions, const ArticleTokens& article);

/// The name with every run of white space made one blank: names may stand across a line break.
std::string on_one_line(const std::string& name);

/// Most salient first, then by name.
void sort_by_salience(std::vector<Entity>& entities);

}  // namespace dateline
