#pragma once

// The database on disk, whole: what its files, terms, value slots and records mean. Indexing writes by this page, searching reads by it.
//
//   news.db/
//     MANIFEST   text: "dateline database\nformat N\n"; written once, by an atomic rename
//     xapian/    one glass database, made aside as xapian.new-PID and renamed; a commit is what publishes. Xapian's own write lock (xapian/flintlock) keeps a second writer out
//
// Documents: one an article. The record (Xapian's document data) is written by record.hpp.
//
// Terms of the text: folded (facets/text/fold.hpp), then as Xapian's TermGenerator makes them: every word with its position, and its
//   stem without ("Z..."). Title words stand in the text too, and once more under the prefix S.
// Terms of the filters: below. Ids of entities are given out by the catalogue (catalogue.hpp).
//
// Metadata of the Xapian database: "catalogue/KIND/N": the N-th chunk of that kind's entities, in the order of their ids.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Raised whenever an older program could not read the new database rightly, or the other way round.
inline constexpr int format_version = 2;

/// Raised when the inside of a column file changes; its reader refuses others.
inline constexpr int column_version = 1;

inline constexpr const char* manifest_name = "MANIFEST";
inline constexpr const char* xapian_name = "xapian";
inline constexpr const char* segments_name = "segments";
inline constexpr const char* deleted_name = "deleted";
inline constexpr const char* catalogue_name = "catalogue";
inline constexpr const char* lock_name = "LOCK";

/// What a filter or facet can be asked of. `mentioned` is a country, about or only mentioned; it shares the catalogue of `country`.
enum class FacetKind : std::uint8_t { person, organization, place, country, mentioned, topic, source, language, year, month };

/// Value slots. Every facet slot holds the article's ids of that kind, packed by pack_ids(); year and month come from `date`.
enum Slot : std::uint32_t {
    slot_content_hash = 0,  ///< 16 bytes: has the article changed since it was indexed?
    slot_date = 1,          ///< "YYYYMMDD", partial dates shorter; empty when unknown. Sorts as text
    slot_id = 2,            ///< the article's id, to break ties
    slot_person = 3,
    slot_organization = 4,
    slot_place = 5,
    slot_country = 6,    ///< about
    slot_mentioned = 7,  ///< about or mentioned
    slot_topic = 8,      ///< with all ancestors
    slot_source = 9,
    slot_language = 10,
};

inline constexpr const char* prefix_id = "Q";            ///< the article's id, see id_term()
inline constexpr const char* prefix_title = "S";         ///< a word of the title
inline constexpr const char* prefix_day = "D";           ///< YYYYMMDD
inline constexpr const char* prefix_month = "M";         ///< YYYYMM of every article whose month is known
inline constexpr const char* prefix_year = "Y";          ///< YYYY of every article whose year is known
inline constexpr const char* prefix_only_month = "XOM";  ///< YYYYMM of an article of which no day is known
inline constexpr const char* prefix_only_year = "XOY";   ///< YYYY of an article of which no month is known

/// The longest term that Xapian stores, in bytes; a zero byte counts twice.
inline constexpr std::size_t max_term_bytes = 245;

/// The boolean term that every article with this entity carries: "XP17" for person 17. The id of a year is YYYY, of a month YYYYMM: 198703.
std::string filter_term(FacetKind kind, std::uint32_t entity_id);

/// The term that names an article: "Q" and its id; a long id is cut and ends in a hash of the whole.
std::string id_term(std::string_view article_id);

/// The slot that holds the ids of this kind. Not for year and month, which are read from slot_date.
Slot facet_slot(FacetKind kind);

/// Ascending, distinct ids as differences in a variable-length code (7 bits a byte, low first, high bit: more follows). Empty for none.
std::string pack_ids(std::span<const std::uint32_t> ascending_ids);

/// Appends the ids of pack_ids() to `ids`. Bytes that are not such a code end the reading and give false.
bool unpack_ids(std::string_view packed, std::vector<std::uint32_t>& ids);

/// "person" for FacetKind::person, and so on.
const char* facet_name(FacetKind kind);

}  // namespace dateline
