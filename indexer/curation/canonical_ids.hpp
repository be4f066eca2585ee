#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "indexer/schema.hpp"

namespace dateline {

/// What an archivist decided about the entities of one kind: which ids stand for the same one, which are none, and who is called otherwise. Every
/// other id is its own. The articles themselves are never changed by it. Immutable once read: any number of threads may read.
class CanonicalIds {
public:
    /// What canonical() gives for an id that is hidden.
    static constexpr std::uint32_t hidden = std::numeric_limits<std::uint32_t>::max();

    /// Nothing was decided: every id is its own.
    [[nodiscard]] bool is_identity() const { return canonical_.empty(); }

    /// The id that stands for this one: itself, mostly; `hidden` for none.
    [[nodiscard]] std::uint32_t canonical(std::uint32_t id) const {
        const auto decided = canonical_.find(id);
        return decided == canonical_.end() ? id : decided->second;
    }

    /// All ids that this one stands for, ascending: itself alone, mostly; none for one that is hidden or stands not for itself.
    [[nodiscard]] std::vector<std::uint32_t> ids_of(std::uint32_t canonical_id) const {
        const auto group = groups_.find(canonical_id);
        if (group != groups_.end()) return group->second;
        if (canonical(canonical_id) != canonical_id) return {};
        return {canonical_id};
    }

    /// Every id that is decided about: hidden, standing for another, or stood for by another; with what canonical() gives. Ascending.
    [[nodiscard]] const std::map<std::uint32_t, std::uint32_t>& decided() const { return canonical_; }

    /// Another name for a canonical id; null when it keeps the catalogue's.
    [[nodiscard]] const std::string* label(std::uint32_t canonical_id) const {
        const auto renamed = labels_.find(canonical_id);
        return renamed == labels_.end() ? nullptr : &renamed->second;
    }

    /// `id` stands for nobody from now on.
    void hide(std::uint32_t id) { canonical_[id] = hidden; }

    /// All of `ids` are one entity, of which `canonical_id`, one of them, is the name.
    void merge(std::uint32_t canonical_id, std::vector<std::uint32_t> ids);

    void rename(std::uint32_t canonical_id, std::string label) { labels_[canonical_id] = std::move(label); }

private:
    std::map<std::uint32_t, std::uint32_t> canonical_;
    std::map<std::uint32_t, std::vector<std::uint32_t>> groups_;
    std::map<std::uint32_t, std::string> labels_;
};

/// What holds now for the entities of a kind in a database; `mentioned` is decided with `country`. Throws DatabaseError.
CanonicalIds read_canonical_ids(const std::string& database_folder, FacetKind kind);

}  // namespace dateline
