#pragma once

#include <vector>

#include "indexer/cleaning/block_profile.hpp"
#include "indexer/cleaning/verdict.hpp"

namespace dateline {

/// Tells title, article and debris apart by rules alone: one verdict a block. The rules, in this order: prose (a sentence of some length that no standing phrase speaks against) is the article,
/// from its first block to its last. Above it, the title is the line that looks most like a headline: near the prose, sharing its words, not set in a bar, not a caption. Between, tables, lists,
/// subheads and what a colon announces stay; lines with standing phrases and lone lines that are neither sentence nor subhead go. Below it, what follows the first mark of a page's end goes.
/// Linear in the length of the page; thread-safe.
std::vector<Verdict> judge_by_rules(const std::vector<BlockProfile>& profiles);

}  // namespace dateline
