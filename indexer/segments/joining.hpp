#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "indexer/segments/segment.hpp"

namespace dateline {

/// Where the articles of a segment have gone when it was joined to others.
class DocidMap {
public:
    /// All keep their order and place, `shift` further on.
    explicit DocidMap(std::uint32_t shift) : shift_(shift) {}
    /// By docid: the new one, 0 where the article was left out. The entry 0 means nothing.
    explicit DocidMap(std::vector<std::uint32_t> places) : places_(std::move(places)) {}

    /// 0 where the article was left out.
    [[nodiscard]] std::uint32_t operator[](std::uint32_t docid) const { return places_.empty() ? docid + shift_ : places_[docid]; }

private:
    std::uint32_t shift_ = 0;
    std::vector<std::uint32_t> places_;
};

/// A segment that is to be joined, and its articles that do not count.
struct JoinSource {
    std::shared_ptr<const Segment> segment;
    std::shared_ptr<const Deletions> deletions;
};

/// What came of it: the maps of the sources, in their order. No segment was made where no article was left.
struct Joined {
    std::vector<DocidMap> maps;
    std::uint32_t articles = 0;
};

/// Merges segments into one, as merge_segments(); a segment of which more than `drop_above` of the articles (0 to 1) are deleted is built again without them
/// first, from what it stores. Asks `stopped` now and then, and throws Stopped when it says so. Whatever goes wrong, `folder` and `scratch` may hold remains.
struct Stopped {};
Joined join_segments(const std::vector<JoinSource>& sources, double drop_above, const std::string& folder, const std::string& scratch,
                     const std::function<bool()>& stopped = {});

}  // namespace dateline
