#include "facets/persons/name_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "facets/error.hpp"
#include "facets/tables/tables.hpp"
#include "facets/text/fold.hpp"
#include "facets/text/tokens.hpp"

namespace dateline {
namespace {

constexpr std::uint64_t hash_seed = 0x243F6A8885A308D3ULL;

std::uint64_t mix(std::uint64_t hash, unsigned char byte) {
    return (hash ^ byte) * 0x100000001B3ULL;
}

/// Spreads the bits and keeps 0 for free slots.
std::uint64_t finish(std::uint64_t hash) {
    hash ^= hash >> 32;
    hash *= 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 29;
    return hash == 0 ? 1 : hash;
}

std::uint64_t pair_of(std::uint64_t a, std::uint64_t b) {
    return NameWords::add_to_phrase(NameWords::add_to_phrase(0, std::min(a, b)), std::max(a, b));
}

std::string_view required_table(std::string_view name) {
    const std::string_view table = built_in_table(name);
    if (table.empty()) throw Error("the built-in table '" + std::string(name) + "' is missing.");
    return table;
}

std::uint32_t class_named(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, std::uint32_t>, 25> names = {{
        {"honorific", honorific},
        {"honorific_male", honorific | honorific_male},
        {"honorific_female", honorific | honorific_female},
        {"role", role},
        {"role_first", role_first},
        {"role_small", role_small},
        {"speech", speech},
        {"name_suffix", name_suffix},
        {"particle", particle},
        {"suffix", organization_suffix},
        {"suffix_name", organization_suffix | suffix_and_surname},
        {"single_name", single_name},
        {"public_name", single_name | surname},
        {"royal", royal_title},
        {"surname_too", suffix_and_surname},
        {"head", organization_head},
        {"known", known_organization},
        {"place_end", place_end},
        {"place_start", place_start},
        {"event", event},
        {"nationality", nationality},
        {"calendar", calendar},
        {"never", never_name},
        {"common", common},
        {"family_first", family_first},
    }};
    for (const auto& [known, classes] : names)
        if (known == name) return classes;
    throw Error("a built-in table has the unknown class '" + std::string(name) + "'.");
}

}  // namespace

std::uint64_t folded_hash(std::string_view word) {
    std::uint64_t hash = hash_seed;
    for (const char c : word) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80) {
            hash = hash_seed;
            for (const char folded : fold(word)) hash = mix(hash, static_cast<unsigned char>(folded));
            return finish(hash);
        }
        hash = mix(hash, byte >= 'A' && byte <= 'Z' ? static_cast<unsigned char>(byte + 32) : byte);
    }
    return finish(hash);
}

std::uint32_t NameWords::HashTable::find(std::uint64_t hash) const {
    const std::size_t mask = hashes_.size() - 1;
    for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
        if (hashes_[slot] == hash) return classes_[slot];
        if (hashes_[slot] == 0) return 0;
    }
}

void NameWords::HashTable::add(std::uint64_t hash, std::uint32_t classes) {
    if (used_ * 2 >= hashes_.size()) grow();
    const std::size_t mask = hashes_.size() - 1;
    std::size_t slot = hash & mask;
    while (hashes_[slot] != 0 && hashes_[slot] != hash) slot = (slot + 1) & mask;
    used_ += hashes_[slot] == 0;
    hashes_[slot] = hash;
    classes_[slot] |= classes;
}

void NameWords::HashTable::grow() {
    std::vector<std::uint64_t> hashes(hashes_.size() * 2);
    std::vector<std::uint32_t> classes(hashes.size());
    hashes.swap(hashes_);
    classes.swap(classes_);
    used_ = 0;
    for (std::size_t slot = 0; slot < hashes.size(); ++slot)
        if (hashes[slot] != 0) add(hashes[slot], classes[slot]);
}

const NameWords& NameWords::instance() {
    static const NameWords words;
    return words;
}

NameWords::NameWords() {
    read_forenames();
    for (const char* table : {"titles", "organization_words", "not_names"}) read_classes(required_table(table));
    read_words(required_table("common_words"), common);
    read_words(required_table("family_names_first"), family_first);
    read_words(required_table("surnames"), surname);
    read_places();
    read_nicknames();
}

std::uint32_t NameWords::classes(std::uint64_t hash) const {
    return words_.find(hash);
}

std::uint32_t NameWords::phrase_classes(std::uint64_t phrase) const {
    return phrases_.find(phrase);
}

bool NameWords::may_be_same_forename(std::uint64_t a, std::uint64_t b) const {
    return a == b || std::binary_search(nickname_pairs_.begin(), nickname_pairs_.end(), pair_of(a, b));
}

/// Names of several words are cut into tokens as articles are, so that both give the same hashes.
void NameWords::add(std::string_view name, std::uint32_t classes) {
    if (name.find(' ') == std::string_view::npos && name.find('&') == std::string_view::npos) {
        words_.add(folded_hash(name), classes);
        return;
    }
    std::string capitals(name);  // "d.c." is cut apart, "D.C." is not
    for (char& c : capitals) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    const TokenizedText tokens = tokenize(capitals);
    if (tokens.size() == 0) return;
    const std::uint64_t first = folded_hash(tokens[0]);
    if (tokens.size() == 1) {
        words_.add(first, classes);
        return;
    }
    words_.add(first, starts_phrase);
    std::uint64_t phrase = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) phrase = add_to_phrase(phrase, folded_hash(tokens[i]));
    phrases_.add(phrase, classes);
    longest_phrase_ = std::max(longest_phrase_, tokens.size());
}

void NameWords::read_forenames() {
    for_each_row(required_table("forenames"), [this](std::string_view row) {
        const std::string_view name = next_column(row);
        const std::string_view sex = next_column(row);
        std::uint32_t classes = forename;
        if (sex == "m") classes |= male;
        if (sex == "f") classes |= female;
        if (row.find('w') != std::string_view::npos) classes |= forename_word;
        if (row.find('p') != std::string_view::npos) classes |= forename_place;
        words_.add(folded_hash(name), classes);
    });
}

void NameWords::read_classes(std::string_view table) {
    for_each_row(table, [this](std::string_view row) {
        const std::uint32_t classes = class_named(next_column(row));
        while (!row.empty()) {
            std::string name(next_column(row, '|'));
            add(name, classes);
            if (const std::size_t at = name.find(" & "); at != std::string::npos) add(name.replace(at + 1, 1, "and"), classes);
        }
    });
}

void NameWords::read_words(std::string_view table, std::uint32_t classes) {
    for_each_row(table, [this, classes](std::string_view row) {
        while (!row.empty()) words_.add(folded_hash(next_column(row, ' ')), classes);
    });
}

void NameWords::read_places() {
    for_each_row(required_table("place_names"), [this](std::string_view row) {
        const std::string_view name = next_column(row);
        add(name, row == "n" ? place | place_or_name : static_cast<std::uint32_t>(place));
    });
}

void NameWords::read_nicknames() {
    for_each_row(required_table("nicknames"), [this](std::string_view row) {
        std::vector<std::uint64_t> forms = {folded_hash(next_column(row))};
        while (!row.empty()) forms.push_back(folded_hash(next_column(row, '|')));
        for (std::size_t i = 1; i < forms.size(); ++i) nickname_pairs_.push_back(pair_of(forms[0], forms[i]));
    });
    std::sort(nickname_pairs_.begin(), nickname_pairs_.end());
}

}  // namespace dateline
