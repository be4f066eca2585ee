#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>

#include "indexer/indexer.hpp"

namespace dateline {

/// The text fit for a terminal: control characters, which articles and file names may carry, are spelt out as \xNN.
std::string printable(const std::string& text);

/// Writes to standard error what there is to tell while indexing; a progress line is kept at the bottom.
class Reporter {
public:
    Reporter(bool progress, bool quiet) : progress_(progress), quiet_(quiet) {}
    ~Reporter() { clear_line(); }
    Reporter(const Reporter&) = delete;
    Reporter& operator=(const Reporter&) = delete;

    void failure(const std::string& message);
    /// A note is shown the first time; the places it also holds for are counted.
    void note(const std::string& place, const std::string& note);
    void progress(std::uint64_t articles, std::uint64_t bytes);
    /// Takes the progress line away, and tells how often each note held.
    void finish();

private:
    void clear_line();

    bool progress_, quiet_;
    bool line_shown_ = false;
    std::map<std::string, std::uint64_t> notes_;  ///< how often each
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now(), shown_ = {};
};

/// "15390 articles read: 15390 added, 0 replaced, 0 unchanged, 0 failed; 10.2 s, 2.0 MB/s"
std::string report_line(const IndexReport& report);

/// A table of what an archive holds, a line a figure.
std::string stats_table(const ArchiveStats& stats);

}  // namespace dateline
