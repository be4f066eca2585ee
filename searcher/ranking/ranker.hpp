#pragma once

#include <xapian.h>

#include <vector>

#include "searcher/archive/archive.hpp"
#include "searcher/query/compiler.hpp"
#include "searcher/searcher.hpp"

namespace dateline {

/// The parameters of BM25 (Robertson and others, "Okapi at TREC-3", 1994). A word of the title stands in the index several times over, so repetition is
/// let count further than the usual k1 of 1.2 does; k1 from 1.6 to 4 and b from 0.5 to 0.85 rank the Cranfield collection almost alike (nDCG@10 .393 to
/// .399). There and on our own sample archive, bonuses for words that stand together ranked worse, at every strength tried.
struct Bm25 {
    double k1 = 2.5;          ///< how much a word's repetition counts
    double k3 = 1;            ///< the same, for words repeated in the query
    double b = 0.75;          ///< how much an article's length counts
    double min_length = 0.5;  ///< shorter articles count as this long, as a share of the average length
};

/// A ranked article.
struct Ranked {
    Xapian::docid docid = 0;  ///< of Archive::joint()
    double score = 0;
};

/// The articles of one page of results, and what ranking saw of the number of all matches.
struct RankedPage {
    std::vector<Ranked> articles;
    Xapian::doccount matches_at_least = 0;
    Xapian::doccount matches_at_most = 0;
};

/// The local docids of all matches, ascending, by database.
using MatchesByPart = std::vector<std::vector<Xapian::docid>>;

/// By BM25; alike scores by date, newest first, undated last, then by article id.
RankedPage rank_by_relevance(const Archive& archive, const Xapian::Query& query, std::size_t offset, std::size_t limit);

/// By date, undated last, then by article id. Scores are 0.
RankedPage rank_by_date(const Archive& archive, const MatchesByPart& matches, bool newest_first, std::size_t offset, std::size_t limit);

}  // namespace dateline
