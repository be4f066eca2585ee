#pragma once

#include <string_view>

#include "searcher/archive/archive.hpp"
#include "searcher/matching/match_set.hpp"
#include "searcher/searcher.hpp"

namespace dateline {

/// What a collapsed result tells of its story.
ResultStory story_of_result(const Archive& archive, const MatchSet& matches, const Ranked& article);

/// Adds to an article the other forms of its story. Throws DatabaseError when a record is damaged.
void add_other_forms(const Archive& archive, const StoryMember& article, StoredArticle& stored);

/// Fills in how another form's text differs from the article's: sentences are the same when their words are, folded. Linear.
void compare_texts(std::string_view article, std::string_view other, OtherForm& form);

}  // namespace dateline
