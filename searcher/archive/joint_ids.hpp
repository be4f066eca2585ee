#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "searcher/archive/joint_catalogue.hpp"

namespace dateline {

/// Turns the ids that an article of one database carries into the entries that it counts under, each once. Not thread-safe; `names` must outlive it.
class JointIds {
public:
    JointIds(const JointCatalogue& names, std::size_t database)
        : map_(names.joint_ids(database)), decided_(names.decided(database)), plain_(names.is_plain(database)) {}

    template <typename Use>
    void for_each(std::span<const std::uint32_t> local_ids, Use use) {
        if (plain_ && map_.empty()) {
            for (const std::uint32_t id : local_ids) use(id);
        } else if (plain_) {
            for (const std::uint32_t id : local_ids) use(map_[id]);
        } else {
            for_each_decided(local_ids, use);
        }
    }

private:
    /// Two ids of one article may stand for the same entry only where something was decided about both.
    template <typename Use>
    void for_each_decided(std::span<const std::uint32_t> local_ids, Use use) {
        seen_.clear();
        for (const std::uint32_t id : local_ids) {
            const std::uint32_t joint = map_[id];
            if (decided_[id]) {
                if (joint == JointCatalogue::nobody || std::find(seen_.begin(), seen_.end(), joint) != seen_.end()) continue;
                seen_.push_back(joint);
            }
            use(joint);
        }
    }

    const std::vector<std::uint32_t>& map_;
    const std::vector<bool>& decided_;
    bool plain_;
    std::vector<std::uint32_t> seen_;
};

}  // namespace dateline
