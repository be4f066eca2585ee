#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema.hpp"

namespace dateline {

/// The words of one segment, as they are written (folded), in ascending order of their bytes; a word's number is its place in that order. Memory-mapped
/// and immutable: any number of threads may read. Views live as long as the segment.
class Dictionary {
public:
    virtual ~Dictionary() = default;
    [[nodiscard]] virtual std::uint32_t size() const = 0;
    [[nodiscard]] virtual std::string_view word(std::uint32_t number) const = 0;
    /// In how many articles (deleted ones too) it stands, title or text.
    [[nodiscard]] virtual std::uint32_t article_count(std::uint32_t number) const = 0;
    [[nodiscard]] virtual std::optional<std::uint32_t> find(std::string_view word) const = 0;
    /// The number of the first word that is not before `beginning`; size() when there is none.
    [[nodiscard]] virtual std::uint32_t lower_bound(std::string_view beginning) const = 0;
    /// The words that have this stem in some article of this language (ISO 639-1; "" is English), ascending; empty for none.
    [[nodiscard]] virtual std::vector<std::uint32_t> words_of_stem(std::string_view language, std::string_view stem) const = 0;
};

/// One immutable part of a database, opened for reading: a glass database of postings, and columns by docid beside it. Docids run from 1 to last_docid()
/// without a gap; deleted articles keep theirs until the segment is built again. Thread-safe but for what is said otherwise. Opening throws DatabaseError
/// that names the damaged or missing file.
class Segment {
public:
    virtual ~Segment() = default;

    /// Where the glass database is. Every thread opens one of its own: Xapian's objects are not thread-safe.
    [[nodiscard]] virtual const std::string& xapian_path() const = 0;
    [[nodiscard]] virtual std::uint32_t last_docid() const = 0;
    [[nodiscard]] virtual const Dictionary& dictionary() const = 0;

    /// Words of text and title, those of the title title_wdf times: the length that BM25 takes. By docid - 1.
    [[nodiscard]] virtual std::span<const std::uint32_t> lengths() const = 0;
    /// YYYYMMDD as a number, 0 for what is not known (19870300: March 1987; 0: undated). By docid - 1.
    [[nodiscard]] virtual std::span<const std::uint32_t> dates() const = 0;

    /// The catalogue ids of one kind in all articles, one after the other, each article's ascending and distinct; and where each article's begin:
    /// those of docid d are ids[starts[d - 1]] to ids[starts[d]] (half open), so `starts` has last_docid() + 1 entries. Not for year and month.
    struct Ids {
        std::span<const std::uint32_t> starts;
        std::span<const std::uint32_t> ids;
        [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t docid) const {
            return ids.subspan(starts[docid - 1], starts[docid] - starts[docid - 1]);
        }
    };
    [[nodiscard]] virtual Ids ids(FacetKind kind) const = 0;

    /// Over all articles (deleted ones too): catalogue id -> how many carry it, ascending by id. What match-all and one-value answers start from.
    struct Count {
        std::uint32_t id = 0;
        std::uint32_t count = 0;
    };
    [[nodiscard]] virtual std::span<const Count> counts(FacetKind kind) const = 0;

    /// The article's own id.
    [[nodiscard]] virtual std::string_view article_id(std::uint32_t docid) const = 0;
    [[nodiscard]] virtual std::optional<std::uint32_t> docid_of(std::string_view article_id) const = 0;
    /// 16 bytes, see content_hash.hpp.
    [[nodiscard]] virtual std::string_view content_hash(std::uint32_t docid) const = 0;

    /// The article's words in reading order as numbers of the dictionary, title first, then a title_end, then the text; overlong words and what stands between
    /// words left out just as the index leaves them out. `words` is cleared first and may be used again for speed.
    static constexpr std::uint32_t title_end = 0xFFFFFFFF;
    virtual void read_words(std::uint32_t docid, std::vector<std::uint32_t>& words) const = 0;

    /// What record.hpp wrote, unpacked.
    [[nodiscard]] virtual std::string record(std::uint32_t docid) const = 0;
};

/// Which articles of a segment no longer count. Immutable.
class Deletions {
public:
    [[nodiscard]] bool holds(std::uint32_t docid) const { return docid < bits_.size() && bits_[docid]; }
    [[nodiscard]] std::uint32_t count() const { return count_; }
    [[nodiscard]] bool empty() const { return count_ == 0; }
    void add(std::uint32_t docid) {
        if (docid >= bits_.size()) bits_.resize(docid + 1);
        count_ += bits_[docid] ? 0 : 1;
        bits_[docid] = true;
    }

private:
    std::vector<bool> bits_;
    std::uint32_t count_ = 0;
};

/// A published state of a database: its segments with their deletions, in the order of the manifest. Holding it keeps its files: they are removed
/// only when no process holds a snapshot that names them.
struct Snapshot {
    struct Part {
        std::shared_ptr<const Segment> segment;
        std::shared_ptr<const Deletions> deletions;  ///< never null
    };
    std::vector<Part> parts;
    std::uint64_t generation = 0;  ///< grows with every publication
    std::shared_ptr<const void> lease;

    [[nodiscard]] std::uint64_t articles() const;
};

/// What the database in this folder is now. `before`, if given, lends the segments that both hold. Throws DatabaseError.
Snapshot open_snapshot(const std::string& database_folder, const Snapshot* before = nullptr);

/// The number of the last publication, read without opening anything.
std::uint64_t published_generation(const std::string& database_folder);

}  // namespace dateline
