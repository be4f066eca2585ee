#pragma once

#include <memory>

#include "facets/persons/mention_tagger.hpp"

namespace dateline {

/// Finds names by tables (forenames, honorifics, roles, organisations' suffixes) and by how words are written. Needs no training.
std::unique_ptr<const MentionTagger> make_rule_tagger();

}  // namespace dateline
