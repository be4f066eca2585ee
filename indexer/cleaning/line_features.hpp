#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "indexer/cleaning/block_profile.hpp"
#include "indexer/cleaning/verdict.hpp"

namespace dateline {

inline constexpr std::size_t line_slots = 32;         ///< questions asked about a line
inline constexpr std::size_t most_line_answers = 64;  ///< to one of them

/// The answers to all questions about one line of a page, each a small number. What they are stands in line_features.cpp; the weights of
/// LineModel belong to exactly these questions.
using LineFeatures = std::array<std::uint8_t, line_slots>;

/// The answers for every block of a page: its length, words and marks, its neighbours, how dense prose is around it, which header it stands below, whether it is
/// repeated, whether it shares words with the page's prose, and what the rules say (`verdicts`, one a block). Linear; thread-safe.
std::vector<LineFeatures> describe_lines(const std::vector<BlockProfile>& profiles, const std::vector<Verdict>& verdicts);

}  // namespace dateline
