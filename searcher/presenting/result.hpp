#pragma once

#include "searcher/archive/archive.hpp"
#include "searcher/presenting/highlighter.hpp"
#include "searcher/ranking/top_articles.hpp"
#include "searcher/searcher.hpp"

namespace dateline {

/// Makes what a list of results shows of an article from its stored record. One serves all results of a search; any number of threads may ask it.
class ResultMaker {
public:
    /// The archive must outlive it.
    ResultMaker(const Archive& archive, const Node& query, ArchiveWords& words) : archive_(archive), highlighter_(query, words) {}

    /// Everything but the rank. Throws DatabaseError when the record is damaged.
    [[nodiscard]] Result make(const Ranked& article) const;

private:
    const Archive& archive_;
    Highlighter highlighter_;
};

}  // namespace dateline
