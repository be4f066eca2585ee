#include "indexer/segments/snapshot.hpp"

#include <algorithm>
#include <utility>

#include "facets/error.hpp"

namespace dateline {

namespace {

Snapshot::Part open_part(const std::string& folder, const Manifest::Segment& entry, const Snapshot* before) {
    Snapshot::Part part;
    part.number = entry.number;
    part.deletions_number = entry.deletions;
    if (before != nullptr) {
        const auto same =
            std::find_if(before->parts.begin(), before->parts.end(), [&](const auto& one) { return one.number == entry.number; });
        if (same != before->parts.end()) {
            part.segment = same->segment;
            if (same->deletions_number == entry.deletions) part.deletions = same->deletions;
        }
    }
    if (part.segment == nullptr) part.segment = std::make_shared<const Segment>(segment_folder(folder, entry.number));
    if (part.segment->last_docid() != entry.articles) {
        throw DatabaseError("the segment '" + part.segment->folder() + "' holds " + std::to_string(part.segment->last_docid()) +
                            " articles, the MANIFEST says " + std::to_string(entry.articles) + "; index again into a new folder");
    }
    if (part.deletions == nullptr) {
        part.deletions =
            std::make_shared<const Deletions>(entry.deletions == 0 ? Deletions() : read_deletions(deletions_path(folder, entry.deletions)));
    }
    return part;
}

}  // namespace

std::uint64_t Snapshot::articles() const {
    std::uint64_t count = 0;
    for (const Part& part : parts) count += part.segment->last_docid() - part.deletions->count();
    return count;
}

std::shared_ptr<const Names> Snapshot::names(FacetKind kind) const {
    const auto extent = manifest.names.find(names_kind(kind));
    if (extent == manifest.names.end()) return std::make_shared<const Names>();
    return std::make_shared<const Names>(folder, kind, extent->second);
}

Snapshot open_snapshot(const std::string& folder, const Snapshot* before) {
    for (;;) {
        Snapshot snapshot;
        snapshot.folder = folder;
        snapshot.manifest = read_manifest(folder);
        snapshot.generation = snapshot.manifest.generation;
        if (before != nullptr && before->folder != folder) before = nullptr;
        try {
            for (const Manifest::Segment& entry : snapshot.manifest.segments) snapshot.parts.push_back(open_part(folder, entry, before));
            snapshot.persons = std::make_shared<const CanonicalIds>(read_canonical_persons(folder, snapshot.manifest));
            return snapshot;
        } catch (const DatabaseError&) {
            // The writer may have published, and removed what it replaced, since the manifest was read. Then, and only then, it is worth another look.
            if (published_generation(folder) == snapshot.generation) throw;
        }
    }
}

std::uint64_t published_generation(const std::string& folder) {
    return read_manifest(folder).generation;
}

}  // namespace dateline
