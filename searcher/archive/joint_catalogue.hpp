#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/curation/canonical_ids.hpp"
#include "indexer/segments/names.hpp"

namespace dateline {

/// The entities of one kind in several databases as one list: entries of the same key are one, under an id of this catalogue's own. With a single
/// database its ids are that database's. What an archivist decided in a database holds for that database. Immutable, so any number of threads may read.
class JointCatalogue {
public:
    /// The names of a database and what was decided about them.
    struct Source {
        std::shared_ptr<const Names> names;
        CanonicalIds decisions;
    };
    explicit JointCatalogue(std::vector<Source> databases);

    /// What joint_id() gives for an entity that is hidden.
    static constexpr std::uint32_t nobody = CanonicalIds::hidden;

    [[nodiscard]] std::uint32_t size() const;
    [[nodiscard]] std::string_view key(std::uint32_t id) const;
    [[nodiscard]] std::string_view label(std::uint32_t id) const;

    /// The entry of this key, or the one that stands for it.
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view key) const;
    /// The entry that stands for this one: itself, mostly; `nobody` when it is hidden everywhere.
    [[nodiscard]] std::uint32_t canonical(std::uint32_t id) const;

    /// Whether every entity of a database counts under an id of its own: none is hidden or stands for another.
    [[nodiscard]] bool is_plain(std::size_t database) const { return databases_[database].decisions.is_identity(); }
    [[nodiscard]] const CanonicalIds& decisions(std::size_t database) const { return databases_[database].decisions; }
    /// Which entry an entity of a database counts under.
    [[nodiscard]] std::uint32_t joint_id(std::size_t database, std::uint32_t local_id) const;
    /// What an entity of a database is called there, folded, whoever stands for it.
    [[nodiscard]] std::string_view local_key(std::size_t database, std::uint32_t local_id) const {
        return (*databases_[database].names)[local_id].key;
    }
    /// joint_id() of every local id; empty when all are the same here as there.
    [[nodiscard]] const std::vector<std::uint32_t>& joint_ids(std::size_t database) const { return to_joint_[database]; }
    /// All entities of a database that count under an entry, ascending.
    [[nodiscard]] std::vector<std::uint32_t> local_ids(std::size_t database, std::uint32_t joint_id) const;

private:
    [[nodiscard]] bool is_single() const { return databases_.size() == 1; }
    void join();

    struct Origin {
        std::uint32_t database = 0;
        std::uint32_t local_id = 0;
    };
    static constexpr std::uint32_t absent = std::numeric_limits<std::uint32_t>::max();

    std::vector<Source> databases_;
    std::vector<std::vector<std::uint32_t>> to_joint_;  ///< by database and local id, decisions applied
    std::vector<Origin> origins_;                       ///< by joint id; empty with a single database
};

}  // namespace dateline
