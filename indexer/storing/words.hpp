#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline {

// How a text is read as words: the one place for indexing, queries and highlights. The words are those that Xapian 1.4's TermGenerator would make of the
// folded text.

/// The longest word that the index holds, in bytes of its folded form; longer ones are left out everywhere.
inline constexpr std::size_t max_word_bytes = 64;

/// Half-open byte ranges of a folded text.
struct WordSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// Folds texts and cuts them into words, again and again in the same memory. Not thread-safe. Linear; a text is at most 4 GB of UTF-8.
class WordReader {
public:
    /// Folds the text and finds its words. What the last call gave is no longer valid.
    void read(std::string_view text);

    [[nodiscard]] const std::vector<WordSpan>& words() const { return words_; }  ///< in reading order
    [[nodiscard]] std::string_view word(const WordSpan& span) const {
        return std::string_view(folded_).substr(span.begin, span.end - span.begin);
    }
    /// How many words of the text were left out as too long.
    [[nodiscard]] std::size_t overlong() const { return overlong_; }
    [[nodiscard]] const std::string& folded() const { return folded_; }

    /// The byte of the text that a folded byte, or the end (folded().size()), came from; only when `keep` was asked for before reading.
    void keep_origins(bool keep) { keep_origins_ = keep; }
    [[nodiscard]] std::uint32_t origin(std::uint32_t folded_byte) const { return origins_.empty() ? folded_byte : origins_[folded_byte]; }

private:
    void fold_text(std::string_view text);
    void cut_words();
    [[nodiscard]] std::size_t end_of_word(std::size_t at) const;
    [[nodiscard]] std::size_t end_of_word_beyond_ascii(std::size_t at) const;
    [[nodiscard]] std::size_t end_of_suffix(std::size_t at) const;
    const std::string& folded_character(std::int32_t character);

    std::string folded_;
    std::vector<WordSpan> words_;
    std::vector<std::uint32_t> origins_;                   ///< empty where every byte came from its own place
    std::unordered_map<std::int32_t, std::string> known_;  ///< what characters beyond ASCII are folded to
    std::size_t overlong_ = 0;
    bool keep_origins_ = false;
};

/// A word as the index knows it: half-open byte ranges of the folded text and of the text as it was written.
struct WordRange {
    std::uint32_t folded_begin = 0;
    std::uint32_t folded_end = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// A text read by WordReader, with the way back to the bytes that each word came from.
class FoldedText {
public:
    explicit FoldedText(std::string_view text);

    /// In reading order; words of more than max_word_bytes, which the index leaves out, are left out.
    [[nodiscard]] const std::vector<WordRange>& words() const { return words_; }
    [[nodiscard]] std::string_view term(const WordRange& word) const {
        return folded().substr(word.folded_begin, word.folded_end - word.folded_begin);
    }
    [[nodiscard]] std::string_view folded() const { return reader_.folded(); }

    static constexpr std::size_t max_word_bytes = dateline::max_word_bytes;

private:
    WordReader reader_;
    std::vector<WordRange> words_;
};

/// The words of a text as terms, in reading order.
std::vector<std::string> index_words(std::string_view text);

/// Whether a word has a stem that is not simply itself: not one that begins with a digit, say.
bool is_stemmed(std::string_view term);

}  // namespace dateline
