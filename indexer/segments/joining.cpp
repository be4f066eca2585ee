#include "indexer/segments/joining.hpp"

#include <filesystem>
#include <optional>

#include "indexer/segments/merging.hpp"
#include "indexer/segments/segment_builder.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

/// Articles in the small segments that a segment is built again from.
constexpr std::uint32_t batch_articles = 500;
constexpr std::size_t batch_bytes = std::size_t{2} << 20U;
/// Column bytes that may wait in memory before they are merged on the disk.
constexpr std::uint64_t waiting_bytes = std::uint64_t{32} << 20U;

/// Builds a segment again, without what is deleted, as several.
class Rebuilding {
public:
    Rebuilding(std::string scratch, const std::function<bool()>& stopped) : scratch_(std::move(scratch)), stopped_(stopped) {}

    DocidMap run(const JoinSource& source, std::uint32_t shift) {
        const std::uint32_t last = source.segment->last_docid();
        std::vector<std::uint32_t> places(std::size_t{last} + 1);
        for (std::uint32_t docid = 1; docid <= last; ++docid) {
            if (source.deletions->holds(docid)) continue;
            builder_.add(*source.segment, docid);
            places[docid] = ++shift;
            if (builder_.size() >= batch_articles || builder_.bytes() >= batch_bytes) end_batch();
        }
        end_batch();
        merge_waiting();
        return DocidMap(std::move(places));
    }

    std::vector<std::shared_ptr<const Segment>> made;

private:
    std::string next_folder() { return (fs::path(scratch_) / ("again-" + std::to_string(++number_))).string(); }

    void end_batch() {
        if (stopped_ && stopped_()) throw Stopped();
        if (builder_.size() == 0) return;
        waiting_.push_back(builder_.finish(next_folder()));
        bytes_ += waiting_.back()->column_bytes();
        if (bytes_ >= waiting_bytes) merge_waiting();
    }

    void merge_waiting() {
        if (waiting_.empty()) return;
        const std::string folder = next_folder();
        merge_segments(waiting_, folder, next_folder());
        for (const auto& segment : waiting_) fs::remove_all(segment->folder());
        waiting_.clear();
        bytes_ = 0;
        made.push_back(std::make_shared<const Segment>(folder));
    }

    std::string scratch_;
    const std::function<bool()>& stopped_;
    SegmentBuilder builder_;
    std::vector<std::shared_ptr<const Segment>> waiting_;
    std::uint64_t bytes_ = 0;
    int number_ = 0;
};

}  // namespace

Joined join_segments(const std::vector<JoinSource>& sources, double drop_above, const std::string& folder, const std::string& scratch,
                     const std::function<bool()>& stopped) {
    Joined joined;
    std::vector<std::shared_ptr<const Segment>> segments;
    Rebuilding rebuilding(scratch, stopped);
    for (const JoinSource& source : sources) {
        if (stopped && stopped()) throw Stopped();
        const double deleted = source.deletions->count();
        if (deleted == 0 || deleted <= drop_above * source.segment->last_docid()) {
            joined.maps.emplace_back(joined.articles);
            joined.articles += source.segment->last_docid();
            segments.push_back(source.segment);
        } else {
            joined.maps.push_back(rebuilding.run(source, joined.articles));
            joined.articles += source.segment->last_docid() - source.deletions->count();
            segments.insert(segments.end(), rebuilding.made.begin(), rebuilding.made.end());
            rebuilding.made.clear();
        }
    }
    if (joined.articles > 0) merge_segments(segments, folder, (fs::path(scratch) / "merging").string());
    segments.clear();
    rebuilding.made.clear();
    fs::remove_all(scratch);
    return joined;
}

}  // namespace dateline
