#pragma once

#include <vector>

#include "facets/persons/mention_tagger.hpp"

namespace dateline {

/// Makes one Entity of each person from the spans tagged as persons: bare surnames, initials and possessives join the fuller name that
/// the article gives, by the rule each mention then carries ("full name", "surname", "first name", "initials", ...). A surname that two persons
/// share and nothing decides makes an entry of its own. Best (most salient) first. Thread-safe.
std::vector<Entity> resolve_persons(const ArticleTokens& article, const std::vector<TaggedSpan>& spans);

/// Likewise for organisations: short forms and acronyms join the full name ("North Atlantic Treaty Organization (NATO)").
std::vector<Entity> resolve_organizations(const ArticleTokens& article, const std::vector<TaggedSpan>& spans);

/// Other names, grouped by their folded form alone.
std::vector<Entity> resolve_misc(const ArticleTokens& article, const std::vector<TaggedSpan>& spans);

}  // namespace dateline
