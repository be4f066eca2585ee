#pragma once

#include <string>

namespace dateline {

/// Makes the folder a database's, with its MANIFEST, when it is absent or empty; leaves one that is a database already as it is. Throws DatabaseError,
/// and touches nothing, when it is anything else or of another format version.
void create_database_folder(const std::string& database_folder);

/// Throws DatabaseError when the folder is absent, is no database, or of another format version than ours.
void check_database_folder(const std::string& database_folder);

/// Where its Xapian database lies.
std::string xapian_folder(const std::string& database_folder);

}  // namespace dateline
