#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "facets/persons/mention_tagger.hpp"
#include "facets/text/tokens.hpp"

namespace dateline {

/// A word as topics are judged by: a token or a part of one between hyphens, folded, without dots and apostrophes.
struct RememberedWord {
    std::uint64_t stem = 0;    ///< a hash of its stem; 0 for a number
    std::uint32_t begin = 0;   ///< where its letters start among all that are remembered
    std::uint32_t length = 0;  ///< in bytes, not 0
    bool capitals = false;     ///< written in two or more capitals, in a line that is not all in capitals
};

/// A word where it stands, or a break between words (punctuation, the end of a sentence): no phrase goes over it.
struct TopicWord {
    static constexpr std::uint32_t none = UINT32_MAX;

    std::uint32_t token = 0;    ///< index of the token that it is in
    std::uint32_t word = none;  ///< which word; none for a break
};

class RememberedWords;

/// The words of an article's two fields in reading order, with the breaks between them. Good until their RememberedWords read another article.
struct ArticleWords {
    const RememberedWords* known = nullptr;
    std::vector<TopicWord> title, text;
    std::size_t tokens = 0;  ///< of both fields
};

/// All words met so far, each under a number: what a word is, is found out once, and whoever judges words may keep notes beside these numbers. For one thread.
class RememberedWords {
public:
    RememberedWords() { forget(); }

    /// Reads the words of an article. Possessive endings are left out. Time is linear in the text; memory stays under some megabytes, because all is forgotten when
    /// more than some ten thousand words are known.
    void read(const ArticleTokens& article, ArticleWords& words);

    [[nodiscard]] std::size_t size() const { return words_.size(); }
    [[nodiscard]] const RememberedWord& operator[](std::uint32_t word) const { return words_[word]; }
    /// Small letters and digits; good until the next article is read.
    [[nodiscard]] std::string_view spelling(const RememberedWord& word) const {
        return std::string_view(letters_).substr(word.begin, word.length);
    }
    /// Another number whenever all was forgotten: notes from before are about other words.
    [[nodiscard]] std::uint64_t generation() const { return generation_; }

private:
    /// A token as written: its words lie side by side.
    struct Slot {
        std::uint64_t key = 0;  ///< a hash of the token, never 0
        std::uint32_t first = 0;
        std::uint32_t count = 0;
    };

    void read_field(const TokenizedText& text, std::vector<TopicWord>& to);
    const Slot& know(std::string_view written, bool in_capitals);
    void learn(std::string_view written, bool in_capitals);
    void add_parts(std::string_view folded, bool in_capitals);
    void grow();
    void forget();

    std::string letters_;
    std::vector<RememberedWord> words_;
    std::vector<Slot> slots_;  ///< open addressing; a power of two
    std::size_t used_ = 0;
    std::uint64_t generation_ = 0;
};

}  // namespace dateline
