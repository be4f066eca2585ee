#include "indexer/storing/words.hpp"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <numeric>

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

/// What the rules above say of a byte: of ASCII, Xapian's word characters are letters, digits and '_'.
enum ByteClass : std::uint8_t { other, word_letter, word_digit, beyond_ascii };

constexpr std::array<ByteClass, 256> byte_classes = [] {
    std::array<ByteClass, 256> classes{};
    for (std::size_t byte = 0x80; byte < classes.size(); ++byte) classes[byte] = beyond_ascii;
    for (std::size_t byte = '0'; byte <= '9'; ++byte) classes[byte] = word_digit;
    for (std::size_t byte = 'A'; byte <= 'Z'; ++byte) classes[byte] = classes[byte + 'a' - 'A'] = word_letter;
    classes['_'] = word_letter;
    return classes;
}();

ByteClass class_of(char byte) {
    return byte_classes[static_cast<unsigned char>(byte)];
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

void WordReader::read(std::string_view text) {
    folded_.clear();
    words_.clear();
    origins_.clear();
    overlong_ = 0;
    fold_text(text);
    cut_words();
}

const std::string& WordReader::folded_character(std::int32_t character) {
    const auto [found, is_new] = known_.try_emplace(character);
    if (is_new) {
        std::string bytes;
        append_code_point(bytes, character);
        found->second = fold_character(bytes);
    }
    return found->second;
}

void WordReader::fold_text(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && static_cast<unsigned char>(text[end]) < 0x80) ++end;
        const std::size_t before = folded_.size();
        folded_.append(text, at, end - at);
        for (std::size_t i = before; i < folded_.size(); ++i) {
            const char c = folded_[i];
            folded_[i] = static_cast<char>(c + ((c >= 'A' && c <= 'Z') ? 32 : 0));
        }
        // As long as all is ASCII every byte came from its own place.
        const bool has_origins = keep_origins_ && (end < text.size() || !origins_.empty());
        if (has_origins) {
            origins_.resize(folded_.size());
            std::iota(origins_.begin() + static_cast<std::ptrdiff_t>(before), origins_.end(), static_cast<std::uint32_t>(at));
        }
        at = end;
        if (at == text.size()) break;
        const CodePoint next = code_point_at(text, at);
        const std::string& folded = folded_character(next.value);
        folded_ += folded;
        if (has_origins) origins_.insert(origins_.end(), folded.size(), static_cast<std::uint32_t>(at));
        at += next.length;
    }
    if (!origins_.empty()) origins_.push_back(static_cast<std::uint32_t>(text.size()));
}

void WordReader::cut_words() {
    for (std::size_t at = 0; at < folded_.size();) {
        const ByteClass first = class_of(folded_[at]);
        if (first == other) {
            ++at;
            continue;
        }
        if (first == beyond_ascii) {
            const CodePoint next = code_point_at(folded_, at);
            if (!is_word_character(next.value)) {
                at += next.length;
                continue;
            }
        }
        const std::size_t bare_end = end_of_word(at);
        const std::size_t end = end_of_suffix(bare_end);
        if (end - at <= max_word_bytes) {
            words_.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
        } else {
            ++overlong_;
        }
        at = std::max(end, bare_end);
    }
}

std::size_t WordReader::end_of_word(std::size_t at) const {
    const std::size_t size = folded_.size();
    while (true) {
        // From a word's byte over all that follow it.
        ByteClass last = class_of(folded_[at]), next = other;
        if (last == beyond_ascii) return end_of_word_beyond_ascii(at);
        while (++at < size && ((next = class_of(folded_[at])) == word_letter || next == word_digit)) last = next;
        if (at == size) return at;
        if (next == beyond_ascii) return end_of_word_beyond_ascii(at - 1);
        if (at + 1 == size) return at;
        const ByteClass beyond = class_of(folded_[at + 1]);
        if (beyond == beyond_ascii) return end_of_word_beyond_ascii(at - 1);
        if (beyond == other) return at;
        const char c = folded_[at];
        const bool joined = last == word_digit && beyond == word_digit ? joins_digits(c) : joins_letters(c);
        if (!joined) return at;
        ++at;
    }
}

std::size_t WordReader::end_of_word_beyond_ascii(std::size_t at) const {
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
std::size_t WordReader::end_of_suffix(std::size_t at) const {
    std::size_t end = at;
    while (end < folded_.size() && (folded_[end] == '+' || folded_[end] == '#')) {
        if (++end - at > 3) return at;
    }
    return end < folded_.size() && is_word_character(code_point_at(folded_, end).value) ? at : end;
}

FoldedText::FoldedText(std::string_view text) {
    reader_.keep_origins(true);
    reader_.read(text);
    words_.reserve(reader_.words().size());
    for (const WordSpan& span : reader_.words()) {
        WordRange word{span.begin, span.end, reader_.origin(span.begin), reader_.origin(span.end)};
        // A word that ends inside what one character was folded to ("½" is "1⁄2") still ends after that character.
        const auto last = static_cast<std::uint32_t>(folded().size());
        for (std::uint32_t after = span.end; word.end <= reader_.origin(span.end - 1) && after <= last; ++after)
            word.end = reader_.origin(after);
        words_.push_back(word);
    }
}

std::vector<std::string> index_words(std::string_view text) {
    WordReader reader;
    reader.read(text);
    std::vector<std::string> terms;
    for (const WordSpan& word : reader.words()) terms.emplace_back(reader.word(word));
    return terms;
}

bool is_stemmed(std::string_view term) {
    using namespace Xapian::Unicode;
    constexpr unsigned stemmed = 1U << LOWERCASE_LETTER | 1U << TITLECASE_LETTER | 1U << MODIFIER_LETTER | 1U << OTHER_LETTER;
    const auto first = static_cast<unsigned>(code_point_at(term, 0).value);
    return !term.empty() && (stemmed >> get_category(first) & 1U) != 0;
}

}  // namespace dateline
