#include "facets/countries/place_lexicon.hpp"

#include <algorithm>

namespace dateline {
namespace {

std::uint64_t key_of(std::uint64_t before, std::uint64_t part) {
    return std::max<std::uint64_t>(add_to_hash(before, part), 1);
}

}  // namespace

void PlaceLexicon::add(std::string_view name, const Reading& reading) {
    const TokenizedText text = tokenize(name);
    const std::vector<WordPart> parts = word_parts(text);
    if (parts.empty()) return;
    first_parts_[(parts.front().hash >> 6U) % first_parts_.size()] |= 1ULL << (parts.front().hash & 63U);
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        key = key_of(key, parts[i].hash);
        Node& node = make(key);
        node.goes_on = node.goes_on || i + 1 < parts.size();
    }
    additions_.push_back({key, reading});
}

void PlaceLexicon::seal() {
    std::stable_sort(additions_.begin(), additions_.end(), [](const Addition& a, const Addition& b) { return a.key < b.key; });
    for (std::size_t i = 0; i < additions_.size();) {
        Node& node = make(additions_[i].key);
        node.first_reading = static_cast<std::uint32_t>(readings_.size());
        const std::uint64_t key = additions_[i].key;
        for (; i < additions_.size() && additions_[i].key == key; ++i) {
            const Reading& reading = additions_[i].reading;
            const auto same = [&](const Reading& other) { return other.land == reading.land; };
            const auto known = std::find_if(readings_.begin() + node.first_reading, readings_.end(), same);
            if (known == readings_.end()) {
                readings_.push_back(reading);
            } else if (known->kind == EvidenceKind::city && reading.kind == EvidenceKind::city) {
                known->size = reading.size;
            }
        }
        node.readings = static_cast<std::uint16_t>(readings_.size() - node.first_reading);
    }
    additions_.clear();
    additions_.shrink_to_fit();
}

PlaceLexicon::Match PlaceLexicon::longest_at(const TokenizedText& text, const std::vector<WordPart>& parts, std::uint32_t first) const {
    Match longest;
    const std::uint64_t start = parts[first].hash;
    if ((first_parts_[(start >> 6U) % first_parts_.size()] >> (start & 63U) & 1U) == 0) return longest;
    std::uint64_t key = 0;
    for (std::uint32_t at = first; at < parts.size(); ++at) {
        if (at > first && parts[at].token != parts[at - 1].token && text.tokens[parts[at].token].starts_sentence) break;
        key = key_of(key, parts[at].hash);
        const Node* node = find(key);
        if (node == nullptr) break;
        if (node->readings > 0) longest = {at - first + 1, std::span(readings_).subspan(node->first_reading, node->readings)};
        if (!node->goes_on) break;
    }
    return longest;
}

const PlaceLexicon::Node* PlaceLexicon::find(std::uint64_t key) const {
    for (std::size_t at = key & (nodes_.size() - 1);; at = (at + 1) & (nodes_.size() - 1)) {
        if (nodes_[at].key == key) return &nodes_[at];
        if (nodes_[at].key == 0) return nullptr;
    }
}

PlaceLexicon::Node& PlaceLexicon::make(std::uint64_t key) {
    if (used_ * 2 >= nodes_.size()) grow();
    std::size_t at = key & (nodes_.size() - 1);
    while (nodes_[at].key != 0 && nodes_[at].key != key) at = (at + 1) & (nodes_.size() - 1);
    if (nodes_[at].key == 0) {
        nodes_[at].key = key;
        ++used_;
    }
    return nodes_[at];
}

void PlaceLexicon::grow() {
    std::vector<Node> old(nodes_.size() * 2);
    old.swap(nodes_);
    for (const Node& node : old) {
        if (node.key == 0) continue;
        std::size_t at = node.key & (nodes_.size() - 1);
        while (nodes_[at].key != 0) at = (at + 1) & (nodes_.size() - 1);
        nodes_[at] = node;
    }
}

}  // namespace dateline
