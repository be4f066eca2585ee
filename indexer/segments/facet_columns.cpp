#include "indexer/segments/facet_columns.hpp"

#include <xapian.h>

#include <algorithm>
#include <utility>

#include "facets/error.hpp"
#include "indexer/storing/xapian_error.hpp"

namespace dateline {

std::string facet_section(const char* what, FacetKind kind) {
    return std::string(what) + "/" + facet_name(kind);
}

std::vector<FacetCount> count_ids(std::span<const std::uint32_t> ids) {
    std::vector<std::uint32_t> sorted(ids.begin(), ids.end());
    std::sort(sorted.begin(), sorted.end());
    std::vector<FacetCount> counts;
    for (const std::uint32_t id : sorted) {
        if (counts.empty() || counts.back().id != id) counts.push_back({id, 0});
        ++counts.back().count;
    }
    return counts;
}

void write_facet_column(FacetKind kind, const FacetColumnContent& content, ColumnWriter& to) {
    to.add(facet_section("starts", kind), content.starts);
    to.add(facet_section("ids", kind), content.ids);
    to.add(facet_section("counts", kind), count_ids(content.ids));
}

FacetColumns::FacetColumns(const std::string& path, std::string xapian_path, std::uint32_t last_docid)
    : path_(path),
      xapian_path_(std::move(xapian_path)),
      last_docid_(last_docid),
      columns_(std::make_unique<std::array<Column, column_kinds.size()>>()) {
    try {
        file_.emplace(path);
    } catch (const DatabaseError& error) {
        fault_ = error.what();
    }
}

FacetColumns::FacetColumns(ColumnFile file, std::uint32_t last_docid)
    : path_(file.path()),
      last_docid_(last_docid),
      file_(std::move(file)),
      columns_(std::make_unique<std::array<Column, column_kinds.size()>>()) {}

FacetColumns::Column& FacetColumns::column(FacetKind kind) const {
    const auto place = std::find(column_kinds.begin(), column_kinds.end(), kind);
    if (place == column_kinds.end()) throw Error(std::string("there is no column of the kind ") + facet_name(kind));
    Column& found = (*columns_)[static_cast<std::size_t>(place - column_kinds.begin())];
    std::call_once(found.once, [&] { load(kind, found); });
    return found;
}

FacetIds FacetColumns::ids(FacetKind kind) const {
    return column(kind).ids;
}

std::span<const FacetCount> FacetColumns::counts(FacetKind kind) const {
    return column(kind).counts;
}

void FacetColumns::verify() const {
    for (const FacetKind kind : column_kinds) column(kind);
}

std::vector<std::string> FacetColumns::notes() const {
    const std::scoped_lock lock(notes_mutex_);
    return notes_;
}

void FacetColumns::load(FacetKind kind, Column& column) const {
    if (file_ && read(kind, column)) return;
    build_again(kind, column);
    const std::string fault = fault_.empty() ? "the file '" + path_ + "' is damaged" : fault_;
    const std::scoped_lock lock(notes_mutex_);
    notes_.push_back(fault + "; the values of " + facet_name(kind) +
                     " were read from the database beside it; dateline-index --compact writes the file again");
}

bool FacetColumns::read(FacetKind kind, Column& column) const {
    const std::string starts = facet_section("starts", kind), ids = facet_section("ids", kind), counts = facet_section("counts", kind);
    if (!file_->verify(starts) || !file_->verify(ids) || !file_->verify(counts)) return false;
    column.ids = {file_->section<std::uint32_t>(starts), file_->section<std::uint32_t>(ids)};
    column.counts = file_->section<FacetCount>(counts);
    return column.ids.starts.size() == std::size_t{last_docid_} + 1 && column.ids.starts.back() == column.ids.ids.size();
}

void FacetColumns::build_again(FacetKind kind, Column& column) const {
    FacetColumnContent content;
    translating_errors(xapian_path_, [&] {
        const Xapian::Database database(xapian_path_);
        const Xapian::valueno slot = facet_slot(kind);
        std::vector<std::uint32_t> ids;
        for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot); ++value) {
            while (content.starts.size() < value.get_docid()) content.add({});
            ids.clear();
            if (!unpack_ids(*value, ids)) throw DatabaseError("the database '" + xapian_path_ + "' is damaged: a list of facet values");
            content.add(ids);
        }
    });
    while (content.starts.size() < std::size_t{last_docid_} + 1) content.add({});
    column.own_starts = std::move(content.starts);
    column.own_ids = std::move(content.ids);
    column.own_counts = count_ids(column.own_ids);
    column.ids = {column.own_starts, column.own_ids};
    column.counts = column.own_counts;
}

}  // namespace dateline
