#pragma once

#include "searcher/archive/archive.hpp"
#include "searcher/presenting/highlighter.hpp"
#include "searcher/ranking/top_articles.hpp"
#include "searcher/searcher.hpp"

namespace dateline {

/// Makes what a list of results shows of an article from its stored record. One serves all results of a search.
class ResultMaker {
public:
    /// All three must outlive it.
    ResultMaker(const Archive& archive, const Node& query, Vocabulary& vocabulary)
        : archive_(archive), highlighter_(query, vocabulary) {}

    /// Everything but the rank. Throws DatabaseError when the record is damaged.
    Result make(const Ranked& article);

private:
    const Archive& archive_;
    Highlighter highlighter_;
};

}  // namespace dateline
