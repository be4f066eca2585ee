#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema.hpp"
#include "indexer/segments/files.hpp"
#include "indexer/segments/manifest.hpp"

namespace dateline {

// The catalogue of entities: a number for every facet value of the archive. Of every kind K but `mentioned` (it shares those of `country`), year and month there
// are two files in the folder `catalogue`:
//   K.names   entries, only ever appended: the id (varint), the key and the label (each as length and bytes)
//   K.places  u64 by id: where its entry begins in K.names; no_place where the id has no entry
// The manifest says how many ids and bytes count. An id that no published article carries may have no entry; such ids come about when a writer is
// interrupted, and are never used again.

inline constexpr std::uint64_t no_place = 0xFFFFFFFFFFFFFFFF;

/// The kind whose names a kind has: `country` for `mentioned`.
inline FacetKind names_kind(FacetKind kind) {
    return kind == FacetKind::mentioned ? FacetKind::country : kind;
}
std::string names_path(const std::string& database_folder, FacetKind kind);
std::string places_path(const std::string& database_folder, FacetKind kind);

/// One facet value: what identifies it (a person's folded name, a country's code, a topic's id, a source's folded name), and what a person reads.
struct Name {
    std::string_view key;
    std::string_view label;
};

/// Cuts an entry off the front of `bytes`; false when it is damaged.
bool take_name(std::string_view& bytes, std::uint64_t& id, Name& name);

/// The names of one kind in one published state, memory-mapped. Opening reads nothing. Thread-safe; views live as long as the object.
class Names {
public:
    Names(const std::string& database_folder, FacetKind kind, const Manifest::Names& extent);
    /// None at all.
    Names() = default;

    /// Ids run from 0 to size() - 1; empty names where an id has no entry. Throws DatabaseError when the entry is damaged.
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(places_.size()); }
    [[nodiscard]] Name operator[](std::uint32_t id) const;
    /// The id of the entry with this key. The first call reads all entries.
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view key) const;

private:
    void fill_table() const;

    std::string path_;
    std::unique_ptr<MappedFile> names_file_, places_file_;
    std::string_view names_;
    std::span<const std::uint64_t> places_;
    mutable std::once_flag once_;
    mutable std::vector<std::uint32_t> table_;  ///< open addressing: id + 1, 0 where free
};

}  // namespace dateline
