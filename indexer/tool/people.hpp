#pragma once

namespace dateline {

/// Whether the command line is one of `dateline-index people ...`: "people" is its first word, but for --db.
bool is_people_command(int argc, char** argv);

/// Runs it; the exit status. Throws like Curator.
int run_people_command(int argc, char** argv);

}  // namespace dateline
