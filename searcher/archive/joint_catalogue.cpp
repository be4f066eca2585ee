#include "searcher/archive/joint_catalogue.hpp"

#include <utility>

namespace dateline {

JointCatalogue::JointCatalogue(std::vector<Catalogue> parts) : parts_(std::move(parts)) {
    if (parts_.size() == 1) return;
    for (const Catalogue& part : parts_) {
        std::vector<std::uint32_t>& ids = to_joint_.emplace_back();
        for (std::uint32_t id = 0; id < part.size(); ++id) ids.push_back(joined_.add(part[id].key, part[id].label));
    }
}

std::optional<std::uint32_t> JointCatalogue::joint_id(std::size_t part, std::uint32_t local_id) const {
    if (local_id >= parts_[part].size()) return std::nullopt;
    return parts_.size() == 1 ? local_id : to_joint_[part][local_id];
}

std::optional<std::uint32_t> JointCatalogue::local_id(std::size_t part, std::uint32_t joint_id) const {
    if (parts_.size() == 1) return joint_id < size() ? std::optional(joint_id) : std::nullopt;
    return parts_[part].find(joined_[joint_id].key);
}

}  // namespace dateline
