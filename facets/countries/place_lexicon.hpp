#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "facets/countries/country_table.hpp"
#include "facets/countries/word_parts.hpp"

namespace dateline {

/// What a word that speaks of a country is to it.
enum class EvidenceKind : std::uint8_t { name, former_name, abbreviation, adjective, capital, city, region, metonym, blocked, cue };

/// One way to read a name: "Georgia" has two, a country and one of the United States.
struct Reading {
    CountryIndex land = no_country;  ///< whose land it is today, or the former state whose it was
    EvidenceKind kind = EvidenceKind::name;
    std::uint8_t size = 0;               ///< how likely without further knowledge: for cities 4 * (log2(inhabitants) - 10)
    bool needs_context = false;          ///< also a common word or a person's name: counts only where its neighbours show a place
    bool after_comma = false;            ///< "Ga.", "GA": counts only after a name and a comma, with a dot or in capitals
    bool in_capitals = false;            ///< "US": counts only when written in capitals
    bool ends_name = false;              ///< "County": counts together with the capitalised words before it
    DayNumber not_from = 0, not_to = 0;  ///< days on which the word did not mean this

    [[nodiscard]] bool is_national() const { return kind <= EvidenceKind::adjective; }
};

/// Names of countries, regions and cities, found as sequences of hashed word parts; no strings are built or compared. Immutable once
/// filled; any number of threads may share it.
class PlaceLexicon {
public:
    /// The built-in tables in English.
    static PlaceLexicon english();

    /// A name and one way to read it. Of two readings for one country the first stays, with the size of the last where both are cities.
    void add(std::string_view name, const Reading& reading);
    /// Makes the names findable; call once, after the last add().
    void seal();

    struct Match {
        std::uint32_t parts = 0;            ///< how many parts it takes; 0: no name starts here
        std::span<const Reading> readings;  ///< never empty when parts > 0
    };
    /// The longest name that starts at part `first`, not beyond the sentence.
    [[nodiscard]] Match longest_at(const TokenizedText& text, const std::vector<WordPart>& parts, std::uint32_t first) const;

private:
    struct Node {
        std::uint64_t key = 0;  ///< the hash of the parts so far; 0: empty
        std::uint32_t first_reading = 0;
        std::uint16_t readings = 0;  ///< 0: only the start of longer names
        bool goes_on = false;
    };
    struct Addition {
        std::uint64_t key;
        Reading reading;
    };

    [[nodiscard]] const Node* find(std::uint64_t key) const;
    Node& make(std::uint64_t key);
    void grow();

    std::vector<Node> nodes_ = std::vector<Node>(1024);  ///< a hash table, its size a power of two
    std::size_t used_ = 0;
    std::vector<Addition> additions_;
    std::vector<Reading> readings_;
    std::array<std::uint64_t, 1024> first_parts_{};  ///< a bit for each hash of a first part
};

}  // namespace dateline
