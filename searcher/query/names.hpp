#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/archive/archive.hpp"
#include "searcher/query/node.hpp"

namespace dateline {

/// The facet that a filter is asked of.
FacetKind facet_of(FilterKind kind);

/// The entities that a name asked for may mean, as ids of the joint catalogue, ascending; and what the user should know of it.
struct NamedEntities {
    std::vector<std::uint32_t> ids;
    std::string note;  ///< several fit, or none; else empty
};

/// Before a name: only the one whose whole folded name it is ("=Trump": those articles that know him by nothing else).
inline constexpr char exact_name_mark = '=';

/// Who or what a filter's value names. Persons, organisations, places and sources: the one whose folded name it is; where there is none, or a person is
/// asked by one word without exact_name_mark, all whose names hold all its words, most frequent first in the note. Countries: by code or name. Topics: by id or name, else all whose names hold its words.
/// Languages: by code or English name. Throws UsageError for a country or topic that does not exist; a name that the archive does not
/// hold gives no entity, and the nearest names in the note.
NamedEntities find_named(const Archive& archive, FilterKind kind, const std::string& value);

/// What a person reads for an entity: the English name of a language, the label of anything else.
std::string display_label(FacetKind kind, const JointCatalogue& names, std::uint32_t id);

/// Whether `text`, words separated by single spaces, holds `word` as one of them.
bool holds_word(std::string_view text, std::string_view word);

}  // namespace dateline
