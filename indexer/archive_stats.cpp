#include <algorithm>
#include <filesystem>

#include "indexer/indexer.hpp"
#include "indexer/schema.hpp"
#include "indexer/segments/copies.hpp"
#include "indexer/segments/snapshot.hpp"
#include "indexer/storing/date_digits.hpp"

namespace dateline {

namespace {

/// How many entities of a kind stand in an article that counts. The catalogue also knows those of articles that are gone.
std::uint64_t count_values(const Snapshot& snapshot, FacetKind kind) {
    std::vector<bool> seen(snapshot.names(kind)->size());
    const auto see = [&seen](std::uint32_t id) {
        if (id < seen.size()) seen[id] = true;
    };
    for (const Snapshot::Part& part : snapshot.parts) {
        if (part.deletions->empty()) {
            for (const FacetCount& count : part.segment->counts(kind)) see(count.id);
            continue;
        }
        const FacetIds ids = part.segment->ids(kind);
        for (std::uint32_t docid = 1; docid <= part.segment->last_docid(); ++docid) {
            if (part.deletions->holds(docid)) continue;
            for (const std::uint32_t id : ids.of(docid)) see(id);
        }
    }
    return static_cast<std::uint64_t>(std::count(seen.begin(), seen.end(), true));
}

void find_dates(const Snapshot& snapshot, ArchiveStats& stats) {
    std::uint32_t first = 0, last = 0;
    for (const Snapshot::Part& part : snapshot.parts) {
        for (std::uint32_t docid = 1; docid <= part.segment->last_docid(); ++docid) {
            const std::uint32_t date = part.segment->dates()[docid - 1];
            if (date == 0 || part.deletions->holds(docid)) continue;
            if (first == 0 || date < first) first = date;
            last = std::max(last, date);
        }
    }
    if (first != 0) stats.first_date = date_of_digits(date_digits(first));
    if (last != 0) stats.last_date = date_of_digits(date_digits(last));
}

std::uint64_t bytes_below(const std::string& folder) {
    namespace fs = std::filesystem;
    std::uint64_t bytes = 0;
    std::error_code code;
    for (fs::recursive_directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
        std::error_code ignored;  // a file that vanishes meanwhile takes no space
        if (entry->is_regular_file(ignored)) {
            const std::uintmax_t size = entry->file_size(ignored);
            if (!ignored) bytes += size;
        }
    }
    return bytes;
}

}  // namespace

ArchiveStats archive_stats(const std::string& database_folder) {
    const Snapshot snapshot = open_snapshot(database_folder);
    ArchiveStats stats;
    stats.articles = snapshot.articles();
    stats.copies = Copies(database_folder, snapshot.manifest).size();
    stats.segments = snapshot.parts.size();
    stats.persons = count_values(snapshot, FacetKind::person);
    stats.organizations = count_values(snapshot, FacetKind::organization);
    stats.places = count_values(snapshot, FacetKind::place);
    stats.countries = count_values(snapshot, FacetKind::mentioned);
    stats.topics = count_values(snapshot, FacetKind::topic);
    stats.sources = count_values(snapshot, FacetKind::source);
    stats.languages = count_values(snapshot, FacetKind::language);
    find_dates(snapshot, stats);
    stats.bytes_on_disk = bytes_below(database_folder);
    stats.format = format_version;
    return stats;
}

}  // namespace dateline
