#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/curation/canonical_ids.hpp"

namespace dateline {

/// A person of the archive: its id, and what people read.
struct NamedPerson {
    std::uint32_t id = 0;
    std::string_view label;
    std::string_view key;  ///< fold_name(label), or of an earlier spelling
};

/// Who among persons with the same last name is surely the same: a full name and its form with initials, or without a middle name, when nobody else of
/// them could be meant by the form. "J. Smith" and "John Smith" are one unless there is a Jane Smith, or a John A. Smith beside a John B. Smith. Anything
/// less certain stays apart: single names, nicknames, other spellings, forms of which no full name is known, names with "Jr.", family names that stand
/// first. The form that stands for all is the one with a written-out first name and the most initials ("George W. Bush" before "George Bush", but
/// "Vladimir Putin" before "Vladimir Vladimirovich Putin").
/// Appends pairs for those that are one, of which the canonical is itself a pair. Does not depend on the order. Time: quadratic in the number of persons
/// with the same first letter, too.
void identify_persons(std::vector<NamedPerson> same_surname, std::vector<CanonicalIds::Pair>& pairs);

/// The last word of a folded name of several words; empty for a single name.
std::string_view surname_of(std::string_view key);

}  // namespace dateline
