#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "searcher/searcher.hpp"

namespace dateline {

enum class OutputFormat : std::uint8_t { text, json, jsonl, csv, ids, trec };

/// What the command line asks for.
struct SearchToolOptions {
    std::vector<std::string> databases;
    Request request;
    OutputFormat format = OutputFormat::text;
    std::string queries;   ///< a file of queries, one after the other
    std::string batch;     ///< a file of requests, or "-"
    std::size_t jobs = 1;  ///< how many requests of a batch are answered at once
    std::string show;      ///< an article's id
    std::string people;    ///< a name to complete
    bool dropped = false;
};

/// False when there is nothing to do, with the exit status: help was printed (0) or the usage was wrong and has been told (2).
bool read_options(int argc, char** argv, SearchToolOptions& options, int& exit_status);

}  // namespace dateline
