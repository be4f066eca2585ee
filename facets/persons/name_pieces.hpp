#pragma once

#include <cstdint>
#include <vector>

#include "facets/persons/word_uses.hpp"

namespace dateline {

enum class PieceKind : std::uint8_t { undecided, person, location, organization, misc, nothing };

/// A run of capitalised words that belong together, cut out of its sentence.
struct Piece {
    Field field = Field::text;
    std::uint32_t first = 0;  ///< index of the first token
    std::uint32_t last = 0;   ///< one past the last token
    PieceKind kind = PieceKind::undecided;
    bool after_title = false;      ///< an honorific or role stands right before it
    bool opens_sentence = false;   ///< its first capital tells nothing
    bool follows_article = false;  ///< "the" stands right before it
};

/// What pieces are cut from: one field of an article.
struct FieldView {
    const TokenizedText& tokens;
    const std::vector<Word>& words;
    Field field;

    [[nodiscard]] std::uint32_t classes(std::size_t index) const { return words[index].classes; }
    [[nodiscard]] bool has(std::size_t index, std::uint32_t classes) const { return (words[index].classes & classes) != 0; }
    [[nodiscard]] bool is_mark(std::size_t index, std::string_view mark) const {
        return tokens.tokens[index].kind == TokenKind::punctuation && tokens[index] == mark;
    }
    /// "J.", "J.R.", "J": letters that stand for forenames.
    [[nodiscard]] bool is_initial(std::size_t index) const;
    /// A forename that is hardly anything else.
    [[nodiscard]] bool is_sure_forename(std::size_t index) const {
        return has(index, forename) && !has(index, forename_word | forename_place | place | common);
    }
};

/// Cuts a sentence in ordinary case into pieces, appended in reading order: titles and roles dropped, organisations, places, events and
/// nationalities told by their words, the rest undecided.
void cut_sentence(const FieldView& view, const WordUses& words, const NameWords& tables, const Sentence& sentence,
                  std::vector<Piece>& pieces);

/// The end of the longest name of several words in the tables that starts at `first`, and its classes; `first` and 0 when there is none.
struct TablePhrase {
    std::uint32_t last = 0;
    std::uint32_t classes = 0;
};
TablePhrase longest_phrase(const FieldView& view, const NameWords& tables, std::uint32_t first, std::uint32_t end);

}  // namespace dateline
