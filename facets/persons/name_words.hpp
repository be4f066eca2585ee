#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace dateline {

/// What our tables say about a word, as a set of bits.
enum WordClass : std::uint32_t {
    forename = 1U << 0,
    forename_word = 1U << 1,   ///< a forename that is as well a common word ("Mark", "Grace")
    forename_place = 1U << 2,  ///< a forename that is as well a place ("Jordan", "Florence")
    male = 1U << 3,
    female = 1U << 4,
    family_first = 1U << 5,  ///< a family name that stands before the given name ("Mao", "Kim", "Nguyen")
    honorific = 1U << 6,
    honorific_male = 1U << 7,
    honorific_female = 1U << 8,
    role = 1U << 9,         ///< ends a role before a name: "president", "minister", "captain"
    role_first = 1U << 10,  ///< may start one: "prime", "foreign", "vice"
    role_small = 1U << 11,  ///< written small, marks the person beside it: "spokesman"
    speech = 1U << 12,      ///< what persons do: "said", "scored"
    name_suffix = 1U << 13,
    particle = 1U << 14,
    organization_suffix = 1U << 15,
    suffix_and_surname = 1U << 16,  ///< the last word of organisations, places or events that is a surname too: "Banks"
    organization_head = 1U << 17,
    place_end = 1U << 18,
    place_start = 1U << 19,
    event = 1U << 20,
    nationality = 1U << 21,
    calendar = 1U << 22,
    never_name = 1U << 23,
    common = 1U << 24,         ///< mostly written small
    place = 1U << 25,          ///< the word alone is a place
    place_or_name = 1U << 26,  ///< a place and, often, a person
    known_organization = 1U << 27,
    single_name = 1U << 30,    ///< tells a person alone: "Napoleon"
    royal_title = 1U << 31,    ///< "King": a given name follows
    surname = 1U << 29,        ///< a common surname
    starts_phrase = 1U << 28,  ///< some name of several words in the tables starts with it
};

/// The 64-bit hash of a word folded as fold() does. Words that differ in case and accents only are alike.
std::uint64_t folded_hash(std::string_view word);

/// The tables about words and names, built once into a hash table that compares 64-bit hashes alone. Thread-safe after construction.
class NameWords {
public:
    /// The one instance. The first call reads the built-in tables; it throws Error when one is missing.
    static const NameWords& instance();

    /// The WordClass bits of the word with this hash; 0 for a word that the tables lack.
    [[nodiscard]] std::uint32_t classes(std::uint64_t hash) const;

    /// Likewise for a name of several words: the combination of their hashes by add_to_phrase(), starting from 0.
    [[nodiscard]] std::uint32_t phrase_classes(std::uint64_t phrase) const;

    static std::uint64_t add_to_phrase(std::uint64_t phrase, std::uint64_t word) { return (phrase ^ word) * 0x9E3779B97F4A7C15ULL + 1; }

    /// The most words that a phrase has.
    [[nodiscard]] std::size_t longest_phrase() const { return longest_phrase_; }

    /// Whether two forenames (by hash) may be one: a short or pet form, or two forms of one name ("Bill", "William", "Billy").
    [[nodiscard]] bool may_be_same_forename(std::uint64_t a, std::uint64_t b) const;

private:
    /// Open addressing; hash 0 marks a free slot.
    class HashTable {
    public:
        void add(std::uint64_t hash, std::uint32_t classes);
        [[nodiscard]] std::uint32_t find(std::uint64_t hash) const;

    private:
        void grow();
        std::vector<std::uint64_t> hashes_ = std::vector<std::uint64_t>(1024);
        std::vector<std::uint32_t> classes_ = std::vector<std::uint32_t>(1024);
        std::size_t used_ = 0;
    };

    NameWords();
    void add(std::string_view name, std::uint32_t classes);
    void read_forenames();
    void read_classes(std::string_view table);
    void read_words(std::string_view table, std::uint32_t classes);
    void read_places();
    void read_nicknames();

    HashTable words_;
    HashTable phrases_;
    std::size_t longest_phrase_ = 1;
    std::vector<std::uint64_t> nickname_pairs_;  ///< sorted; a pair is the product-free mix of both hashes
};

}  // namespace dateline
