#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "searcher/archive/archive.hpp"
#include "searcher/counting/facet_counter.hpp"
#include "searcher/searcher.hpp"
#include "searcher/workers.hpp"

namespace dateline {

/// One state of the databases, and what was learnt of it. Thread-safe.
class Searched {
public:
    explicit Searched(const std::vector<std::string>& folders, const Archive* before = nullptr)
        : archive(folders, before), facets(archive) {}

    /// What the front page of an archive shows: an answer to a request that every article matches. Made once, for it cannot change.
    std::optional<Answer> recall(const std::string& key) {
        const std::lock_guard lock(mutex_);
        const auto known = front_pages_.find(key);
        return known == front_pages_.end() ? std::nullopt : std::optional(known->second);
    }
    void remember(const std::string& key, const Answer& answer) {
        const std::lock_guard lock(mutex_);
        if (front_pages_.size() < max_front_pages) front_pages_.emplace(key, answer);
    }

    const Archive archive;
    FacetCounter facets;

private:
    static constexpr std::size_t max_front_pages = 64;
    std::mutex mutex_;
    std::map<std::string, Answer> front_pages_;
};

/// Carries out one request, whose facets and dates must have been checked. Throws QueryError, UsageError, DatabaseError, and what Xapian throws.
Answer answer_request(Searched& searched, Workers& workers, const Request& request);

}  // namespace dateline
