#include "searcher/archive/archive.hpp"

#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "facets/error.hpp"
#include "indexer/storing/database_folder.hpp"

namespace dateline {

namespace {

Catalogue read_catalogue(const Xapian::Database& database, FacetKind kind) {
    Catalogue catalogue;
    for (std::uint32_t chunk = 0;; ++chunk) {
        const std::string bytes = database.get_metadata(catalogue_key(kind, chunk));
        if (bytes.empty()) return catalogue;
        catalogue.read_chunk(bytes);
    }
}

}  // namespace

Archive::Archive(std::vector<std::string> folders) : folders_(std::move(folders)) {
    if (folders_.empty()) throw UsageError("expected at least one database to search");
    open();
}

void Archive::open() {
    std::set<std::filesystem::path> known;
    for (const std::string& folder : folders_) {
        check_database_folder(folder);
        // A database that is named twice is still one.
        std::error_code unresolved;
        if (!known.insert(std::filesystem::weakly_canonical(folder, unresolved)).second) continue;
        parts_.emplace_back(xapian_folder(folder));
    }
    if (parts_.size() == 1) {
        joint_ = parts_.front();
    } else {
        for (const Xapian::Database& part : parts_) joint_.add_database(part);
    }
}

void Archive::reopen() {
    parts_.clear();
    joint_ = Xapian::Database();
    catalogues_.clear();
    years_.reset();
    open();
}

const JointCatalogue& Archive::catalogue(FacetKind kind) {
    if (kind == FacetKind::mentioned) kind = FacetKind::country;
    const auto known = catalogues_.find(kind);
    if (known != catalogues_.end()) return known->second;
    std::vector<Catalogue> parts;
    for (const Xapian::Database& part : parts_) parts.push_back(read_catalogue(part, kind));
    return catalogues_.emplace(kind, JointCatalogue(std::move(parts))).first->second;
}

Xapian::doccount Archive::count(FacetKind kind, std::uint32_t joint_id) {
    const JointCatalogue& names = catalogue(kind);
    Xapian::doccount count = 0;
    for (std::size_t part = 0; part < parts_.size(); ++part) {
        if (const auto local = names.local_id(part, joint_id)) count += parts_[part].get_termfreq(filter_term(kind, *local));
    }
    return count;
}

const std::vector<std::string>& Archive::years() {
    if (!years_) {
        years_ = std::make_unique<std::vector<std::string>>();
        const std::string prefix = prefix_year;
        for (auto term = joint_.allterms_begin(prefix); term != joint_.allterms_end(prefix); ++term) {
            years_->push_back((*term).substr(prefix.size()));
        }
    }
    return *years_;
}

}  // namespace dateline
