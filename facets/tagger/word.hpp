#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "facets/tagger/families.hpp"
#include "facets/tagger/lexicon.hpp"
#include "facets/text/tokens.hpp"

namespace dateline::tagger {

/// How far capitals can be trusted in a line.
enum class LineMode : std::uint8_t {
    normal,
    capitals,  ///< ALL LETTERS ARE CAPITALS
    title,     ///< Nearly Every Word Starts With One
};

/// What kind of token a word is, for features that need no more.
enum class WordClass : std::uint8_t { mark, number, caseless, lower, initial, upper, mixed, initial_letter };

/// A kind of word in a kind of line, as features see it.
struct Word {
    std::uint64_t form = 0;    ///< hash of the word as written, digits made equal; folded in capital lines
    std::uint64_t folded = 0;  ///< hash of the word in small letters: the same for "THE", "The" and "the"
    std::uint64_t lookup = 0;  ///< hash of the form to look up in lists; "London" for "LONDON" in a capital line
    std::uint64_t shape = 0;   ///< hash of its shape: "Xx-Xx"
    WordFacts facts;
    WordClass word_class = WordClass::mark;
    bool name_like = false;  ///< could be part of a name for its capitals
};

/// How many words to the left and the right a word is a feature for.
constexpr int window = 2;
constexpr int offset_count = 2 * window + 1;

/// The features that a word gives to the tokens around it: at[window - d] for the token d places to its right (d < 0: left).
using WordFeatures = std::array<std::vector<std::uint64_t>, offset_count>;

/// Describes a token's word and lists its features (cleared first). `text`: the token's bytes, of which the first 64 count.
Word describe_word(std::string_view text, const Token& token, LineMode mode, const Lexicon& lexicon, Families families,
                   WordFeatures& features);

/// A key under which the result of describe_word() may be remembered.
std::uint64_t word_key(std::string_view text, const Token& token, LineMode mode);

/// The word in small letters (folded form before hashing); typographic apostrophes made plain, digits made 0.
std::string small_letters(std::string_view text);

/// The forms under which a lexicon finds a word: as written, typographic apostrophes made plain, digits made 0.
std::string written_form(std::string_view text);

}  // namespace dateline::tagger
