#include "indexer/curation/groups.hpp"

#include <algorithm>
#include <utility>

namespace dateline {

Groups::Groups(const std::vector<CanonicalIds::Pair>& identities, std::uint32_t ids) : ids_(ids) {
    for (const auto& [id, canonical_id] : identities) {
        canonical_[id] = canonical_id;
        members_[canonical_id].push_back(id);
    }
}

std::uint32_t Groups::canonical(std::uint32_t id) const {
    const auto known = canonical_.find(id);
    return known == canonical_.end() ? id : known->second;
}

std::vector<std::uint32_t> Groups::take_members(std::uint32_t canonical_id) {
    auto node = members_.extract(canonical_id);
    return node ? std::move(node.mapped()) : std::vector<std::uint32_t>{canonical_id};
}

void Groups::put_members(std::uint32_t canonical_id, std::vector<std::uint32_t> ids) {
    if (ids.size() == 1) {
        canonical_.erase(ids.front());
        return;
    }
    for (const std::uint32_t id : ids) canonical_[id] = canonical_id;
    members_[canonical_id] = std::move(ids);
}

/// It is alone afterwards, and visible.
void Groups::leave(std::uint32_t id) {
    const std::uint32_t before = canonical(id);
    canonical_.erase(id);
    if (before == CanonicalIds::hidden) return;
    std::vector<std::uint32_t> others = take_members(before);
    std::erase(others, id);
    if (others.empty()) return;
    put_members(before == id ? others.front() : before, others);
}

void Groups::merge(const std::vector<std::uint32_t>& ids) {
    if (ids.empty()) return;
    std::vector<std::uint32_t> all;
    for (const std::uint32_t id : ids) {
        if (canonical(id) == CanonicalIds::hidden) canonical_.erase(id);
        if (std::find(all.begin(), all.end(), id) != all.end()) continue;
        const std::vector<std::uint32_t> members = take_members(canonical(id));
        all.insert(all.end(), members.begin(), members.end());
    }
    const std::uint32_t first = canonical(ids.front());
    put_members(first, std::move(all));
}

void Groups::split(const std::vector<std::uint32_t>& ids) {
    for (const std::uint32_t id : ids) leave(id);
}

void Groups::apply(const std::vector<Decision>& decisions) {
    const std::vector<bool> holds = standing(decisions);
    for (std::size_t i = 0; i < decisions.size(); ++i) {
        if (!holds[i]) continue;
        Decision decision = decisions[i];
        std::erase_if(decision.ids, [this](std::uint32_t id) { return id >= ids_; });
        switch (decision.action) {
            case Decision::Action::merge:
                merge(decision.ids);
                break;
            case Decision::Action::split:
                split(decision.ids);
                break;
            case Decision::Action::rename:
                for (const std::uint32_t id : decision.ids) labels_[canonical(id)] = decision.label;
                break;
            case Decision::Action::hide:
                for (const std::uint32_t id : decision.ids) {
                    leave(id);
                    canonical_[id] = CanonicalIds::hidden;
                }
                break;
            case Decision::Action::undo:
                break;
        }
    }
}

CanonicalIds Groups::canonical_ids() && {
    return {{canonical_.begin(), canonical_.end()}, std::move(labels_)};
}

std::vector<bool> standing(const std::vector<Decision>& decisions) {
    std::vector<bool> holds(decisions.size(), true);
    for (std::size_t i = decisions.size(); i-- > 0;) {
        if (!holds[i] || decisions[i].action != Decision::Action::undo) continue;
        for (std::size_t j = 0; j < i; ++j) {
            if (decisions[j].number == decisions[i].undone) holds[j] = false;
        }
    }
    return holds;
}

}  // namespace dateline
