#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "facets/extractor.hpp"
#include "indexer/article.hpp"

namespace dateline {

/// How a corpus is to be indexed.
struct IndexOptions {
    std::string format = "auto";  ///< how inputs are read, see InputOptions::format
    bool raw = false;             ///< no cleaning and no normalising: title and text are taken as they are
    bool extract = true;          ///< false: store only the labels that the input carries
    ExtractorOptions models;      ///< the contents of model files to use instead of the built-in ones
    bool replace = true;          ///< an article that has changed replaces the one of the same id; false: it is left as it is
    bool join_copies =
        true;           ///< an article whose title and text are stored already adds its id and source to that one; false: it is stored, too
    unsigned jobs = 0;  ///< worker threads; 0: one a core. The answers do not depend on it
    /// Sources and the dates of their first issues (ISO 8601, perhaps partial; the empty source: all that are not named): older dates are refused.
    std::vector<std::pair<std::string, std::string>> first_issues;
    std::vector<std::string> exclude;         ///< globs of paths that are passed over
    std::uint64_t publish_every = 0;          ///< articles; 0: as often as costs little. What a crash can lose is what came since
    const std::atomic<bool>* stop = nullptr;  ///< becomes true: finish what is under way, publish, return. Must outlive the call

    /// Told of every input and record that failed, with its place and the reason. Like those below, called in the thread that indexes.
    std::function<void(const std::string& message)> on_message;
    /// Told of everything done on the way that is no failure: an article that was mended or whose date was found, a file that was passed over.
    /// `place` is the article's id or the file.
    std::function<void(const std::string& place, const std::string& note)> on_note;
    /// Told now and then how far it is: articles read and input bytes so far.
    std::function<void(std::uint64_t articles, std::uint64_t bytes)> on_progress;
    /// Told at each publication, after it is on disk, of the articles that were taken care of since the last one: put, found unchanged, or left as they were.
    std::function<void(const std::vector<std::string>& article_ids)> on_published;
};

/// What happened. read = added + replaced + copies + unchanged + skipped; failed counts inputs and records that could not be read.
struct IndexReport {
    std::uint64_t read = 0;
    std::uint64_t added = 0;
    std::uint64_t replaced = 0;
    std::uint64_t copies = 0;  ///< of a stored article: their ids and sources were added to it
    std::uint64_t unchanged = 0;
    std::uint64_t skipped = 0;  ///< changed, but IndexOptions::replace was false
    std::uint64_t failed = 0;
    std::uint64_t bytes = 0;  ///< of input
    double seconds = 0;
};

/// Sizes of an archive, in articles and distinct values; bytes on disk.
struct ArchiveStats {
    std::uint64_t articles = 0;
    std::uint64_t copies = 0;                                                 ///< articles that are stored as another one
    std::uint64_t persons = 0, organizations = 0, places = 0, countries = 0;  ///< countries: also those only mentioned
    std::uint64_t topics = 0, sources = 0, languages = 0;                     ///< topics: with ancestors
    std::string first_date, last_date;                                        ///< ISO; empty when no article is dated
    std::uint64_t segments = 0;                                               ///< one, where it has been compacted
    std::uint64_t bytes_on_disk = 0;
    int format = 0;
};

/// What a look at all of a database found. Each problem is a sentence that names the file and says what to do; none: all is as it was written.
struct CheckReport {
    std::uint64_t articles = 0;
    std::uint64_t segments = 0;
    std::vector<std::string> problems;
};

/// Writes one database. Only one Indexer can have a database open, in any process. Not thread-safe; it uses threads of its own.
/// What a call reported as published is on disk, whatever happens afterwards; what was not published when the Indexer goes is lost.
class Indexer {
public:
    /// Opens the database in this folder for writing, creating it when absent. Throws DatabaseError when it is locked by another
    /// writer, damaged, of another format version, or cannot be created.
    explicit Indexer(const std::string& database_folder, IndexOptions options = {});
    ~Indexer();
    Indexer(const Indexer&) = delete;
    Indexer& operator=(const Indexer&) = delete;

    /// Indexes files and folders ("-": JSONL from standard input) and publishes, in between too. Throws DatabaseError when writing fails.
    IndexReport index(const std::vector<std::string>& inputs);

    /// Adds or replaces one article from memory; it is cleaned and extracted like any other. Throws UsageError when it has no id.
    void add(Article article);

    /// Takes an article out; false when there is none of that id.
    bool remove(const std::string& article_id);

    /// Makes everything so far durable and visible to readers.
    void publish();

    /// Publishes, and writes all of the database anew as one segment without what was deleted: the fastest to search, and the smallest.
    void compact();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// Reads, cleans and extracts, and prints one JSON object an article to `out`, in the order of the input; touches no database.
IndexReport dry_run(const std::vector<std::string>& inputs, const IndexOptions& options, std::ostream& out);

/// Reads all that is published and compares: checksums, Xapian's own check, columns with Xapian's values and terms, words with the dictionary, names, the
/// manifest with the files. Changes nothing; others may write meanwhile. Throws DatabaseError when there is no database or it cannot be opened at all.
CheckReport check_database(const std::string& database_folder);

/// Throws DatabaseError when there is no database in the folder or it cannot be read.
ArchiveStats archive_stats(const std::string& database_folder);

}  // namespace dateline
