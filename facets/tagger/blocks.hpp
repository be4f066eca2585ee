#pragma once

#include <vector>

#include "facets/persons/mention_tagger.hpp"

namespace dateline::tagger {

/// A sentence (or, where one is endless, a part of it) of one field of an article.
struct Piece {
    Field field = Field::text;
    Sentence sentence;
};
using Block = std::vector<Piece>;

/// Cuts an article, title first, into blocks that are tagged as one document each: all of it, unless it is longer than about 16,000 tokens. Sentences are
/// cut after 1,000 tokens. So memory and time for a block are bounded.
std::vector<Block> cut_into_blocks(const ArticleTokens& article);

}  // namespace dateline::tagger
