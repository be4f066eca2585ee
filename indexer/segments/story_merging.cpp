#include <algorithm>
#include <queue>
#include <tuple>

#include "indexer/segments/merging.hpp"
#include "indexer/segments/segment.hpp"

namespace dateline {

namespace {

/// The next entry of a segment's shingles.
struct NextShingle {
    std::uint32_t key = 0, number = 0, docid = 0;
    std::size_t segment = 0, at = 0;
    bool operator<(const NextShingle& other) const {
        return std::tie(key, number, segment, at) > std::tie(other.key, other.number, other.segment, other.at);
    }
};

void merge_shingles(const std::vector<std::shared_ptr<const Segment>>& segments, ColumnWriter& to) {
    std::vector<std::uint32_t> shifts;
    std::uint32_t docids = 0;
    std::priority_queue<NextShingle> next;
    const auto push = [&](std::size_t segment, std::size_t at) {
        const StoryColumns& columns = segments[segment]->stories();
        if (at == columns.shingles().size()) return;
        const ShinglePlace& place = columns.shingles()[at];
        if (place.docid == 0 || place.docid > columns.numbers().size())
            columns.file().throw_damaged("its shingles name an article that is not there");
        next.push({place.key, columns.numbers()[place.docid - 1], place.docid, segment, at});
    };
    for (std::size_t i = 0; i < segments.size(); ++i) {
        shifts.push_back(docids);
        docids += segments[i]->last_docid();
        push(i, 0);
    }
    to.begin("shingles");
    while (!next.empty()) {
        const NextShingle first = next.top();
        next.pop();
        to.append_one(ShinglePlace{first.key, first.docid + shifts[first.segment]});
        push(first.segment, first.at + 1);
    }
}

}  // namespace

void merge_stories(const std::vector<std::shared_ptr<const Segment>>& segments, ColumnWriter& to) {
    to.begin("numbers");
    for (const auto& segment : segments) to.append(segment->stories().numbers());
    to.begin("stories");
    for (const auto& segment : segments) to.append(segment->stories().stories());
    to.begin("starts");
    std::uint64_t shift = 0;
    to.append_one(shift);
    for (const auto& segment : segments) {
        const auto starts = segment->stories().file().section<std::uint64_t>("starts");
        for (const std::uint64_t start : starts.subspan(1)) to.append_one(shift + start);
        shift += starts.back();
    }
    to.begin("signatures");
    for (const auto& segment : segments) to.append(segment->stories().file().section_bytes("signatures"));
    merge_shingles(segments, to);
}

}  // namespace dateline
