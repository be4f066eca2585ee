#pragma once

#include <string>

#include "indexer/segments/manifest.hpp"

namespace dateline {

/// Where its Xapian database lies.
std::string xapian_folder(const std::string& database_folder);

}  // namespace dateline
