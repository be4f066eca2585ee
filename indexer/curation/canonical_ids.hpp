#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/schema.hpp"
#include "indexer/segments/manifest.hpp"

namespace dateline {

/// Which ids of a kind stand for the same entity, which are none, and who is called otherwise: what the rules of identity.hpp say, then what an archivist
/// decided. Every other id is its own. The articles themselves are never changed by it. Immutable once read: any number of threads may read.
class CanonicalIds {
public:
    /// What canonical() gives for an id that is hidden.
    static constexpr std::uint32_t hidden = std::numeric_limits<std::uint32_t>::max();

    /// An id and the one that stands for it, or `hidden`.
    using Pair = std::pair<std::uint32_t, std::uint32_t>;

    CanonicalIds() = default;
    /// In any order; an id that others stand for must be there, too, as standing for itself.
    CanonicalIds(std::vector<Pair> decided, std::map<std::uint32_t, std::string> labels);

    /// Nothing was decided: every id is its own.
    [[nodiscard]] bool is_identity() const { return canonical_.empty(); }

    /// The id that stands for this one: itself, mostly; `hidden` for none.
    [[nodiscard]] std::uint32_t canonical(std::uint32_t id) const {
        const auto decided = std::lower_bound(canonical_.begin(), canonical_.end(), Pair{id, 0});
        return decided == canonical_.end() || decided->first != id ? id : decided->second;
    }

    /// All ids that this one stands for, ascending: itself alone, mostly; none for one that is hidden or stands not for itself.
    [[nodiscard]] std::vector<std::uint32_t> ids_of(std::uint32_t canonical_id) const;

    /// Every id that is decided about: hidden, standing for another, or stood for by another; with what canonical() gives. Ascending.
    [[nodiscard]] const std::vector<Pair>& decided() const { return canonical_; }

    /// Another name for a canonical id; null when it keeps the catalogue's.
    [[nodiscard]] const std::string* label(std::uint32_t canonical_id) const {
        const auto renamed = labels_.find(canonical_id);
        return renamed == labels_.end() ? nullptr : &renamed->second;
    }
    /// The id that was given a name whose folded form this is.
    [[nodiscard]] std::optional<std::uint32_t> renamed_to(std::string_view folded_name) const;

private:
    std::vector<Pair> canonical_;  ///< ascending
    std::vector<Pair> members_;    ///< (canonical, id), ascending
    std::map<std::uint32_t, std::string> labels_;
};

/// What holds for the persons of a published state of a database. Throws DatabaseError when a file is missing or damaged.
CanonicalIds read_canonical_persons(const std::string& database_folder, const Manifest& manifest);

}  // namespace dateline
