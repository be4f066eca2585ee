#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "indexer/schema.hpp"
#include "indexer/segments/copies.hpp"
#include "indexer/segments/segment.hpp"
#include "indexer/segments/snapshot.hpp"
#include "searcher/archive/handle_pool.hpp"
#include "searcher/archive/joint_catalogue.hpp"
#include "searcher/archive/joint_stories.hpp"
#include "searcher/archive/posting_cache.hpp"

namespace dateline {

/// The databases of a search as they were at one moment: their segments, one after the other, and what is known of all their articles. What goes beyond
/// the segments is read when it is first asked for. Thread-safe. Xapian's own exceptions pass through; DatabaseError is thrown for a folder that holds
/// no database, one of another format, or a damaged one.
class Archive {
public:
    /// `before`, an earlier state of the same folders, lends what has not changed.
    explicit Archive(const std::vector<std::string>& folders, const Archive* before = nullptr);

    /// One segment.
    struct Part {
        std::size_t database = 0;  ///< which of the folders it belongs to
        std::shared_ptr<const Segment> segment;
        std::shared_ptr<const Deletions> deletions;
        std::vector<std::uint64_t> living;    ///< a bit for each docid from 0: what is there and not deleted
        std::shared_ptr<HandlePool> handles;  ///< of its Xapian database
        std::shared_ptr<PostingCache> postings;

        [[nodiscard]] std::uint64_t articles() const { return segment->last_docid() - deletions->count(); }
    };
    [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }

    /// Articles in all.
    [[nodiscard]] std::uint64_t articles() const { return articles_; }
    /// The same with those deleted that still lie in segments: what the counts of dictionaries refer to.
    [[nodiscard]] std::uint64_t stored_articles() const { return stored_articles_; }
    /// Words an article, over stored_articles(); 0 without any.
    [[nodiscard]] double average_length() const;

    /// The names of a kind; `mentioned` has those of `country`. Not for year and month.
    [[nodiscard]] const JointCatalogue& catalogue(FacetKind kind) const;
    /// How many articles count under each entry of the catalogue. Not for year and month.
    [[nodiscard]] const std::vector<std::uint32_t>& totals(FacetKind kind) const;
    /// Which articles are forms of one story.
    [[nodiscard]] const JointStories& stories() const;
    [[nodiscard]] std::size_t databases() const { return folders_.size(); }
    /// Of one of the databases: articles that are stored as another one.
    [[nodiscard]] const Copies& copies(std::size_t database) const;
    [[nodiscard]] std::uint32_t total(FacetKind kind, std::uint32_t joint_id) const { return totals(kind)[joint_id]; }

private:
    static constexpr std::size_t kinds = 10;

    /// Something read once, whichever thread comes first.
    template <typename Value>
    struct Lazy {
        std::once_flag once;
        Value value{};
    };

    void add_database(const std::string& folder, const Archive* before);
    void add_part(const Snapshot::Part& part, const Archive* before);
    [[nodiscard]] std::unique_ptr<const JointCatalogue> read_catalogue(FacetKind kind) const;
    [[nodiscard]] std::vector<std::uint32_t> count_totals(FacetKind kind) const;

    std::vector<std::string> folders_;
    std::vector<Snapshot> snapshots_;  ///< by folder
    std::vector<Part> parts_;
    std::uint64_t articles_ = 0;
    std::uint64_t stored_articles_ = 0;
    mutable Lazy<double> average_length_;
    mutable Lazy<std::unique_ptr<const JointStories>> stories_;
    mutable Lazy<std::vector<Copies>> copies_;
    mutable std::array<Lazy<std::unique_ptr<const JointCatalogue>>, kinds> catalogues_;
    mutable std::array<Lazy<std::vector<std::uint32_t>>, kinds> totals_;
};

}  // namespace dateline
