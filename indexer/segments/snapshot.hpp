#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "indexer/curation/canonical_ids.hpp"
#include "indexer/segments/manifest.hpp"
#include "indexer/segments/names.hpp"
#include "indexer/segments/segment.hpp"

namespace dateline {

/// A published state of a database: its segments with their deletions, in the order of the manifest. Holding it keeps its files: a segment is removed
/// only when no process has it open. Immutable and cheap to copy.
struct Snapshot {
    struct Part {
        std::shared_ptr<const Segment> segment;
        std::shared_ptr<const Deletions> deletions;  ///< never null
        std::uint64_t number = 0;                    ///< of the segment
        std::uint64_t deletions_number = 0;          ///< of the file of its deletions; 0: none
    };
    std::vector<Part> parts;
    std::uint64_t generation = 0;  ///< grows with every publication
    std::string folder;
    Manifest manifest;
    std::shared_ptr<const CanonicalIds>
        persons;  ///< who of them is one, as it was when this was opened; null with the writer, who need not know

    /// That count: deleted ones are left out.
    [[nodiscard]] std::uint64_t articles() const;
    /// The names of a kind in this state; `mentioned` has those of `country`. Opens their files anew at each call.
    [[nodiscard]] std::shared_ptr<const Names> names(FacetKind kind) const;
    /// Of the entities of a kind.
    [[nodiscard]] CanonicalIds canonical_ids(FacetKind kind) const {
        return kind == FacetKind::person && persons != nullptr ? *persons : CanonicalIds();
    }
};

/// What the database in this folder is now. `before`, if given, lends the segments that both hold. Throws DatabaseError.
Snapshot open_snapshot(const std::string& database_folder, const Snapshot* before = nullptr);

/// The number of the last publication, read without opening anything. Throws DatabaseError.
std::uint64_t published_generation(const std::string& database_folder);

}  // namespace dateline
