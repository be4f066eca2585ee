#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema.hpp"
#include "indexer/segments/column_file.hpp"
#include "indexer/segments/deletions.hpp"
#include "indexer/segments/dictionary.hpp"
#include "indexer/segments/facet_columns.hpp"
#include "indexer/segments/record_store.hpp"
#include "indexer/segments/story_columns.hpp"

namespace dateline {

// The files of a segment: `xapian` (a glass database, a single file where it is published), `dictionary`, `facets`, `records`, `stories` (see the headers of these names), and
// `articles`, with the sections
//   dates      u32 by docid - 1: YYYYMMDD, with zeroes for what is not known
//   lengths    u32 by docid - 1: words of the text and title_wdf times those of the title
//   languages  u16 by docid - 1: the place of the article's language in the dictionary's list
//   id_starts  u32 by docid - 1, and one past the last: where the article's id begins in `ids`
//   ids        the articles' ids
//   hashes     16 bytes by docid - 1: content hashes
//   id_order   pairs of u32: the first 32 bits of an id's XXH3, and the docid; ascending
//   text_keys  u32 by docid - 1: what articles of the same title and text have in common, see same_text.hpp; 0 where none can be told
//   text_order pairs of u32: a text key and the docid; ascending
//   by_date    u32: all docids, the latest date first and undated articles last; those of one date by their ids
// and `words`:
//   starts     u64 by docid - 1, and one past the last: where the article's words begin in `codes`
//   codes      a varint a word, in reading order: 0 ends the title, else the word's rank plus 1

inline constexpr const char* articles_file = "articles";
inline constexpr const char* dictionary_file = "dictionary";
inline constexpr const char* facets_file = "facets";
inline constexpr const char* records_file = "records";
inline constexpr const char* stories_file = "stories";
inline constexpr const char* words_file = "words";
inline constexpr const char* xapian_file = "xapian";

/// An entry of `id_order`, or of `text_order`, where the hash is a text key.
struct IdPlace {
    std::uint32_t hash = 0;
    std::uint32_t docid = 0;
    auto operator<=>(const IdPlace&) const = default;
};
std::uint32_t id_hash(std::string_view article_id);

/// The column files of a segment that is still in memory.
struct SegmentBytes {
    std::string articles, dictionary, facets, records, stories, words;
    [[nodiscard]] std::size_t size() const {
        return articles.size() + dictionary.size() + facets.size() + records.size() + stories.size() + words.size();
    }
};

/// One immutable part of a database, opened for reading: a glass database of postings, and columns by docid beside it. Docids run from 1 to last_docid()
/// without a gap; deleted articles keep theirs until the segment is built again. Thread-safe. While it is open its files are not removed.
class Segment {
public:
    /// Throws DatabaseError that names the damaged or missing file. Of the facets, see FacetColumns.
    explicit Segment(const std::string& folder);
    /// One that has not been written: its columns are in memory, its Xapian database in `folder`.
    Segment(SegmentBytes bytes, const std::string& folder);

    /// Where the glass database is. Every thread opens one of its own: Xapian's objects are not thread-safe. Its terms are the words, as they are written
    /// (folded), with their wdf and without positions; the words of the title under prefix_title; and the filters.
    [[nodiscard]] const std::string& xapian_path() const { return xapian_path_; }
    [[nodiscard]] std::uint32_t last_docid() const { return static_cast<std::uint32_t>(dates_.size()); }
    [[nodiscard]] const Dictionary& dictionary() const { return dictionary_; }

    /// Words of text and title, those of the title title_wdf times: the length that BM25 takes. By docid - 1.
    [[nodiscard]] std::span<const std::uint32_t> lengths() const { return lengths_; }
    /// YYYYMMDD as a number, 0 for what is not known (19870300: March 1987; 0: undated). By docid - 1.
    [[nodiscard]] std::span<const std::uint32_t> dates() const { return dates_; }
    /// All docids, newest first; those of one date by their ids.
    [[nodiscard]] std::span<const std::uint32_t> by_date() const { return by_date_; }

    /// Not for year and month.
    using Ids = FacetIds;
    [[nodiscard]] Ids ids(FacetKind kind) const { return facets_.ids(kind); }

    /// Over all articles (deleted ones too): catalogue id -> how many carry it, ascending by id. What match-all and one-value answers start from.
    using Count = FacetCount;
    [[nodiscard]] std::span<const Count> counts(FacetKind kind) const { return facets_.counts(kind); }

    /// What of it had to be built again because a file was damaged, each as a sentence for the user.
    [[nodiscard]] std::vector<std::string> notes() const { return facets_.notes(); }

    /// The article's own id.
    [[nodiscard]] std::string_view article_id(std::uint32_t docid) const {
        return ids_.substr(id_starts_[docid - 1], id_starts_[docid] - id_starts_[docid - 1]);
    }
    /// The article of this id that is not deleted; an id may stand in a segment several times, but only one of them counts.
    [[nodiscard]] std::optional<std::uint32_t> docid_of(std::string_view article_id, const Deletions& deletions) const;
    [[nodiscard]] std::uint32_t text_key(std::uint32_t docid) const { return text_keys_[docid - 1]; }
    /// The articles of a text key, deleted ones too. Of 0: none.
    [[nodiscard]] std::span<const IdPlace> articles_of_text(std::uint32_t text_key) const;
    /// 16 bytes, see content_hash.hpp.
    [[nodiscard]] std::string_view content_hash(std::uint32_t docid) const { return hashes_.substr(std::size_t{docid - 1} * 16, 16); }
    /// ISO 639-1; "en" where the article has none.
    [[nodiscard]] const std::string& language(std::uint32_t docid) const { return dictionary_.languages()[languages_[docid - 1]]; }

    /// The article's words in reading order as numbers of the dictionary, title first, then a title_end, then the text; overlong words and what stands between
    /// words left out just as the index leaves them out. `words` is cleared first and may be used again for speed.
    static constexpr std::uint32_t title_end = 0xFFFFFFFF;
    void read_words(std::uint32_t docid, std::vector<std::uint32_t>& words) const;

    /// What record.hpp wrote, unpacked; or only its front.
    [[nodiscard]] Record record(std::uint32_t docid) const { return records_.record(docid); }
    [[nodiscard]] std::string record_front(std::uint32_t docid) const { return records_.read(RecordPart::front, docid); }

    /// For who has read much of it: gives that memory back to the system.
    void release_pages() const;

    /// Which story each article belongs to.
    [[nodiscard]] const StoryColumns& stories() const { return stories_; }
    /// For the one who has just built it: see StoryColumns::settle().
    [[nodiscard]] StoryColumns& stories() { return stories_; }

    // What merging and checking look at.
    [[nodiscard]] const std::string& folder() const { return folder_; }
    [[nodiscard]] const RecordStore& records() const { return records_; }
    [[nodiscard]] const FacetColumns& facets() const { return facets_; }
    [[nodiscard]] const ColumnFile& articles() const { return articles_; }
    [[nodiscard]] const ColumnFile& words() const { return words_; }
    [[nodiscard]] std::span<const IdPlace> id_order() const { return id_order_; }
    [[nodiscard]] std::span<const IdPlace> text_order() const { return text_order_; }
    [[nodiscard]] std::string_view word_codes(std::uint32_t docid) const {
        return codes_.substr(word_starts_[docid - 1], word_starts_[docid] - word_starts_[docid - 1]);
    }
    /// Throws DatabaseError when a file is not as it was written; the facets are looked at, too, and noted.
    void verify() const;
    /// Of its columns, on disk or in memory.
    [[nodiscard]] std::uint64_t column_bytes() const;

private:
    Segment(const std::string& folder, std::unique_ptr<FileLock> lease);
    void read_columns();

    std::string folder_, xapian_path_;
    std::unique_ptr<FileLock> lease_;
    ColumnFile articles_, words_;
    Dictionary dictionary_;
    RecordStore records_;
    std::span<const std::uint32_t> dates_, lengths_, id_starts_, by_date_, text_keys_;
    std::span<const std::uint16_t> languages_;
    std::span<const IdPlace> id_order_, text_order_;
    std::span<const std::uint64_t> word_starts_;
    std::string_view ids_, hashes_, codes_;
    FacetColumns facets_;
    StoryColumns stories_;
};

}  // namespace dateline
