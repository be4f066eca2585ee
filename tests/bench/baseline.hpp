#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace dateline::bench {

/// What a query asks of both sides.
struct Question {
    std::string query;            ///< in the language that both parsers share; empty matches everything
    std::string country, person;  ///< filters; empty: none
    bool facets = false;          ///< three: persons, countries and topics, ten values each
};

using Counts = std::map<std::string, std::uint64_t>;

/// What both sides answer.
struct Reply {
    double milliseconds = 0;
    std::uint64_t matches = 0;  ///< exact where facets were asked for; else the baseline only estimates
    std::vector<std::string> results;
    std::vector<Counts> facets;  ///< of persons, countries, topics; all values where they were asked for
};

/// Xapian used exactly as its documentation teaches: one WritableDatabase, TermGenerator and QueryParser with the English stemmer, boolean terms for
/// filters, a value slot a facet with a match spy, the stored fields as the document's data. A slot holds an article's values as one list, because
/// ValueCountMatchSpy knows only one value a slot; the spy that counts them is ValueCountMatchSpy with a loop.
void index_baseline(const std::string& database, const std::string& jsonl_file);

/// Searches what index_baseline() made.
class Baseline {
public:
    explicit Baseline(const std::string& database) : database_(database) {}

    /// `all_values`: the reply holds every facet value, for comparing; that is not part of its time.
    Reply search(const Question& question, bool all_values);

private:
    Xapian::Database database_;
};

}  // namespace dateline::bench
