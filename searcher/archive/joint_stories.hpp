#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <vector>

#include "indexer/segments/segment.hpp"

namespace dateline {

/// An article of an archive, by its part and its docid there.
struct StoryMember {
    std::size_t part = 0;
    std::uint32_t docid = 0;
};

/// The stories of an archive that several of its articles belong to, called shared here, numbered from 0; every other article is a story by itself. Stories of
/// different databases are different stories. Immutable, so any number of threads may read. Memory: 4 bytes for every article that a database ever got,
/// a bit for every one it has, and 16 bytes for each in a shared story.
class JointStories {
public:
    /// One part of the archive.
    struct Source {
        std::size_t database = 0;
        const Segment* segment = nullptr;
        const std::vector<std::uint64_t>* living = nullptr;  ///< a bit for each docid
    };
    /// By part. Linear in the articles; the sources are not needed afterwards.
    explicit JointStories(const std::vector<Source>& parts);

    [[nodiscard]] std::size_t size() const { return starts_.size() - 1; }
    /// In the order of parts and docids; at least two.
    [[nodiscard]] std::span<const StoryMember> members(std::uint32_t number) const {
        return std::span(members_).subspan(starts_[number], starts_[number + 1] - starts_[number]);
    }
    /// A bit for each docid of a part: whether its story is shared.
    [[nodiscard]] const std::vector<std::uint64_t>& shared(std::size_t part) const { return shared_[part]; }
    [[nodiscard]] bool is_shared(std::size_t part, std::uint32_t docid) const {
        return (shared_[part][docid / 64] >> docid % 64 & 1U) != 0;
    }
    /// The number of a shared story, by a database's name for it.
    [[nodiscard]] std::uint32_t number(std::size_t database, std::uint32_t story) const { return numbers_[database][story]; }

private:
    static constexpr std::uint32_t alone = std::numeric_limits<std::uint32_t>::max();

    std::vector<std::vector<std::uint32_t>> numbers_;  ///< by database and story
    std::vector<std::vector<std::uint64_t>> shared_;
    std::vector<std::size_t> starts_ = {0};
    std::vector<StoryMember> members_;
};

}  // namespace dateline
