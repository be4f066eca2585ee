#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/curation/canonical_ids.hpp"
#include "indexer/segments/names.hpp"

namespace dateline {

/// Keeps the identities of an archive's persons up to date while articles are added. One thread. Memory: some 20 bytes a person, once the first new name has
/// come.
class PersonIdentities {
public:
    explicit PersonIdentities(std::string database_folder) : folder_(std::move(database_folder)) {}

    /// Looks at the names that have come since the last call, or at all of them the first time there are any, as far as the manifest counts them. Where that
    /// changes who is one, writes a new file, named after `next_number`, which it then raises, and names it in the manifest. Throws DatabaseError.
    void publish(Manifest& manifest, std::uint64_t& next_number);

private:
    /// Those who share surname and first letter: only they can be one.
    struct Group {
        std::vector<std::uint32_t> ids;
        std::vector<CanonicalIds::Pair> pairs;
        bool changed = false;
    };

    void read_names(const Manifest::Names& before, const Manifest::Names& now, std::vector<Group*>& changed);
    [[nodiscard]] bool is_published(const Manifest& manifest, const std::vector<CanonicalIds::Pair>& pairs) const;
    static bool identify(Group& group, const Names& names);

    std::string folder_;
    Manifest::Names known_;
    std::unordered_map<std::uint64_t, Group> groups_;
};

}  // namespace dateline
