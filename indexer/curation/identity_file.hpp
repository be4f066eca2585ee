#pragma once

#include <string>
#include <vector>

#include "indexer/curation/canonical_ids.hpp"

namespace dateline {

// What the rules of identity.hpp say of an archive's persons, as the manifest names it under the role `identities`: pairs of u32 (id, the id that stands for it),
// ascending, and the checksum of all of them, u64. A new file each time it changes.

inline constexpr const char* identities_role = "identities";

/// None when the manifest names no such file. Throws DatabaseError when it is damaged.
std::vector<CanonicalIds::Pair> read_identities(const std::string& database_folder, const Manifest& manifest);

/// Writes a file of this name into the folder `catalogue`, and waits for the disk.
Manifest::File write_identities(const std::string& database_folder, const std::string& name, const std::vector<CanonicalIds::Pair>& pairs);

}  // namespace dateline
