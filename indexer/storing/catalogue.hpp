#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/schema.hpp"

namespace dateline {

/// One facet value of the archive.
struct CatalogueEntry {
    std::string key;    ///< what identifies it: a person's folded name, a country's code, a topic's id, a source's name
    std::string label;  ///< what a person reads
};

/// The names behind the ids of one kind. Ids count from 0 in the order of first publication and never change.
/// Not thread-safe while entries are added; afterwards any number of threads may read.
class Catalogue {
public:
    /// The id of the entry with this key; a new one, with this label, when there is none.
    std::uint32_t add(std::string_view key, std::string_view label);

    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view key) const;
    [[nodiscard]] const CatalogueEntry& operator[](std::uint32_t id) const { return entries_[id]; }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size()); }

    /// The entries from `first_id` on as one chunk for the database, and the reading of such a chunk. Throws DatabaseError on damage.
    [[nodiscard]] std::string write_chunk(std::uint32_t first_id) const;
    void read_chunk(std::string_view chunk);

private:
    struct KeyHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
    };

    std::vector<CatalogueEntry> entries_;
    std::unordered_map<std::string, std::uint32_t, KeyHash, std::equal_to<>> by_key_;
};

/// The metadata key of the N-th chunk of a kind. Chunks count from 0 without a gap; `mentioned` has those of `country`.
std::string catalogue_key(FacetKind kind, std::uint32_t chunk);

}  // namespace dateline
