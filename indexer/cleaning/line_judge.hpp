#pragma once

#include <vector>

#include "indexer/cleaning/page.hpp"

namespace dateline {

enum class BlockKind : unsigned char { title, article, debris };

/// What a block of a page is.
struct Verdict {
    BlockKind kind = BlockKind::article;
    const char* reason = "";  ///< of debris, as Dropped::reason
};

/// Tells title, article and debris apart: one verdict a block. At most one block is the title. The learned chain (line_model.hpp), to which the rules' verdict is one
/// question among others, says what is kept; the reasons are the rules'. This is the seam behind which another judge can stand. Linear in the length of the page; thread-safe.
std::vector<Verdict> judge_blocks(const std::vector<Block>& blocks);

/// The same by rules alone. The rules, in this order: prose (a sentence of some length that no standing phrase speaks against) is the article, from its first block to its last. Above it, the title is
/// the line that looks most like a headline: near the prose, sharing its words, not set in a bar, not a caption. Between, tables, lists, subheads and what a colon
/// announces stay; lines with standing phrases and lone lines that are neither sentence nor subhead go. Below it, what follows the first mark of a page's end goes.
/// Linear in the length of the page; thread-safe.
std::vector<Verdict> judge_by_rules(const std::vector<Block>& blocks);

}  // namespace dateline
