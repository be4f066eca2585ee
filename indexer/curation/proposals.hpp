#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/curation/canonical_ids.hpp"
#include "indexer/curation/decision_log.hpp"
#include "indexer/curator.hpp"
#include "indexer/segments/snapshot.hpp"

namespace dateline {

/// See Curator::suggest(). Time: about linear in the persons of the archive; of those that share a surname or sound alike, every pair is looked at.
std::vector<PersonPair> propose_pairs(const Snapshot& snapshot, const Names& names, const CanonicalIds& ids,
                                      const std::vector<Decision>& decisions, std::size_t limit);

/// The label of the visible person whose name differs least from this folded one, by at most three letters; empty when there is none.
std::string nearest_person(const Names& names, const CanonicalIds& ids, std::string_view key);

}  // namespace dateline
