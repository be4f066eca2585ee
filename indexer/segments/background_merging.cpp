// The part of DatabaseWriter that keeps the segments few.

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <numeric>

#include "facets/error.hpp"
#include "indexer/segments/database_writer.hpp"
#include "indexer/segments/files.hpp"

namespace dateline {

namespace {

/// So many segments of about one size become one of the next: each article is merged once for every factor of eight in the size of the archive. They wait until
/// there are twice as many: often indexing ends before, and its last segments need not be merged at all.
constexpr std::size_t fan_in = 8;

/// How many segments are left at most when indexing ends.
constexpr std::size_t most_segments = 9;

/// Merging by itself makes no segment of more articles: it would take minutes, and some bytes of memory for every article.
constexpr std::uint64_t largest_merge = 4'000'000;

/// Segments of one size class are merged together.
int size_class(std::uint64_t articles) {
    return static_cast<int>(std::log2(std::max<double>(1, static_cast<double>(articles) / 256)) / 3);
}

}  // namespace

/// The smallest class of which there are enough.
std::vector<std::size_t> DatabaseWriter::choose_merge() const {
    std::map<int, std::vector<std::size_t>> classes;
    for (std::size_t i = 0; i < parts_.size(); ++i) classes[size_class(parts_[i].segment->last_docid())].push_back(i);
    for (auto& [size, members] : classes) {
        if (members.size() < 2 * fan_in) continue;
        members.resize(fan_in);  // the oldest
        std::uint64_t articles = 0;
        for (const std::size_t i : members) articles += parts_[i].segment->last_docid();
        if (articles <= largest_merge) return members;
    }
    return {};
}

std::vector<std::size_t> DatabaseWriter::smallest(std::size_t count) const {
    std::vector<std::size_t> order(parts_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [this](std::size_t a, std::size_t b) { return parts_[a].segment->last_docid() < parts_[b].segment->last_docid(); });
    order.resize(std::min(count, order.size()));
    std::uint64_t articles = 0;
    std::erase_if(order, [&](std::size_t i) { return (articles += parts_[i].segment->last_docid()) > largest_merge; });
    std::sort(order.begin(), order.end());
    return order;
}

void DatabaseWriter::start_merge(const std::vector<std::size_t>& chosen, double drop_above) {
    if (chosen.empty()) return;
    Merge merge;
    std::vector<JoinSource> sources;
    for (const std::size_t i : chosen) {
        merge.sources.push_back(parts_[i].number);
        sources.push_back({parts_[i].segment, std::make_shared<const Deletions>(*parts_[i].deletions)});
    }
    merge.number = next_number_++;
    merge.joined = std::async(std::launch::async, [this, sources = std::move(sources), drop_above,
                                                   folder = segment_folder(folder_, merge.number), scratch = scratch_folder()] {
        for (const JoinSource& source : sources) source.segment->verify();
        Joined joined = join_segments(sources, drop_above, folder, scratch, [this] { return stop_merging_.load(); });
        if (joined.articles > 0) synchronize_all(folder);
        return joined;
    });
    merge_ = std::move(merge);
}

/// Puts what has been merged in the place of what it was merged of, if it is ready. Articles that were deleted meanwhile are deleted in it, too.
void DatabaseWriter::take_merged() {
    if (!merge_ || merge_->joined.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return;
    Merge merge = std::move(*merge_);
    merge_.reset();
    const Joined joined = merge.joined.get();
    Deletions deletions;
    for (std::size_t i = 0; i < merge.sources.size(); ++i) {
        const auto source = std::find_if(parts_.begin(), parts_.end(), [&](const Part& one) { return one.number == merge.sources[i]; });
        for (const std::uint32_t docid : source->deletions->docids()) {
            if (const std::uint32_t place = joined.maps[i][docid]; place != 0) deletions.add(place);
        }
    }
    for (std::size_t i = 0; i < merge.sources.size(); ++i) {
        std::erase_if(parts_, [&](const Part& one) { return one.number == merge.sources[i]; });
    }
    if (joined.articles > 0) {
        parts_.push_back(part_of(std::make_shared<const Segment>(segment_folder(folder_, merge.number)), merge.number));
        parts_.back().deletions_changed = !deletions.empty();
        *parts_.back().deletions = std::move(deletions);
    }
    publish_manifest(manifest_);
}

void DatabaseWriter::settle(const std::function<bool()>& stopped) {
    for (;;) {
        if (!merge_) start_merge(choose_merge(), 0.2);
        if (!merge_ && parts_.size() > most_segments) start_merge(smallest(parts_.size() - most_segments + 1), 0.2);
        if (!merge_) return;
        while (merge_->joined.wait_for(std::chrono::milliseconds(50)) != std::future_status::ready) {
            if (stopped && stopped()) stop_merging_ = true;
        }
        try {
            take_merged();
        } catch (const Stopped&) {
            stop_merging_ = false;
            return remove_unnamed();
        }
    }
}

void DatabaseWriter::compact(const std::function<bool()>& stopped) {
    publish();
    settle(stopped);
    if (stopped && stopped()) return;
    std::vector<std::size_t> all(parts_.size());
    std::iota(all.begin(), all.end(), 0U);
    const bool damaged = std::any_of(parts_.begin(), parts_.end(), [](const Part& part) {
        part.segment->facets().verify();
        return !part.segment->notes().empty();
    });
    if (parts_.size() < 2 && (parts_.empty() || parts_.front().deletions->empty()) && !damaged) return;
    start_merge(all, 0);
    settle(stopped);
}

}  // namespace dateline
