#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/storing/catalogue.hpp"

namespace dateline {

/// The catalogues of one kind of several databases as one: entries of the same key are one, under an id of this catalogue's own.
/// With a single database its ids are that database's.
class JointCatalogue {
public:
    explicit JointCatalogue(std::vector<Catalogue> parts);

    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view key) const { return joint().find(key); }
    [[nodiscard]] const CatalogueEntry& operator[](std::uint32_t id) const { return joint()[id]; }
    [[nodiscard]] std::uint32_t size() const { return joint().size(); }

    /// The id in this catalogue of an entry of one database's; nothing for an id that its catalogue lacks.
    [[nodiscard]] std::optional<std::uint32_t> joint_id(std::size_t part, std::uint32_t local_id) const;
    /// The id in one database's catalogue of an entry of this one; nothing when that database has no such entry.
    [[nodiscard]] std::optional<std::uint32_t> local_id(std::size_t part, std::uint32_t joint_id) const;

private:
    [[nodiscard]] const Catalogue& joint() const { return parts_.size() == 1 ? parts_.front() : joined_; }

    std::vector<Catalogue> parts_;
    Catalogue joined_;                                  ///< empty with a single database
    std::vector<std::vector<std::uint32_t>> to_joint_;  ///< by database and local id; empty with a single database
};

}  // namespace dateline
