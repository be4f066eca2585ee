#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline {

/// A word as the index knows it: half-open byte ranges of the folded text and of the text as it was written.
struct WordRange {
    std::uint32_t folded_begin = 0;
    std::uint32_t folded_end = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// A text folded as the index folds it, with the way back to the bytes that each folded byte came from, cut into words exactly
/// as Xapian's TermGenerator cuts the folded text. Linear in the text, which is at most 4 GB of UTF-8.
class FoldedText {
public:
    explicit FoldedText(std::string_view text);

    /// In reading order; words of more than max_word_bytes, which the index leaves out, are left out.
    [[nodiscard]] const std::vector<WordRange>& words() const { return words_; }
    [[nodiscard]] std::string_view term(const WordRange& word) const {
        return std::string_view(folded_).substr(word.folded_begin, word.folded_end - word.folded_begin);
    }
    [[nodiscard]] const std::string& folded() const { return folded_; }

    /// The longest word that the index holds, in bytes of its folded form.
    static constexpr std::size_t max_word_bytes = 64;

private:
    void fold_text(std::string_view text);
    void cut_words();
    [[nodiscard]] std::size_t end_of_word(std::size_t at);
    [[nodiscard]] std::size_t end_of_suffix(std::size_t at) const;

    std::string folded_;
    std::vector<std::uint32_t> origin_;  ///< for every folded byte, and one past the last, the byte of the text it came from
    std::vector<WordRange> words_;
};

/// The words of a text as terms, in reading order.
std::vector<std::string> index_words(std::string_view text);

/// Whether the index holds a stem of this word, beside the word itself: not of one that begins with a digit, say.
bool is_stemmed(std::string_view term);

}  // namespace dateline
