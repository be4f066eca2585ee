#pragma once

#include <string>
#include <vector>

#include "indexer/indexer.hpp"
#include "indexer/tool/model_files.hpp"

namespace dateline {

/// What the command line asks for.
struct IndexToolOptions {
    std::string database = "./dateline.db";
    std::vector<std::string> inputs;
    std::vector<std::string> ids_to_delete;
    std::vector<std::string> first_issues;  ///< "SOURCE=DATE" or "DATE"
    bool dry_run = false;
    bool stats = false;
    bool compact = false;  ///< after indexing, or alone
    bool check = false;
    bool progress = false;  ///< even where standard error is no terminal
    bool quiet = false;
    bool report_published = false;  ///< the ids of published articles, a line each
    ModelFiles model_files;
    IndexOptions index;
};

/// Reads the command line. True: go on. False: all is done (--help, --version) or wrong, and `exit_status` is what to exit with.
bool read_options(int argc, char** argv, IndexToolOptions& options, int& exit_status);

}  // namespace dateline
