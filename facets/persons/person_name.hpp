#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "facets/persons/mention_tagger.hpp"
#include "facets/persons/name_words.hpp"

namespace dateline {

/// One word of a person's name.
struct NamePart {
    std::string folded;         ///< fold_name() without its blanks: "kimoon" for "Ki-moon"; one letter for an initial
    std::uint64_t hash = 0;     ///< folded_hash() of the word as it stands
    std::uint32_t classes = 0;  ///< WordClass bits
    bool initial = false;
};

/// A person's name as one mention writes it, cut up so that names can be compared.
struct PersonName {
    std::vector<NamePart> parts;  ///< without honorifics, particles and suffix; may be empty for a damaged span
    std::string suffix;           ///< "jr", "iii"; empty when there is none
    std::string key;              ///< all parts in one: names with the same key are alike
    std::size_t letters = 0;      ///< how long the name is, initials left out
    bool male_title = false;      ///< "Mr." stands before it
    bool female_title = false;    ///< "Mrs.", "Queen" stands before it
    bool royal = false;           ///< "King", "Pope": a single name is a given name
    std::uint64_t title = 0;      ///< folded_hash() of a role right before it ("President"), else 0

    /// One word that may stand for a fuller name; "Henry VIII" may not.
    [[nodiscard]] bool is_single() const { return parts.size() == 1 && (suffix.empty() || suffix == "jr" || suffix == "sr"); }
    [[nodiscard]] bool has_title() const { return male_title || female_title; }
    [[nodiscard]] const NamePart& given() const { return parts.front(); }
    [[nodiscard]] const NamePart& surname() const { return parts.back(); }
};

/// Cuts up the name that a span of persons' names covers.
PersonName parse_person_name(const TokenizedText& tokens, const TaggedSpan& span, const NameWords& tables);

/// How two names of several words can belong to one person.
enum class NameLikeness : std::uint8_t { none, same, shorter, initials, nickname };

/// Compares two names of several words each; the order of the two does not matter.
NameLikeness match_names(const PersonName& a, const PersonName& b, const NameWords& tables);

}  // namespace dateline
