#pragma once

#include <atomic>
#include <cstdint>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/curation/person_identities.hpp"
#include "indexer/segments/catalogue.hpp"
#include "indexer/segments/copies.hpp"
#include "indexer/segments/joining.hpp"
#include "indexer/segments/segment_builder.hpp"
#include "indexer/segments/snapshot.hpp"
#include "indexer/segments/story_search.hpp"
#include "indexer/segments/waiting_shingles.hpp"
#include "indexer/segments/writer_lock.hpp"

namespace dateline {

/// The one who writes into a database: takes small segments, publishes them as part of it, merges segments in the background, removes what nobody needs any
/// more. What is not published when it goes is as if it had not been. One thread may use it, but for what says otherwise; it has one more of its own, for
/// merging. Every call throws DatabaseError when it cannot be done; what was published stays as it was.
class DatabaseWriter {
public:
    /// Creates the database when there is none. Holds the lock until it goes; clears away what writers that died have left.
    explicit DatabaseWriter(const std::string& database_folder);
    ~DatabaseWriter();
    DatabaseWriter(const DatabaseWriter&) = delete;
    DatabaseWriter& operator=(const DatabaseWriter&) = delete;

    /// Gives out numbers to any thread.
    [[nodiscard]] Catalogue& catalogue() { return catalogue_; }
    /// The name of a folder for a small segment. Any thread.
    std::string scratch_folder();
    /// The last published state. Any thread.
    [[nodiscard]] std::shared_ptr<const Snapshot> published() const;

    /// Where an article is that counts, published or not.
    struct Place {
        std::size_t part = 0;
        std::uint32_t docid = 0;
        bool waiting = false;  ///< not yet published
    };
    [[nodiscard]] std::optional<Place> find(std::string_view article_id) const;
    [[nodiscard]] std::string_view content_hash(const Place& place) const;
    /// Of an article that is a copy of another, as find() does not find it. Any thread.
    [[nodiscard]] std::optional<std::string> copy_hash(std::string_view article_id) const;

    /// Takes a small segment; each of its articles counts only once accept() was called for it. Gives the segment's place among those that wait.
    std::size_t add(std::shared_ptr<Segment> segment);
    /// An article of the segment that add() gave this place: in place of `before`, if there is one. It joins the story of the article most like it, among all that
    /// count now (`before` too), or begins one: stories depend on the order of these calls and on nothing else. False when it is a copy of another article that counts
    /// (see same_text.hpp): then that one is found by the sources of both, and this one is stored no more than Copy says.
    bool accept(std::size_t waiting, std::uint32_t docid, const std::optional<Place>& before);
    /// Where others are copies of it, what it was remains as the first of them.
    void remove(const Place& place);
    /// False when the article is no copy.
    bool remove_copy(const std::string& article_id);

    /// Makes everything so far durable and visible to readers. Does nothing when there is nothing.
    void publish();
    /// Articles accepted or removed since the last publication, and the bytes that those wait in.
    [[nodiscard]] std::uint64_t waiting() const { return waiting_changes_; }
    [[nodiscard]] std::uint64_t waiting_bytes() const { return waiting_bytes_; }

    /// Waits for merging that is under way, and merges until few segments are left. `stopped` is asked now and then; true: it ends early.
    void settle(const std::function<bool()>& stopped = {});
    /// Merges all segments into one that holds no deleted article. What is waiting is published first.
    void compact(const std::function<bool()>& stopped = {});

    /// Files of other parts of the program, by their role: see Manifest::File. They count from the next publication on, which is made even without articles.
    [[nodiscard]] const Manifest& manifest() const { return manifest_; }
    [[nodiscard]] const std::string& folder() const { return folder_; }
    void set_file(const std::string& role, const Manifest::File& file);

private:
    /// A published segment, as the next manifest will have it.
    struct Part {
        std::uint64_t number = 0;
        std::uint64_t deletions_number = 0;
        std::shared_ptr<const Segment> segment;
        std::shared_ptr<Deletions> deletions;  ///< changed in place until it is published: readers get copies
        bool deletions_changed = false;
        std::uint32_t first_article = 0;  ///< the lowest number of any that ever counted
    };
    struct Waiting {
        std::shared_ptr<Segment> segment;
        std::shared_ptr<Deletions> deletions;
    };
    struct Merge {
        std::vector<std::uint64_t> sources;
        std::uint64_t number = 0;
        std::future<Joined> joined;
    };

    static Part part_of(std::shared_ptr<const Segment> segment, std::uint64_t number);
    std::uint32_t find_story();
    [[nodiscard]] const Segment& segment_of(const Place& place) const;
    void forget(const Place& place);
    [[nodiscard]] std::optional<Place> find_original(const Segment& segment, std::uint32_t docid) const;
    void let_count(std::size_t waiting, std::uint32_t docid, const TextSignature& signature);
    void put_copy(const Segment& segment, std::uint32_t docid, const Place& original);
    void promote_copy(const Place& place);
    [[nodiscard]] std::vector<std::uint32_t> sources_of(const std::string& article_id, const std::string& own);
    void store_sources_again();
    void count_stored_again(SegmentBuilder& builder);
    void clear_remains();
    void remove_unnamed();
    Part publish_waiting();
    void write_changed_deletions(Manifest& manifest);
    void publish_manifest(Manifest manifest);
    void start_merge(const std::vector<std::size_t>& parts, double drop_above);
    void take_merged();
    std::vector<std::size_t> choose_merge() const;
    std::vector<std::size_t> smallest(std::size_t count) const;

    std::string folder_;
    WriterLock lock_;
    Manifest manifest_;  ///< as published
    Catalogue catalogue_;
    PersonIdentities identities_;
    Copies copies_;                      ///< changed by the one thread; others look at it under `copies_mutex_`
    std::set<std::string> new_sources_;  ///< articles whose copies have come or gone since they were stored
    mutable std::mutex copies_mutex_;
    std::atomic<std::uint64_t> scratch_number_ = 0;
    std::uint64_t next_number_ = 1;

    std::vector<Part> parts_;  ///< by their first articles
    std::vector<Waiting> waiting_;
    std::unordered_map<std::string_view, Place> waiting_places_;
    std::uint64_t waiting_changes_ = 0, waiting_bytes_ = 0;
    std::map<std::string, Manifest::File> changed_files_;
    StorySearch story_search_;
    WaitingShingles waiting_shingles_;
    std::unordered_multimap<std::uint32_t, Place> waiting_texts_;  ///< articles that wait, by Segment::text_key()
    std::uint32_t last_number_ = 0;                                ///< of an article

    mutable std::mutex published_mutex_;
    std::shared_ptr<const Snapshot> published_;

    std::atomic<bool> stop_merging_ = false;
    std::optional<Merge> merge_;
};

}  // namespace dateline
