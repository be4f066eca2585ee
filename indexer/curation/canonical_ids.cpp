#include "indexer/curation/canonical_ids.hpp"

#include "facets/text/fold.hpp"
#include "indexer/curation/decision_log.hpp"
#include "indexer/curation/groups.hpp"
#include "indexer/curation/identity_file.hpp"

namespace dateline {

CanonicalIds::CanonicalIds(std::vector<Pair> decided, std::map<std::uint32_t, std::string> labels)
    : canonical_(std::move(decided)), labels_(std::move(labels)) {
    std::sort(canonical_.begin(), canonical_.end());
    for (const auto& [id, canonical] : canonical_) {
        if (canonical != hidden) members_.emplace_back(canonical, id);
    }
    std::sort(members_.begin(), members_.end());
}

std::vector<std::uint32_t> CanonicalIds::ids_of(std::uint32_t canonical_id) const {
    std::vector<std::uint32_t> ids;
    for (auto member = std::lower_bound(members_.begin(), members_.end(), Pair{canonical_id, 0});
         member != members_.end() && member->first == canonical_id; ++member) {
        ids.push_back(member->second);
    }
    if (ids.empty() && canonical(canonical_id) == canonical_id) ids.push_back(canonical_id);
    return ids;
}

std::optional<std::uint32_t> CanonicalIds::renamed_to(std::string_view folded_name) const {
    for (const auto& [id, label] : labels_) {
        if (canonical(id) == id && fold_name(label) == folded_name) return id;
    }
    return std::nullopt;
}

CanonicalIds read_canonical_persons(const std::string& database_folder, const Manifest& manifest) {
    const auto names = manifest.names.find(FacetKind::person);
    Groups groups(read_identities(database_folder, manifest), names == manifest.names.end() ? 0 : names->second.ids);
    groups.apply(read_decisions(database_folder));
    return std::move(groups).canonical_ids();
}

}  // namespace dateline
