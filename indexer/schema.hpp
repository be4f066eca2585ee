#pragma once

// The database on disk, whole: what its files, terms and value slots mean. Indexing writes by this page, searching reads by it; the headers named here say
// the rest, down to the byte.
//
//   news.db/
//     MANIFEST      what the database is now, a fact a line; replaced by one rename, which is what publishes (segments/manifest.hpp)
//     LOCK          held by the one writer, with who it is and since when (segments/writer_lock.hpp)
//     segments/N/   one immutable part of the archive: articles by docid, from 1 without a gap (segments/segment.hpp)
//       xapian      a glass database: the terms and value slots below; no positions, no term lists, no document data
//       articles    dates and the order by them, lengths, languages, ids with an index from id to docid, content hashes, keys of texts that are the same
//       dictionary  the words, how many articles have each, and which words share a stem in which language (segments/dictionary.hpp)
//       words       each article's words in reading order, by their rank in the dictionary: for phrases and NEAR
//       facets      each article's entity ids by kind, and how often each id stands in the segment (segments/facet_columns.hpp)
//       stories     which articles are forms of one story, and signatures that new ones are compared with (segments/story_columns.hpp)
//       records     what record.hpp writes of each article: its head and text; apart from them entities with mentions, what was dropped (segments/record_store.hpp)
//     deleted/N     which articles of one segment no longer count (segments/deletions.hpp)
//     catalogue/    the names behind the ids, KIND.names and KIND.places, only ever appended (segments/names.hpp); and what archivists decided about
//                   persons (curation/), articles that are copies of others (segments/copies.hpp), and lines that sources repeat
//                   (pipeline/known_lines.hpp), which the manifest names by role
//
// All files but xapian, MANIFEST and LOCK are columns with a checksum for each section (segments/column_file.hpp), or say in their header how they are checked.
// A further file of the database gets a role in the manifest ("file ROLE NAME BYTES"): it is published and removed with it.
//
// Terms: the words of title and text, folded (facets/text/fold.hpp) and cut by storing/words.hpp, as they are written, with their number in the article
//   (those of the title count title_wdf times); the title's words once more under the prefix S; and the filters below. The ids of entities are given out by
//   the catalogue and never change.
// Value slots: the same ids again, so that the stock server of Xapian can count them and a damaged `facets` can be made anew.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Raised whenever an older program could not read the new database rightly, or the other way round.
inline constexpr int format_version = 4;

/// Raised when the inside of a column file changes; its reader refuses others.
inline constexpr int column_version = 2;

inline constexpr const char* manifest_name = "MANIFEST";
inline constexpr const char* segments_name = "segments";
inline constexpr const char* deleted_name = "deleted";
inline constexpr const char* catalogue_name = "catalogue";
inline constexpr const char* lock_name = "LOCK";

/// What a filter or facet can be asked of. `mentioned` is a country, about or only mentioned; it shares the catalogue of `country`.
enum class FacetKind : std::uint8_t { person, organization, place, country, mentioned, topic, source, language, year, month };

/// Value slots. Every facet slot holds the article's ids of that kind, packed by pack_ids(); year and month come from `date`.
enum Slot : std::uint32_t {
    slot_date = 1,  ///< "YYYYMMDD", partial dates shorter; empty when unknown. Sorts as text
    slot_id = 2,    ///< the article's id, to break ties
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
