#pragma once

#include <string>

#include "indexer/cleaning/repeated_lines.hpp"
#include "indexer/segments/database_writer.hpp"
#include "indexer/segments/manifest.hpp"

namespace dateline {

/// The manifest's role for the file of lines that the database's sources repeat: a column file with the section `lines`, ascending hashes (u64).
inline constexpr const char* repeated_lines_role = "repeated-lines";

/// What earlier runs learned from the pages of this database. None where nothing was; throws DatabaseError where the file is damaged or missing.
RepeatedLines read_known_lines(const std::string& database_folder, const Manifest& manifest);

/// What this run learned, and what earlier ones did, so that a few new pages are cleaned as well as the many before them. The writer's next publication keeps both. A damaged
/// file is as good as none: it is replaced.
RepeatedLines remember_lines(RepeatedLines learned, DatabaseWriter& writer);

}  // namespace dateline
