#pragma once

#include <xapian.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "indexer/schema.hpp"
#include "searcher/archive/joint_catalogue.hpp"

namespace dateline {

/// The databases of a search, opened for reading, and what is known of all their articles. Everything beyond the databases themselves is read
/// when it is first asked for. Not thread-safe. Xapian's own exceptions pass through; DatabaseError is thrown for a folder that holds no
/// database or one of another format.
class Archive {
public:
    explicit Archive(std::vector<std::string> folders);

    /// Sees what has been published since; forgets everything that was read.
    void reopen();

    /// All databases as one. The document of local id L in part P has id (L - 1) * parts() + P + 1.
    [[nodiscard]] const Xapian::Database& joint() const { return joint_; }
    [[nodiscard]] std::size_t parts() const { return parts_.size(); }
    [[nodiscard]] const Xapian::Database& part(std::size_t index) const { return parts_[index]; }
    [[nodiscard]] Xapian::docid joint_docid(std::size_t part, Xapian::docid local) const {
        return (local - 1) * static_cast<Xapian::docid>(parts_.size()) + static_cast<Xapian::docid>(part) + 1;
    }

    /// The names of a kind; `mentioned` has those of `country`. Not for year and month.
    const JointCatalogue& catalogue(FacetKind kind);

    /// In how many articles an entity stands.
    Xapian::doccount count(FacetKind kind, std::uint32_t joint_id);

    /// The years of dated articles, ascending ("1987").
    const std::vector<std::string>& years();

private:
    void open();

    std::vector<std::string> folders_;
    std::vector<Xapian::Database> parts_;
    Xapian::Database joint_;
    std::map<FacetKind, JointCatalogue> catalogues_;
    std::unique_ptr<std::vector<std::string>> years_;
};

}  // namespace dateline
