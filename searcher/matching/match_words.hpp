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
    /// `lengths` (by docid - 1) and `weights` must outlive it. `weight`: of_word() for all forms together; 0 when it will not be asked for scores.
    MatchWords(std::vector<PostingList> forms, std::span<const std::uint32_t> lengths, const WordWeights& weights, float weight)
        : forms_(std::move(forms)), lengths_(lengths), weights_(weights), weight_(weight), times_(weight > 0 ? Window::max_size : 0) {}

    std::uint32_t next(std::uint32_t from) override;
    void match(const Window& window, const WindowBits& wanted, WindowBits& found) override;
    void score(const Window& window, const WindowBits& found, WindowScores& scores) override;

private:
    std::vector<PostingList> forms_;
    std::span<const std::uint32_t> lengths_;
    const WordWeights& weights_;
    float weight_;
    std::vector<std::uint32_t> times_;  ///< how often each article found in the window holds the forms
};

}  // namespace dateline
