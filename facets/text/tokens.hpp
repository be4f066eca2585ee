#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline {

enum class TokenKind : std::uint8_t { word, number, punctuation };

/// How a word is capitalised. Digits, marks and letters without case do not count.
enum class LetterCase : std::uint8_t {
    none,     ///< no letter with case
    lower,    ///< "word"
    initial,  ///< "Word": the first letter only
    upper,    ///< "WORD", "U.S."; one capital letter alone ("J", "J.") counts as upper
    mixed,    ///< "McCain", "iPhone"
};

/// A word, number or mark. Words keep inner hyphens, apostrophes and ampersands ("Ki-moon", "O'Neill", "AT&T") and the dots of
/// abbreviations and initials ("U.S.", "Mr.", "J."). The possessive "'s" (or a bare "'" after s) is a word of its own.
struct Token {
    std::uint32_t begin = 0;  ///< 0-based byte offset into the text
    std::uint32_t end = 0;    ///< one past the last byte
    TokenKind kind = TokenKind::word;
    LetterCase letter_case = LetterCase::none;
    bool starts_sentence = false;  ///< the first token of its sentence
    bool in_capitals = false;      ///< its line holds (almost) no small letter, so capitals tell nothing about it
};

/// A sentence, headline, list item or table row: a half-open range of token indexes, never empty.
struct Sentence {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

/// A text cut into tokens. Holds a view: the text must outlive it.
struct TokenizedText {
    std::string_view text;
    std::vector<Token> tokens;        ///< in reading order, not overlapping
    std::vector<Sentence> sentences;  ///< cover all tokens in order

    [[nodiscard]] std::string_view operator[](std::size_t index) const {
        const Token& token = tokens[index];
        return text.substr(token.begin, token.end - token.begin);
    }
    [[nodiscard]] std::size_t size() const { return tokens.size(); }
};

/// Cuts valid UTF-8 of at most 4 GB into tokens and sentences, in time linear in its length. A line break ends a sentence unless the line
/// looks wrapped: nearly as long as the longest of its paragraph, which is 50 to 100 bytes wide, with the sentence still open.
TokenizedText tokenize(std::string_view text);

}  // namespace dateline
