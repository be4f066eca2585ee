#pragma once

#include <cstdint>
#include <vector>

#include "facets/persons/mention_tagger.hpp"
#include "facets/persons/name_words.hpp"

namespace dateline {

/// How a word type is used in one article, and what the tagger has learnt about it there.
struct WordUse {
    std::uint64_t hash = 0;         ///< 0: a free slot
    std::uint32_t small = 0;        ///< times written small
    std::uint32_t capital = 0;      ///< times with a capital where a small letter was to be expected
    std::uint32_t surnames = 0;     ///< times the last word of a person's name
    std::uint32_t first_names = 0;  ///< times another word of a person's name
    std::uint32_t locations = 0;    ///< times in a place's name, or after "in", "at", "from"
    std::uint32_t organizations = 0;
};

/// A token's word, looked up.
struct Word {
    std::uint64_t hash = 0;     ///< folded_hash(); 0 for numbers and punctuation
    std::uint32_t classes = 0;  ///< WordClass bits
    std::uint32_t use = 0;      ///< index for WordUses::use(); 0 (nothing) for words that are only written small
    bool capital = false;       ///< may be part of a name by its letters: "Word", "WORD", "McX", "al-Xyz", "J."
};

/// The words of an article's two fields with what the tables and the article itself tell about them. Views into `article`.
class WordUses {
public:
    WordUses(const ArticleTokens& article, const NameWords& tables);

    [[nodiscard]] const std::vector<Word>& field(Field which) const { return which == Field::title ? title_ : text_; }
    [[nodiscard]] const WordUse& use(const Word& word) const { return uses_[word.use]; }
    [[nodiscard]] WordUse& use(const Word& word) { return uses_[word.use]; }

private:
    void look_up(const TokenizedText& tokens, const NameWords& tables, std::vector<Word>& words);
    void count_small(const TokenizedText& tokens, std::vector<Word>& words);
    std::uint32_t use_of(std::uint64_t hash);
    [[nodiscard]] std::uint32_t find_use(std::uint64_t hash) const;
    void grow();

    std::vector<Word> title_;
    std::vector<Word> text_;
    std::vector<WordUse> uses_ = std::vector<WordUse>(1);
    std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(256);  ///< open addressing over uses_, 0 is free
};

/// Whether this token opens its sentence, quotes and brackets aside: then its capital tells nothing.
bool opens_sentence(const TokenizedText& tokens, std::size_t index);

}  // namespace dateline
