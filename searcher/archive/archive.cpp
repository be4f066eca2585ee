#include "searcher/archive/archive.hpp"

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <set>
#include <system_error>
#include <utility>

#include "facets/error.hpp"
#include "indexer/segments/names.hpp"
#include "searcher/archive/joint_ids.hpp"

namespace dateline {

namespace {

/// What the postings that are kept for later searches may take, a segment.
constexpr std::size_t kept_bytes_an_article = 100, most_kept_bytes = std::size_t{128} << 20U;

std::vector<std::uint64_t> living_bits(const Segment& segment, const Deletions& deletions) {
    const std::uint32_t last = segment.last_docid();
    std::vector<std::uint64_t> bits(last / 64 + 1, ~std::uint64_t{0});
    bits.front() &= ~std::uint64_t{1};
    if (const std::uint32_t used = (last + 1) % 64; used != 0) bits.back() &= (std::uint64_t{1} << used) - 1;
    if (deletions.empty()) return bits;
    for (std::uint32_t docid = 1; docid <= last; ++docid) {
        if (deletions.holds(docid)) bits[docid / 64] &= ~(std::uint64_t{1} << docid % 64);
    }
    return bits;
}

/// All articles of a segment, those deleted too. Where every entity counts for itself its counts are there already.
void add_counts(const Segment& segment, FacetKind kind, const JointCatalogue& names, std::size_t database,
                std::vector<std::uint32_t>& totals) {
    if (names.is_plain(database)) {
        for (const Segment::Count& one : segment.counts(kind)) totals[names.joint_id(database, one.id)] += one.count;
        return;
    }
    JointIds joint(names, database);
    const Segment::Ids column = segment.ids(kind);
    for (std::uint32_t docid = 1; docid <= segment.last_docid(); ++docid) {
        joint.for_each(column.of(docid), [&](std::uint32_t id) { ++totals[id]; });
    }
}

void take_off_deleted(const Archive::Part& part, FacetKind kind, const JointCatalogue& names, std::vector<std::uint32_t>& totals) {
    if (part.deletions->empty()) return;
    JointIds joint(names, part.database);
    const Segment::Ids column = part.segment->ids(kind);
    for (std::uint32_t docid = 1; docid <= part.segment->last_docid(); ++docid) {
        if (part.deletions->holds(docid)) joint.for_each(column.of(docid), [&](std::uint32_t id) { --totals[id]; });
    }
}

}  // namespace

Archive::Archive(const std::vector<std::string>& folders, const Archive* before) {
    if (folders.empty()) throw UsageError("expected at least one database to search");
    std::set<std::filesystem::path> known;
    for (const std::string& folder : folders) {
        // A database that is named twice is still one.
        std::error_code unresolved;
        if (known.insert(std::filesystem::weakly_canonical(folder, unresolved)).second) add_database(folder, before);
    }
}

void Archive::add_database(const std::string& folder, const Archive* before) {
    const std::size_t database = folders_.size();
    folders_.push_back(folder);
    snapshots_.push_back(open_snapshot(folder, before != nullptr ? &before->snapshots_[database] : nullptr));
    for (const Snapshot::Part& part : snapshots_.back().parts) add_part(part, before);
}

void Archive::add_part(const Snapshot::Part& part, const Archive* before) {
    Part added;
    added.database = folders_.size() - 1;
    added.segment = part.segment;
    added.deletions = part.deletions;
    if (before != nullptr) {
        const auto known =
            std::find_if(before->parts_.begin(), before->parts_.end(), [&](const Part& old) { return old.segment == part.segment; });
        if (known != before->parts_.end()) {
            added.handles = known->handles;
            added.postings = known->postings;
            if (known->deletions == part.deletions) added.living = known->living;
        }
    }
    if (!added.handles) added.handles = std::make_shared<HandlePool>(part.segment->xapian_path());
    if (!added.postings)
        added.postings = std::make_shared<PostingCache>(std::min(most_kept_bytes, part.segment->last_docid() * kept_bytes_an_article));
    if (added.living.empty()) added.living = living_bits(*part.segment, *part.deletions);
    articles_ += added.articles();
    stored_articles_ += part.segment->last_docid();
    parts_.push_back(std::move(added));
}

double Archive::average_length() const {
    std::call_once(average_length_.once, [this] {
        double words = 0;
        for (const Part& part : parts_) {
            const auto lengths = part.segment->lengths();
            words += static_cast<double>(std::accumulate(lengths.begin(), lengths.end(), std::uint64_t{0}));
        }
        average_length_.value = stored_articles_ > 0 ? words / static_cast<double>(stored_articles_) : 0;
    });
    return average_length_.value;
}

const JointStories& Archive::stories() const {
    std::call_once(stories_.once, [this] {
        std::vector<JointStories::Source> sources;
        for (const Part& part : parts_) sources.push_back({part.database, part.segment.get(), &part.living});
        stories_.value = std::make_unique<const JointStories>(sources);
    });
    return *stories_.value;
}

const Copies& Archive::copies(std::size_t database) const {
    std::call_once(copies_.once, [this] {
        for (std::size_t i = 0; i < folders_.size(); ++i) {
            try {
                copies_.value.emplace_back(folders_[i], snapshots_[i].manifest);
            } catch (const DatabaseError&) {
                // A writer has put another file in its place since.
                copies_.value.emplace_back(folders_[i], read_manifest(folders_[i]));
            }
        }
    });
    return copies_.value[database];
}

const JointCatalogue& Archive::catalogue(FacetKind kind) const {
    auto& lazy = catalogues_[static_cast<std::size_t>(names_kind(kind))];
    std::call_once(lazy.once, [&] { lazy.value = read_catalogue(names_kind(kind)); });
    return *lazy.value;
}

std::unique_ptr<const JointCatalogue> Archive::read_catalogue(FacetKind kind) const {
    std::vector<JointCatalogue::Source> sources;
    for (std::size_t i = 0; i < folders_.size(); ++i) sources.push_back({snapshots_[i].names(kind), snapshots_[i].canonical_ids(kind)});
    return std::make_unique<const JointCatalogue>(std::move(sources));
}

const std::vector<std::uint32_t>& Archive::totals(FacetKind kind) const {
    auto& lazy = totals_[static_cast<std::size_t>(kind)];
    std::call_once(lazy.once, [&] { lazy.value = count_totals(kind); });
    return lazy.value;
}

std::vector<std::uint32_t> Archive::count_totals(FacetKind kind) const {
    const JointCatalogue& names = catalogue(kind);
    std::vector<std::uint32_t> totals(names.size());
    for (const Part& part : parts_) {
        add_counts(*part.segment, kind, names, part.database, totals);
        take_off_deleted(part, kind, names, totals);
    }
    return totals;
}

}  // namespace dateline
