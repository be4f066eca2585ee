#include "indexer/curation/canonical_ids.hpp"

#include <algorithm>
#include <utility>

namespace dateline {

void CanonicalIds::merge(std::uint32_t canonical_id, std::vector<std::uint32_t> ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    for (const std::uint32_t id : ids) canonical_[id] = canonical_id;
    groups_[canonical_id] = std::move(ids);
}

CanonicalIds read_canonical_ids(const std::string& /*database_folder*/, FacetKind /*kind*/) {
    return {};
}

}  // namespace dateline
