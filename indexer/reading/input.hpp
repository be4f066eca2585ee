#pragma once

#include <string>
#include <vector>

#include "indexer/reading/sink.hpp"

namespace dateline {

/// How inputs are to be read.
struct InputOptions {
    std::string format = "auto";  ///< "auto" or one of input_formats()
    bool raw = false;             ///< take text as it is: bytes are still checked to be UTF-8, but nothing is normalised or cleaned
    bool only_pages =
        false;  ///< hand over nothing but what formats of pages hold (Format::holds_pages), and that from files that can be read again
    std::vector<std::string> exclude;  ///< globs of paths, relative to the input, that are passed over
};

/// The formats that `InputOptions::format` takes, "auto" first.
const std::vector<std::string>& input_formats();

/// Reads one file, one folder (recursively, in the order of the names), or, for "-", JSONL from standard input, and hands every article to the sink.
/// What cannot be read is reported to the sink; nothing is thrown for bad input. Throws UsageError for an unknown format.
/// A folder's `.datelineignore` (a glob a line, `#` comments, `dir/` for folders) names what is passed over below it. Hidden files
/// are passed over; symbolic links are followed, but no folder is read twice.
void read_input(const std::string& path, const InputOptions& options, Sink& sink);

}  // namespace dateline
