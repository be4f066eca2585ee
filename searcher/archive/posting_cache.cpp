#include "searcher/archive/posting_cache.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace dateline {

namespace {

/// Null where it takes more than so many bytes, or a term stands more often in an article than is counted here.
std::shared_ptr<const Postings> read_postings(const Xapian::Database& database, const std::string& term, std::size_t max_bytes) {
    auto postings = std::make_shared<Postings>();
    const std::size_t count = database.get_termfreq(term);
    if (count * (sizeof(std::uint32_t) + sizeof(std::uint16_t)) > max_bytes) return nullptr;
    postings->docids.reserve(count);
    postings->wdfs.reserve(count);
    for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
        const Xapian::termcount wdf = at.get_wdf();
        if (wdf > std::numeric_limits<std::uint16_t>::max()) return nullptr;
        postings->docids.push_back(*at);
        postings->wdfs.push_back(static_cast<std::uint16_t>(wdf));
    }
    return postings;
}

}  // namespace

std::shared_ptr<const Postings> PostingCache::find(const Xapian::Database& database, const std::string& term, std::uint64_t search) {
    {
        const std::lock_guard lock(mutex_);
        const auto [place, is_new] = entries_.try_emplace(term);
        Entry& entry = place->second;
        const std::uint64_t before = std::exchange(entry.asked, search);
        if (entry.postings || entry.is_reading || entry.is_unfit) return entry.postings;
        if (is_new && entries_.size() > max_entries) make_room();
        if (is_new || before == search) return nullptr;
        entry.is_reading = true;
    }
    std::shared_ptr<const Postings> postings;
    try {
        postings = read_postings(database, term, max_bytes_ / 4);
    } catch (...) {
        const std::lock_guard lock(mutex_);
        entries_.erase(term);
        throw;
    }
    const std::lock_guard lock(mutex_);
    Entry& entry = entries_[term];
    entry.is_reading = false;
    entry.is_unfit = postings == nullptr;
    entry.postings = postings;
    entry.asked = search;
    if (postings) bytes_ += postings->bytes();
    if (bytes_ > max_bytes_) make_room();
    return postings;
}

/// Drops a quarter of all, those asked for longest ago.
void PostingCache::make_room() {
    std::vector<std::uint64_t> asked;
    for (const auto& [term, entry] : entries_) asked.push_back(entry.asked);
    const auto quarter = asked.begin() + static_cast<std::ptrdiff_t>(asked.size() / 4);
    std::nth_element(asked.begin(), quarter, asked.end());
    const std::uint64_t limit = *quarter;
    std::erase_if(entries_, [&](const auto& one) {
        const Entry& entry = one.second;
        if (entry.asked > limit || entry.is_reading) return false;
        if (entry.postings) bytes_ -= entry.postings->bytes();
        return true;
    });
}

}  // namespace dateline
