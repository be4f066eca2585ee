#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "facets/persons/mention_tagger.hpp"
#include "facets/text/tokens.hpp"

namespace dateline {

/// A word as topics are judged by: a token or a part of one between hyphens, folded, without dots and apostrophes.
struct TopicWord {
    std::uint32_t token = 0;   ///< index of the token that it is in
    std::uint32_t begin = 0;   ///< where its letters start in TopicWords::letters
    std::uint32_t length = 0;  ///< in bytes; 0 for a break between words (punctuation, the end of a sentence): no phrase goes over it
    bool capitals = false;     ///< written in two or more capitals, in a line that is not all in capitals
};

/// The words of a text in reading order, with the breaks between them.
struct TopicWords {
    std::string letters;  ///< all words one after the other: small letters and digits
    std::vector<TopicWord> words;

    [[nodiscard]] std::string_view spelling(const TopicWord& word) const {
        return std::string_view(letters).substr(word.begin, word.length);
    }
};

/// The words of an article's two fields.
struct ArticleWords {
    TopicWords title, text;
    std::size_t tokens = 0;  ///< of both fields
};

/// Reads the words of a text. Possessive endings are left out. Time is linear in the text.
TopicWords read_topic_words(const TokenizedText& text);
ArticleWords read_topic_words(const ArticleTokens& article);

}  // namespace dateline
