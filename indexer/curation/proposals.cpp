#include "indexer/curation/proposals.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include "facets/text/edit_distance.hpp"
#include "indexer/curation/identity.hpp"
#include "indexer/curation/resemblance.hpp"

namespace dateline {

namespace {

using IdPair = std::pair<std::uint32_t, std::uint32_t>;

/// Pairs among more people than these would be mostly chance, and take long.
constexpr std::size_t max_block = 400;

/// By canonical id, in how many articles its forms stand: an article with two of them counts twice, which is good enough for an order.
std::vector<std::uint64_t> count_articles(const Snapshot& snapshot, const Names& names, const CanonicalIds& ids) {
    std::vector<std::uint64_t> counts(names.size());
    for (const Snapshot::Part& part : snapshot.parts) {
        for (const auto& [id, count] : part.segment->counts(FacetKind::person)) {
            const std::uint32_t canonical = ids.canonical(id);
            if (canonical < counts.size()) counts[canonical] += count;
        }
    }
    return counts;
}

std::set<IdPair> ever_split(const std::vector<Decision>& decisions) {
    std::set<std::uint32_t> split;
    for (const Decision& decision : decisions) {
        if (decision.action == Decision::Action::split) split.insert(decision.ids.begin(), decision.ids.end());
    }
    std::set<IdPair> pairs;
    for (const std::uint32_t a : split) {
        for (const std::uint32_t b : split) pairs.emplace(a, b);
    }
    return pairs;
}

/// Persons who share something.
using Blocks = std::unordered_map<std::string, std::vector<std::uint32_t>>;

Blocks make_blocks(const Names& names, const CanonicalIds& ids, const std::vector<std::uint64_t>& counts) {
    Blocks blocks;
    for (std::uint32_t id = 0; id < names.size(); ++id) {
        if (counts[id] == 0 || ids.canonical(id) != id) continue;
        const std::string_view key = names[id].key, surname = surname_of(key);
        if (surname.empty()) continue;
        blocks["surname " + std::string(surname)].push_back(id);
        blocks["sound " + sound_of(key)].push_back(id);
        const std::string given(key.substr(0, key.size() - surname.size()));
        if (given.size() > 2) blocks["given " + given + surname.front()].push_back(id);
    }
    return blocks;
}

}  // namespace

std::vector<PersonPair> propose_pairs(const Snapshot& snapshot, const Names& names, const CanonicalIds& ids,
                                      const std::vector<Decision>& decisions, std::size_t limit) {
    const std::vector<std::uint64_t> counts = count_articles(snapshot, names, ids);
    std::set<IdPair> looked_at = ever_split(decisions);
    std::vector<std::pair<IdPair, const char*>> found;
    for (const auto& [shared, block] : make_blocks(names, ids, counts)) {
        if (block.size() > max_block) continue;
        for (std::size_t i = 0; i < block.size(); ++i) {
            for (std::size_t j = i + 1; j < block.size(); ++j) {
                const char* reason = resemblance(names[block[i]].key, names[block[j]].key);
                if (reason == nullptr || !looked_at.emplace(block[i], block[j]).second) continue;
                found.push_back({counts[block[i]] >= counts[block[j]] ? IdPair{block[i], block[j]} : IdPair{block[j], block[i]}, reason});
            }
        }
    }
    const auto order = [&](const auto& pair) {
        const auto [first, second] = pair.first;
        return std::tuple(counts[second], counts[first], names[first].key, names[second].key);
    };
    std::sort(found.begin(), found.end(), [&](const auto& a, const auto& b) { return order(a) > order(b); });
    std::vector<PersonPair> pairs;
    const auto label = [&](std::uint32_t id) { return ids.label(id) != nullptr ? *ids.label(id) : std::string(names[id].label); };
    for (const auto& [pair, reason] : found) {
        if (pairs.size() == limit) break;
        pairs.push_back({label(pair.first), label(pair.second), counts[pair.first], counts[pair.second], reason});
    }
    return pairs;
}

std::string nearest_person(const Names& names, const CanonicalIds& ids, std::string_view key) {
    std::size_t best = std::clamp<std::size_t>(key.size() / 3, 1, 3) + 1;
    std::string nearest;
    for (std::uint32_t id = 0; id < names.size(); ++id) {
        if (ids.canonical(id) == CanonicalIds::hidden || names[id].key.empty()) continue;
        const std::size_t distance = edit_distance(key, names[id].key, best - 1);
        if (distance >= best) continue;
        best = distance;
        nearest = names[id].label;
    }
    return nearest;
}

}  // namespace dateline
