#include "indexer/storing/database_folder.hpp"

#include <filesystem>

#include "indexer/schema.hpp"

namespace dateline {

std::string xapian_folder(const std::string& database_folder) {
    return (std::filesystem::path(database_folder) / xapian_name).string();
}

}  // namespace dateline
