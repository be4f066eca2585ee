#pragma once

#include "searcher/query/node.hpp"

namespace dateline {

/// An optional stop word: beside stronger words a search does without it.
bool is_weak_word(const Node& node);

/// Whether a group holds something stronger to look for in texts than weak words, which are then left out.
bool can_drop_weak_words(const Node& group);

}  // namespace dateline
