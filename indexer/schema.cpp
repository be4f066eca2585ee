#include "indexer/schema.hpp"

#include <limits>

#include "indexer/storing/content_hash.hpp"
#include "indexer/storing/varint.hpp"

namespace dateline {

namespace {

const char* filter_prefix(FacetKind kind) {
    switch (kind) {
        case FacetKind::person:
            return "XP";
        case FacetKind::organization:
            return "XG";
        case FacetKind::place:
            return "XL";
        case FacetKind::country:
            return "XC";
        case FacetKind::mentioned:
            return "XM";
        case FacetKind::topic:
            return "XT";
        case FacetKind::source:
            return "XS";
        case FacetKind::language:
            return "XA";
        case FacetKind::year:
            return prefix_year;
        case FacetKind::month:
            return prefix_month;
    }
    return "X";
}

std::string hexadecimal(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char byte : bytes) {
        text.push_back(digits[static_cast<unsigned char>(byte) >> 4U]);
        text.push_back(digits[static_cast<unsigned char>(byte) & 0xFU]);
    }
    return text;
}

}  // namespace

std::string filter_term(FacetKind kind, std::uint32_t entity_id) {
    return filter_prefix(kind) + std::to_string(entity_id);
}

std::string id_term(std::string_view article_id) {
    constexpr std::size_t hash_digits = 32;
    const std::size_t room = max_term_bytes - std::string_view(prefix_id).size();
    std::size_t stored = 0, cut = 0;
    for (std::size_t i = 0; i < article_id.size(); ++i) {
        stored += article_id[i] == '\0' ? 2 : 1;
        if (stored <= room - hash_digits) cut = i + 1;
    }
    if (stored <= room) return prefix_id + std::string(article_id);
    ContentHash hash;
    hash.add(article_id);
    return prefix_id + std::string(article_id.substr(0, cut)) + hexadecimal(hash.digest());
}

Slot facet_slot(FacetKind kind) {
    switch (kind) {
        case FacetKind::person:
            return slot_person;
        case FacetKind::organization:
            return slot_organization;
        case FacetKind::place:
            return slot_place;
        case FacetKind::country:
            return slot_country;
        case FacetKind::mentioned:
            return slot_mentioned;
        case FacetKind::topic:
            return slot_topic;
        case FacetKind::source:
            return slot_source;
        case FacetKind::language:
            return slot_language;
        case FacetKind::year:
        case FacetKind::month:
            return slot_date;
    }
    return slot_date;
}

std::string pack_ids(std::span<const std::uint32_t> ascending_ids) {
    std::string packed;
    std::uint32_t before = 0;
    for (const std::uint32_t id : ascending_ids) {
        append_varint(packed, id - before);
        before = id;
    }
    return packed;
}

bool unpack_ids(std::string_view packed, std::vector<std::uint32_t>& ids) {
    std::uint64_t id = 0;
    for (bool first = true; !packed.empty(); first = false) {
        std::uint64_t difference = 0;
        if (!take_varint(packed, difference) || (difference == 0 && !first)) return false;
        if (difference > std::numeric_limits<std::uint32_t>::max() - id) return false;
        id += difference;
        ids.push_back(static_cast<std::uint32_t>(id));
    }
    return true;
}

const char* facet_name(FacetKind kind) {
    switch (kind) {
        case FacetKind::person:
            return "person";
        case FacetKind::organization:
            return "organization";
        case FacetKind::place:
            return "place";
        case FacetKind::country:
            return "country";
        case FacetKind::mentioned:
            return "mentioned";
        case FacetKind::topic:
            return "topic";
        case FacetKind::source:
            return "source";
        case FacetKind::language:
            return "language";
        case FacetKind::year:
            return "year";
        case FacetKind::month:
            return "month";
    }
    return "";
}

}  // namespace dateline
