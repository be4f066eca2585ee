#pragma once

#include <functional>
#include <string>

#include "indexer/reading/format.hpp"
#include "indexer/reading/path_globs.hpp"

namespace dateline {

/// Calls `found` for every regular file below a folder, in the order of the bytes of their names, folder by folder. Hidden files and what `exclude` or a
/// `.datelineignore` names are passed over. Symbolic links are followed, but no folder is read twice: one that leads back to a
/// folder above it is reported as a failure, as are files that are neither files nor folders and folders that cannot be read.
void walk_folder(const std::string& folder, const PathGlobs& exclude, Sink& sink, const std::function<void(const InputFile&)>& found);

}  // namespace dateline
