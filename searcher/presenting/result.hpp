#pragma once

#include <xapian.h>

#include "searcher/presenting/highlighter.hpp"
#include "searcher/ranking/ranker.hpp"
#include "searcher/searcher.hpp"

namespace dateline {

/// Makes what a list of results shows of an article from its stored record. One serves all results of a search.
class ResultMaker {
public:
    /// All three must outlive it.
    ResultMaker(const Xapian::Database& database, const Node& query, const Stems& stems)
        : database_(database), highlighter_(query, stems) {}

    /// Everything but the rank. Throws DatabaseError when the record is damaged.
    Result make(const Ranked& article);

private:
    const Xapian::Database& database_;
    Highlighter highlighter_;
};

}  // namespace dateline
