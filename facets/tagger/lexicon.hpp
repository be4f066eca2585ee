#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::tagger {

/// Lists that a word (or phrase) can be on, bit by bit.
namespace lists {
constexpr std::uint32_t forename = 1;
constexpr std::uint32_t surname = 2;
constexpr std::uint32_t country = 4;
constexpr std::uint32_t city = 8;
constexpr std::uint32_t region = 16;         ///< states, provinces, continents, seas
constexpr std::uint32_t nationality = 32;    ///< "French", "Frenchman", "Muslim"
constexpr std::uint32_t honorific = 64;      ///< "Mr", "President": before a name, no part of it
constexpr std::uint32_t role = 128;          ///< "minister", "striker": beside a name
constexpr std::uint32_t organization = 256;  ///< "Inc", "University", "NATO"
constexpr std::uint32_t calendar = 512;      ///< months, days
constexpr std::uint32_t particle = 1024;     ///< "van", "de", "al"
constexpr std::uint32_t place_word = 2048;   ///< "River", "Square": makes a place of the name beside it
constexpr std::uint32_t rarer_forename = 4096;
constexpr std::uint32_t rarer_surname = 8192;
constexpr std::uint32_t rare_surname = 16384;
constexpr std::uint32_t whole_organization = 65536;  ///< "Siemens", "Amnesty International"
constexpr std::uint32_t famous_person = 131072;      ///< a person's name of several words
constexpr std::uint32_t other_place = 262144;        ///< rivers, mountains, places less known
constexpr std::uint32_t all_names = 0x77FFF;         ///< every list but starts_phrase
constexpr int count = 19;                            ///< bits, with that of starts_phrase
constexpr std::uint32_t starts_phrase = 32768;       ///< a phrase of several words on some list begins with this word
}  // namespace lists

/// What is known of a word from lists and from plain text.
struct WordFacts {
    std::uint16_t cluster = 0;  ///< fine word class; 0 unknown
    std::uint8_t coarse = 0;    ///< coarse word class; 0 unknown
    std::uint8_t casing = 0;    ///< how often the folded word is written small inside sentences: 0 unknown, 1 always ... 5 never
    std::uint32_t lists = 0;
};

/// Words and phrases with what is known of them, by hash. Holds hashes of 32 bits: one unknown word in about 50,000 is taken for a known one.
/// Immutable once built, so threads may share it.
class Lexicon {
public:
    Lexicon() = default;

    /// From rows "word TAB cluster TAB coarse TAB casing TAB lists" (numbers; words of a phrase one space apart). Throws Error on a row that is not so.
    static Lexicon from_table(std::string_view table);
    /// From what write() gave. Throws Error when sizes do not fit.
    static Lexicon read(std::string_view bytes);
    [[nodiscard]] std::string write() const;

    /// All zero for an unknown word. `hash`: of the word's bytes, or phrase_hash() of several.
    [[nodiscard]] WordFacts find(std::uint64_t hash) const;
    [[nodiscard]] std::size_t size() const { return size_; }

private:
    struct Entry {
        std::uint32_t key = 0;  ///< 0: an empty slot
        std::uint16_t cluster = 0;
        std::uint32_t lists = 0;
        std::uint8_t coarse = 0;
        std::uint8_t casing = 0;
    };
    void insert(std::uint64_t hash, const WordFacts& facts);
    void grow();

    std::vector<Entry> slots_;  ///< a power of two, open addressing
    std::size_t size_ = 0;
};

/// The hash of a phrase, built word by word from the words' own hashes.
std::uint64_t phrase_hash(std::uint64_t so_far, std::uint64_t next_word);

}  // namespace dateline::tagger
