#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "searcher/matching/matcher.hpp"
#include "searcher/matching/posting_list.hpp"
#include "searcher/ranking/bm25.hpp"

namespace dateline {

/// Articles that hold a word in any of several forms, weighted by BM25 as if all forms were one word.
class MatchWords : public Matcher {
public:
    /// `lengths` (by docid - 1) and `weights` must outlive it. `weight`: of_word() for all forms together.
    MatchWords(std::vector<PostingList> forms, std::span<const std::uint32_t> lengths, const WordWeights& weights, float weight)
        : forms_(std::move(forms)), lengths_(lengths), weights_(weights), weight_(weight) {}

    std::uint32_t next(std::uint32_t from) override;
    void match(const Window& window, const WindowBits& wanted, WindowBits& found, WindowScores* scores) override;

private:
    void match_one(PostingList& form, const Window& window, const WindowBits& wanted, WindowBits& found, WindowScores& scores);

    std::vector<PostingList> forms_;
    std::span<const std::uint32_t> lengths_;
    const WordWeights& weights_;
    float weight_;
    std::vector<std::uint32_t> times_;  ///< how often an article of the window holds the forms; all 0 between two windows
};

}  // namespace dateline
