#include "searcher/archive/joint_catalogue.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace dateline {

JointCatalogue::JointCatalogue(std::vector<Source> databases) : databases_(std::move(databases)), to_joint_(databases_.size()) {
    if (!is_single()) join();
    for (std::size_t i = 0; i < databases_.size(); ++i) {
        std::vector<std::uint32_t>& ids = to_joint_[i];
        if (is_plain(i)) continue;
        const std::uint32_t count = databases_[i].names->size();
        for (auto id = static_cast<std::uint32_t>(ids.size()); id < count; ++id) ids.push_back(id);
        const std::vector<std::uint32_t> own = ids;
        for (const auto& [id, canonical] : databases_[i].decisions.decided()) {
            if (id < count) ids[id] = canonical == CanonicalIds::hidden ? nobody : own[canonical];
        }
    }
}

void JointCatalogue::join() {
    std::unordered_map<std::string_view, std::uint32_t> known;
    for (std::uint32_t database = 0; database < databases_.size(); ++database) {
        const Names& names = *databases_[database].names;
        std::vector<std::uint32_t>& ids = to_joint_[database];
        ids.reserve(names.size());
        for (std::uint32_t id = 0; id < names.size(); ++id) {
            const auto [entry, is_new] = known.try_emplace(names[id].key, static_cast<std::uint32_t>(origins_.size()));
            if (is_new) origins_.push_back({database, id});
            ids.push_back(entry->second);
        }
    }
}

std::uint32_t JointCatalogue::size() const {
    return is_single() ? databases_.front().names->size() : static_cast<std::uint32_t>(origins_.size());
}

std::string_view JointCatalogue::key(std::uint32_t id) const {
    if (is_single()) return (*databases_.front().names)[id].key;
    return (*databases_[origins_[id].database].names)[origins_[id].local_id].key;
}

std::string_view JointCatalogue::label(std::uint32_t id) const {
    const Origin origin = is_single() ? Origin{0, id} : origins_[id];
    const Source& source = databases_[origin.database];
    const std::string* const renamed = source.decisions.label(origin.local_id);
    return renamed != nullptr ? std::string_view(*renamed) : (*source.names)[origin.local_id].label;
}

std::optional<std::uint32_t> JointCatalogue::find(std::string_view key) const {
    for (std::size_t i = 0; i < databases_.size(); ++i) {
        std::optional<std::uint32_t> local = databases_[i].names->find(key);
        if (!local) local = databases_[i].decisions.renamed_to(key);
        if (!local) continue;
        if (const std::uint32_t id = joint_id(i, *local); id != nobody) return id;
    }
    return std::nullopt;
}

std::uint32_t JointCatalogue::canonical(std::uint32_t id) const {
    if (is_single()) return joint_id(0, id);
    const std::string_view name = key(id);
    std::uint32_t other = nobody;
    for (std::size_t i = 0; i < databases_.size(); ++i) {
        const std::optional<std::uint32_t> local = databases_[i].names->find(name);
        if (!local) continue;
        const std::uint32_t joint = joint_id(i, *local);
        if (joint == id) return id;
        if (joint != nobody) other = joint;
    }
    return other;
}

std::uint32_t JointCatalogue::joint_id(std::size_t database, std::uint32_t local_id) const {
    const std::vector<std::uint32_t>& ids = to_joint_[database];
    if (ids.empty()) return local_id < databases_[database].names->size() ? local_id : nobody;
    return local_id < ids.size() ? ids[local_id] : nobody;
}

std::vector<std::uint32_t> JointCatalogue::local_ids(std::size_t database, std::uint32_t joint_id) const {
    const Source& source = databases_[database];
    std::optional<std::uint32_t> local = joint_id;
    if (!is_single()) local = source.names->find(key(joint_id));
    if (!local || *local >= source.names->size()) return {};
    return source.decisions.ids_of(*local);
}

}  // namespace dateline
