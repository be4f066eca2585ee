#include "indexer/storing/catalogue.hpp"

#include <limits>

#include "facets/error.hpp"
#include "indexer/storing/varint.hpp"

namespace dateline {

std::uint32_t Catalogue::add(std::string_view key, std::string_view label) {
    if (const auto known = by_key_.find(key); known != by_key_.end()) return known->second;
    if (entries_.size() >= std::numeric_limits<std::uint32_t>::max())
        throw DatabaseError("the catalogue is full: it holds 4 billion names");
    const std::uint32_t id = size();
    entries_.push_back({std::string(key), std::string(label)});
    by_key_.emplace(key, id);
    return id;
}

std::optional<std::uint32_t> Catalogue::find(std::string_view key) const {
    const auto known = by_key_.find(key);
    if (known == by_key_.end()) return std::nullopt;
    return known->second;
}

std::string Catalogue::write_chunk(std::uint32_t first_id) const {
    std::string chunk;
    for (std::size_t id = first_id; id < entries_.size(); ++id) {
        append_string(chunk, entries_[id].key);
        append_string(chunk, entries_[id].label);
    }
    return chunk;
}

void Catalogue::read_chunk(std::string_view chunk) {
    while (!chunk.empty()) {
        std::string_view key, label;
        if (!take_string(chunk, key) || !take_string(chunk, label)) throw DatabaseError("the catalogue is damaged: a name is cut off");
        const std::uint32_t expected = size();
        if (add(key, label) != expected) throw DatabaseError("the catalogue is damaged: '" + std::string(key) + "' stands in it twice");
    }
}

std::string catalogue_key(FacetKind kind, std::uint32_t chunk) {
    if (kind == FacetKind::mentioned) kind = FacetKind::country;
    return std::string("catalogue/") + facet_name(kind) + "/" + std::to_string(chunk);
}

}  // namespace dateline
