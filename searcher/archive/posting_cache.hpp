#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace dateline {

/// Which articles hold a term, read whole: docids, ascending, and how often each holds it.
struct Postings {
    std::vector<std::uint32_t> docids;
    std::vector<std::uint16_t> wdfs;
    [[nodiscard]] std::size_t bytes() const { return docids.size() * (sizeof(std::uint32_t) + sizeof(std::uint16_t)); }
};

/// Keeps the postings of terms that more than one search of a segment has asked for, up to a number of bytes; those that were asked for longest ago go first.
/// Walking over them takes a fraction of what walking through Xapian's B-tree does. Thread-safe.
class PostingCache {
public:
    explicit PostingCache(std::size_t max_bytes) : max_bytes_(max_bytes) {}

    /// Null when this is the first search that asks for the term, when another thread is just reading it, or when it does not fit. `search`: a number
    /// that no other search has; `database`: of the caller's thread.
    std::shared_ptr<const Postings> find(const Xapian::Database& database, const std::string& term, std::uint64_t search);

private:
    struct Entry {
        std::shared_ptr<const Postings> postings;
        std::uint64_t asked = 0;  ///< the last search that did
        bool is_reading = false, is_unfit = false;
    };
    void make_room();

    /// Of terms whose postings are not kept: what remembers them costs memory, too.
    static constexpr std::size_t max_entries = 20000;

    const std::size_t max_bytes_;
    std::mutex mutex_;
    std::unordered_map<std::string, Entry> entries_;
    std::size_t bytes_ = 0;
};

}  // namespace dateline
