#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/curation/canonical_ids.hpp"
#include "indexer/curation/decision_log.hpp"

namespace dateline {

/// The entities of a kind while decisions are applied to them one after the other.
class Groups {
public:
    /// What the rules say. `ids`: how many there are in the state that is read; what was decided since about later ones is passed over.
    Groups(const std::vector<CanonicalIds::Pair>& identities, std::uint32_t ids);

    /// In their order, without those that were undone.
    void apply(const std::vector<Decision>& decisions);

    [[nodiscard]] CanonicalIds canonical_ids() &&;

private:
    void merge(const std::vector<std::uint32_t>& ids);
    void split(const std::vector<std::uint32_t>& ids);
    [[nodiscard]] std::uint32_t canonical(std::uint32_t id) const;
    std::vector<std::uint32_t> take_members(std::uint32_t canonical_id);
    void put_members(std::uint32_t canonical_id, std::vector<std::uint32_t> ids);
    void leave(std::uint32_t id);

    std::uint32_t ids_;
    std::unordered_map<std::uint32_t, std::uint32_t> canonical_;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> members_;
    std::map<std::uint32_t, std::string> labels_;
};

/// By place in `decisions`: whether it holds, that is, has not been undone. That of an undoing tells whether that holds.
std::vector<bool> standing(const std::vector<Decision>& decisions);

}  // namespace dateline
