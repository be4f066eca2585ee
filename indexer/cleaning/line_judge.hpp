#pragma once

#include <vector>

#include "indexer/cleaning/block_profile.hpp"
#include "indexer/cleaning/verdict.hpp"

namespace dateline {

/// Tells title, article and debris apart: one verdict a block. At most one block is the title. The learned chain (line_model.hpp), to which the verdict by rules (rule_judge.hpp) is one
/// question among others, says what is kept; the reasons are the rules'. What a source repeats goes from both ends of the article. This is the seam behind which another judge can stand. Linear in the length of the page; thread-safe.
std::vector<Verdict> judge_blocks(const std::vector<BlockProfile>& profiles);

}  // namespace dateline
