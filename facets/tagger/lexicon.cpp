#include "facets/tagger/lexicon.hpp"

#include <algorithm>
#include <charconv>

#include "facets/error.hpp"
#include "facets/tables/tables.hpp"
#include "facets/tagger/binary.hpp"
#include "facets/tagger/hashing.hpp"

namespace dateline::tagger {
namespace {

/// Bytes of an entry in a file.
constexpr std::size_t entry_size = 11;

std::uint32_t key_of(std::uint64_t hash) {
    const auto key = static_cast<std::uint32_t>(hash >> 32) ^ static_cast<std::uint32_t>(hash);
    return key == 0 ? 1 : key;
}

std::uint32_t number(std::string_view text, std::string_view row, std::uint32_t most) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value > most) {
        throw Error("a word list holds '" + std::string(text) + "' in the row '" + std::string(row) + "'; expected a number up to " +
                    std::to_string(most));
    }
    return value;
}

}  // namespace

std::uint64_t phrase_hash(std::uint64_t so_far, std::uint64_t next_word) {
    return mix(so_far, next_word);
}

Lexicon Lexicon::from_table(std::string_view table) {
    Lexicon lexicon;
    for_each_row(table, [&](std::string_view row) {
        std::string_view rest = row;
        std::string_view word = next_column(rest);
        WordFacts facts;
        facts.cluster = static_cast<std::uint16_t>(number(next_column(rest), row, 65535));
        facts.coarse = static_cast<std::uint8_t>(number(next_column(rest), row, 65535));
        facts.casing = static_cast<std::uint8_t>(number(next_column(rest), row, 65535));
        facts.lists = number(next_column(rest), row, 0xFFFFFF);
        const std::string_view first = next_column(word, ' ');
        std::uint64_t hash = hash_bytes(first);
        if (!word.empty()) {
            WordFacts opening;
            opening.lists = lists::starts_phrase;
            lexicon.insert(hash, opening);
        }
        while (!word.empty()) hash = phrase_hash(hash, hash_bytes(next_column(word, ' ')));
        lexicon.insert(hash, facts);
    });
    return lexicon;
}

WordFacts Lexicon::find(std::uint64_t hash) const {
    if (slots_.empty()) return {};
    const std::uint32_t key = key_of(hash);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = key & mask;; at = (at + 1) & mask) {
        const Entry& entry = slots_[at];
        if (entry.key == key) return {entry.cluster, entry.coarse, entry.casing, entry.lists};
        if (entry.key == 0) return {};
    }
}

void Lexicon::insert(std::uint64_t hash, const WordFacts& facts) {
    if (size_ * 2 >= slots_.size()) grow();
    const std::uint32_t key = key_of(hash);
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = key & mask;
    while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & mask;
    Entry& entry = slots_[at];
    if (entry.key == 0) ++size_;
    entry.key = key;
    if (facts.cluster != 0) entry.cluster = facts.cluster;
    if (facts.coarse != 0) entry.coarse = facts.coarse;
    if (facts.casing != 0) entry.casing = facts.casing;
    entry.lists |= facts.lists;
}

void Lexicon::grow() {
    std::vector<Entry> old(std::max<std::size_t>(64, slots_.size() * 2));
    old.swap(slots_);
    const std::size_t mask = slots_.size() - 1;
    for (const Entry& entry : old) {
        if (entry.key == 0) continue;
        std::size_t at = entry.key & mask;
        while (slots_[at].key != 0) at = (at + 1) & mask;
        slots_[at] = entry;
    }
}

std::string Lexicon::write() const {
    std::vector<Entry> entries;
    for (const Entry& entry : slots_) {
        if (entry.key != 0) entries.push_back(entry);
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.key < b.key; });
    std::string bytes;
    append_number(bytes, entries.size(), 4);
    for (const Entry& entry : entries) {
        append_number(bytes, entry.key, 4);
        append_number(bytes, entry.cluster, 2);
        append_number(bytes, entry.lists, 3);
        append_number(bytes, entry.coarse, 1);
        append_number(bytes, entry.casing, 1);
    }
    return bytes;
}

Lexicon Lexicon::read(std::string_view bytes) {
    ByteReader reader(bytes);
    Lexicon lexicon;
    const std::size_t count = reader.number(4);
    if (count * entry_size != reader.left())
        throw Error("the word list holds " + std::to_string(reader.left()) + " bytes; expected " + std::to_string(count * entry_size));
    while (lexicon.slots_.size() <= count * 2) lexicon.grow();
    const std::size_t mask = lexicon.slots_.size() - 1;
    for (std::size_t i = 0; i < count; ++i) {
        Entry entry;
        entry.key = static_cast<std::uint32_t>(reader.number(4));
        entry.cluster = static_cast<std::uint16_t>(reader.number(2));
        entry.lists = static_cast<std::uint32_t>(reader.number(3));
        entry.coarse = static_cast<std::uint8_t>(reader.number(1));
        entry.casing = static_cast<std::uint8_t>(reader.number(1));
        if (entry.key == 0) throw Error("the word list holds an empty key at row " + std::to_string(i));
        std::size_t at = entry.key & mask;
        while (lexicon.slots_[at].key != 0) at = (at + 1) & mask;
        lexicon.slots_[at] = entry;
    }
    lexicon.size_ = count;
    return lexicon;
}

}  // namespace dateline::tagger
