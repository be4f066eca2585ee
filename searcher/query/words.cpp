#include "searcher/query/words.hpp"

#include <xapian.h>

#include "facets/text/fold.hpp"
#include "facets/text/utf8.hpp"

namespace dateline {

namespace {

// What Xapian 1.4's TermGenerator lets stand inside a word, between two letters or between two digits.
bool joins_letters(std::int32_t c) {
    return c == '\'' || c == '&' || c == 0xB7 || c == 0x5F4 || c == 0x2027;
}

bool joins_digits(std::int32_t c) {
    switch (c) {
        case ',':
        case '.':
        case ';':
        case 0x37E:
        case 0x589:
        case 0x60D:
        case 0x7F8:
        case 0x2044:
        case 0xFE10:
        case 0xFE13:
        case 0xFE14:
            return true;
        default:
            return false;
    }
}

bool is_word_character(std::int32_t c) {
    return Xapian::Unicode::is_wordchar(static_cast<unsigned>(c));
}

bool is_digit(std::int32_t c) {
    return Xapian::Unicode::get_category(static_cast<unsigned>(c)) == Xapian::Unicode::DECIMAL_DIGIT_NUMBER;
}

/// fold(), then what TermGenerator does to each character of a word. An apostrophe that only TermGenerator knows is made one here.
std::string fold_character(std::string_view character) {
    const std::string folded = fold(character);
    std::string lowered;
    for (std::size_t at = 0; at < folded.size();) {
        const CodePoint next = code_point_at(folded, at);
        const std::int32_t value = next.value == 0x201B ? '\'' : next.value;
        append_code_point(lowered, static_cast<std::int32_t>(Xapian::Unicode::tolower(static_cast<unsigned>(value))));
        at += next.length;
    }
    return lowered;
}

}  // namespace

FoldedText::FoldedText(std::string_view text) {
    fold_text(text);
    cut_words();
}

void FoldedText::fold_text(std::string_view text) {
    folded_.reserve(text.size());
    origin_.reserve(text.size() + 1);
    std::unordered_map<std::int32_t, std::string> known;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80) {
            folded_.push_back(static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte));
            origin_.push_back(static_cast<std::uint32_t>(at++));
            continue;
        }
        const CodePoint next = code_point_at(text, at);
        const auto [found, is_new] = known.try_emplace(next.value);
        if (is_new) {
            std::string character;
            append_code_point(character, next.value);
            found->second = fold_character(character);
        }
        folded_ += found->second;
        origin_.insert(origin_.end(), found->second.size(), static_cast<std::uint32_t>(at));
        at += next.length;
    }
    origin_.push_back(static_cast<std::uint32_t>(text.size()));
}

void FoldedText::cut_words() {
    for (std::size_t at = 0; at < folded_.size();) {
        const CodePoint next = code_point_at(folded_, at);
        if (!is_word_character(next.value)) {
            at += next.length;
            continue;
        }
        const std::size_t bare_end = end_of_word(at);
        const std::size_t end = end_of_suffix(bare_end);
        if (end - at <= max_word_bytes) {
            WordRange word{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end), origin_[at], origin_[end]};
            // A word that ends inside what one character was folded to ("½" is "1⁄2") still ends after that character.
            for (std::size_t after = end; word.end <= origin_[end - 1] && after < origin_.size(); ++after) word.end = origin_[after];
            words_.push_back(word);
        }
        at = std::max(end, bare_end);
    }
}

std::size_t FoldedText::end_of_word(std::size_t at) {
    CodePoint last = code_point_at(folded_, at);
    while (true) {
        at += last.length;
        const CodePoint next = code_point_at(folded_, at);
        if (next.length == 0) return at;
        if (is_word_character(next.value)) {
            last = next;
            continue;
        }
        const CodePoint beyond = code_point_at(folded_, at + next.length);
        if (beyond.length == 0 || !is_word_character(beyond.value)) return at;
        const bool joined = is_digit(last.value) && is_digit(beyond.value) ? joins_digits(next.value) : joins_letters(next.value);
        if (!joined) return at;
        at += next.length;
        last = beyond;
    }
}

/// "c++" and "c#" keep up to three marks, unless a word goes on right behind them ("fish+chips").
std::size_t FoldedText::end_of_suffix(std::size_t at) const {
    std::size_t end = at;
    while (end < folded_.size() && (folded_[end] == '+' || folded_[end] == '#')) {
        if (++end - at > 3) return at;
    }
    return end < folded_.size() && is_word_character(code_point_at(folded_, end).value) ? at : end;
}

std::vector<std::string> index_words(std::string_view text) {
    const FoldedText folded(text);
    std::vector<std::string> terms;
    for (const WordRange& word : folded.words()) terms.emplace_back(folded.term(word));
    return terms;
}

bool is_stemmed(std::string_view term) {
    using namespace Xapian::Unicode;
    constexpr unsigned stemmed = 1U << LOWERCASE_LETTER | 1U << TITLECASE_LETTER | 1U << MODIFIER_LETTER | 1U << OTHER_LETTER;
    const auto first = static_cast<unsigned>(code_point_at(term, 0).value);
    return !term.empty() && (stemmed >> get_category(first) & 1U) != 0;
}

}  // namespace dateline
