#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "facets/entities.hpp"
#include "indexer/article.hpp"

namespace dateline {

/// Filters of one kind: every inner list must hold, and holds when one of its alternatives does. {{"IR", "IQ"}, {"US"}}: (IR or IQ) and US.
using Alternatives = std::vector<std::vector<std::string>>;

/// Which articles; each value by name, alias or id, folded. Empty: no restriction.
struct Filters {
    Alternatives persons;
    Alternatives organizations;
    Alternatives places;
    Alternatives countries;
    Alternatives topics;
    Alternatives sources;
    Alternatives languages;
};

enum class SortOrder : std::uint8_t { relevance, oldest_first, newest_first };
enum class FacetOrder : std::uint8_t { count, name, significance };

/// What a result is, and what is counted: an article, or a story, shown by its article that comes first. A story is an article with its other forms (wire copies,
/// updates, versions cut to length), as indexing found them; an article without any is one by itself. Stories of different databases are different.
enum class Collapse : std::uint8_t { none, story };

/// A facet to be counted: its kind ("person", "country", ..., "month") and how many values to give; 0: all.
struct FacetRequest {
    std::string kind;
    std::size_t limit = 10;
};

/// A search. The default one matches every article.
struct Request {
    std::string query;  ///< in the query language; empty matches everything
    Filters filters;
    Filters excluded;        ///< an article that any of these would let through is left out
    bool mentioned = false;  ///< countries match articles that only mention them, too
    std::string from, to;    ///< ISO dates, possibly partial, both included
    std::size_t limit = 10;
    std::size_t offset = 0;
    SortOrder sort = SortOrder::relevance;
    std::vector<FacetRequest> facets;
    FacetOrder facet_order = FacetOrder::count;
    Collapse collapse = Collapse::none;
};

/// The story of a result.
struct ResultStory {
    std::uint64_t id = 0;             ///< the same for all its articles and as long as there are any; says nothing across databases
    std::uint64_t size = 1;           ///< its articles in the archive, the result among them
    std::uint64_t matches = 1;        ///< those of them that the search matches
    std::vector<std::string> others;  ///< ids of its other articles, matching or not, the earliest first; at most 20
};

struct Result {
    std::size_t rank = 0;  ///< from 1; counts the offset
    double score = 0;      ///< BM25; comparable inside one answer only
    std::string id, title, date, source;
    std::string snippet;                                          ///< plain UTF-8 on one line, without control characters
    std::vector<std::pair<std::size_t, std::size_t>> highlights;  ///< half-open byte ranges of the snippet, ascending
    std::vector<std::string> persons;                             ///< names, most salient first
    std::vector<std::string> countries;                           ///< codes, about only
    std::vector<std::string> topics;                              ///< ids, without ancestors
    std::optional<ResultStory> story;                             ///< with Collapse::story
};

/// One value of a facet.
struct FacetValue {
    std::string value;              ///< what a filter takes
    std::string label;              ///< what a person reads
    std::uint64_t count = 0;        ///< exactly the matches (articles, or stories) that adding `value` as a filter gives
    std::vector<std::string> path;  ///< topics only: ids from the top down to this value
};

struct Facet {
    std::string kind;
    std::vector<FacetValue> values;
    std::uint64_t distinct = 0;  ///< how many values there are before the limit cut them
};

struct Answer {
    std::uint64_t matches = 0;           ///< how many results there are before limit and offset: articles, or stories
    std::uint64_t matched_articles = 0;  ///< articles, in either case
    Collapse collapse = Collapse::none;  ///< what `matches` and the facets count
    bool exact = true;                   ///< matches and all counts were counted, and agree
    double took_ms = 0;
    std::vector<Result> results;
    std::vector<Facet> facets;
    std::vector<std::string> notes;  ///< a name that fits several persons, a word that may be misspelt
};

/// Another article of the same story, and how its text differs.
struct OtherForm {
    std::string id, title, date, source;
    double shared = 0;  ///< words that both have, each as often as it stands in both, as a share of the words of the longer one; 0 to 1
    std::vector<std::string> added;                  ///< sentences that only the other one has, in its order; the first 5
    std::vector<std::string> missing;                ///< sentences that it lacks, in the order of the article; the first 5
    std::size_t added_count = 0, missing_count = 0;  ///< of all
};

/// Another article of the same title and text, which is stored no more than this.
struct StoredCopy {
    std::string id, date, source, url;
};

/// An article as it is stored, and what else there is of its story.
struct StoredArticle {
    Article article;
    Extraction extraction;
    std::vector<StoredCopy> copies;  ///< in the order in which they came
    std::uint64_t story = 0;         ///< see ResultStory::id
    std::uint64_t story_size = 1;    ///< articles of the story, this one among them
    std::vector<OtherForm> others;   ///< the other ones, the earliest first, undated ones last; at most 20
};

/// A person of the archive whose name fits what was asked.
struct NameMatch {
    std::string name;
    std::uint64_t count = 0;  ///< articles
};

/// Reads one or more databases as one. Every call sees one published state, whole: what was published when the Searcher was opened, or last reopened; a
/// writer never disturbs it. Thread-safe: any number of threads may call it at once, reopen() included, and large searches use all cores by
/// themselves. Every call throws DatabaseError when a database cannot be read.
class Searcher {
public:
    explicit Searcher(const std::vector<std::string>& database_folders);
    explicit Searcher(const std::string& database_folder);
    ~Searcher();
    Searcher(const Searcher&) = delete;
    Searcher& operator=(const Searcher&) = delete;

    /// Throws QueryError for a query that cannot be read, UsageError for a request that cannot be (an unknown facet or country).
    Answer search(const Request& request);

    /// The article with this id; throws UsageError, with a near id if there is one, when there is none.
    StoredArticle show(const std::string& article_id);

    /// Persons with a word of their name that starts with the last word of `text`, and all its other words, by falling count.
    std::vector<NameMatch> complete_person(const std::string& text, std::size_t limit = 20);

    /// Sees what has been published since. Calls that are under way end with the state they began with. Cheap where little has changed.
    void reopen();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace dateline
