#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "indexer/schema.hpp"
#include "indexer/segments/column_file.hpp"

namespace dateline {

// The file `facets` of a segment. For every kind but year and month, K being facet_name():
//   starts/K  u32 by docid - 1, and one past the last: where the article's ids begin in `ids`
//   ids/K     u32: catalogue ids, each article's ascending and distinct
//   counts/K  pairs of u32: a catalogue id and how many articles carry it, ascending by id

/// The catalogue ids of one kind in all articles of a segment, one after the other, each article's ascending and distinct; and where each article's begin:
/// those of docid d are ids[starts[d - 1]] to ids[starts[d]] (half open), so `starts` has last_docid + 1 entries.
struct FacetIds {
    std::span<const std::uint32_t> starts;
    std::span<const std::uint32_t> ids;
    [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t docid) const {
        return ids.subspan(starts[docid - 1], starts[docid] - starts[docid - 1]);
    }
};

/// In how many articles a value stands.
struct FacetCount {
    std::uint32_t id = 0;
    std::uint32_t count = 0;
};

/// The kinds that have columns: all but year and month, which come from the date.
inline constexpr std::array column_kinds = {FacetKind::person,    FacetKind::organization, FacetKind::place,  FacetKind::country,
                                            FacetKind::mentioned, FacetKind::topic,        FacetKind::source, FacetKind::language};

/// The facet columns of a segment. A kind's columns are verified when they are first asked for; where they are damaged, or the whole file is, they are built
/// again in memory from the value slots of the segment's Xapian database, and a note says so. Thread-safe.
class FacetColumns {
public:
    /// `path`: the file, which may be missing or damaged; `xapian_path`: the database beside it.
    FacetColumns(const std::string& path, std::string xapian_path, std::uint32_t last_docid);
    /// Of a file that is known to be whole.
    FacetColumns(ColumnFile file, std::uint32_t last_docid);

    /// Throws DatabaseError when the value slots cannot be read either.
    [[nodiscard]] FacetIds ids(FacetKind kind) const;
    [[nodiscard]] std::span<const FacetCount> counts(FacetKind kind) const;
    /// What had to be built again so far, each as a sentence; empty when all is well.
    [[nodiscard]] std::vector<std::string> notes() const;
    /// Looks at every kind.
    void verify() const;
    void release_pages() const {
        if (file_) file_->release_pages();
    }
    [[nodiscard]] std::uint64_t bytes() const { return file_ ? file_->size() : 0; }

private:
    struct Column {
        std::once_flag once;
        FacetIds ids;
        std::span<const FacetCount> counts;
        std::vector<std::uint32_t> own_starts, own_ids;  ///< where they were built again
        std::vector<FacetCount> own_counts;
    };
    Column& column(FacetKind kind) const;
    void load(FacetKind kind, Column& column) const;
    [[nodiscard]] bool read(FacetKind kind, Column& column) const;
    void build_again(FacetKind kind, Column& column) const;

    std::string path_, xapian_path_;
    std::uint32_t last_docid_;
    std::optional<ColumnFile> file_;
    std::string fault_;  ///< of the whole file
    std::unique_ptr<std::array<Column, column_kinds.size()>> columns_;
    mutable std::mutex notes_mutex_;
    mutable std::vector<std::string> notes_;
};

/// Writes one kind's columns, article by article in the order of docids.
struct FacetColumnContent {
    std::vector<std::uint32_t> starts = {0}, ids;
    void add(std::span<const std::uint32_t> ascending_ids) {
        ids.insert(ids.end(), ascending_ids.begin(), ascending_ids.end());
        starts.push_back(static_cast<std::uint32_t>(ids.size()));
    }
};
void write_facet_column(FacetKind kind, const FacetColumnContent& content, ColumnWriter& to);

/// How often each id stands in the list, ascending by id.
std::vector<FacetCount> count_ids(std::span<const std::uint32_t> ids);

/// The name of a section: "ids/person".
std::string facet_section(const char* what, FacetKind kind);

}  // namespace dateline
