#include "facets/text/tokens.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "facets/text/line_breaks.hpp"
#include "facets/text/utf8.hpp"

namespace dateline {
namespace {

enum class Char : std::uint8_t { space, letter, digit, mark };

Char classify(std::int32_t c) {
    if (c < 0x80) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Char::letter;
        if (c >= '0' && c <= '9') return Char::digit;
        return c <= ' ' || c == 0x7F ? Char::space : Char::mark;
    }
    if (u_isalpha(c) != 0 || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0) return Char::letter;
    if (u_isdigit(c) != 0) return Char::digit;
    if (u_isUWhiteSpace(c) != 0 || (U_GET_GC_MASK(c) & (U_GC_CC_MASK | U_GC_CF_MASK)) != 0) return Char::space;
    return Char::mark;
}

bool is_apostrophe(std::int32_t c) {
    return c == '\'' || c == 0x2019;
}

/// Marks that join two letters into one word.
bool joins_letters(std::int32_t c) {
    return is_apostrophe(c) || c == '-' || c == 0x2010 || c == 0x2011 || c == '&' || c == 0xB7 || c == '_';
}

/// Abbreviations that end in a dot without ending a sentence: folded, sorted.
constexpr std::array abbreviations = {
    "adm",  "ala",  "apr",  "ariz",   "ark",  "assn", "aug",  "ave",  "brig", "bros", "calif", "capt", "cmdr",  "co",   "col", "colo",
    "conn", "corp", "cpl",  "dec",    "del",  "dept", "dr",   "e",    "est",  "etc",  "feb",   "fla",  "fr",    "ft",   "ga",  "gen",
    "gov",  "hon",  "ill",  "inc",    "ind",  "jan",  "jr",   "jul",  "jun",  "kan",  "ky",    "la",   "lieut", "lt",   "ltd", "maj",
    "mar",  "mass", "md",   "messrs", "mich", "minn", "miss", "mo",   "mont", "mr",   "mrs",   "ms",   "msgr",  "mt",   "neb", "nev",
    "no",   "nos",  "nov",  "oct",    "okla", "ore",  "pa",   "ph",   "pres", "prof", "pte",   "pvt",  "rep",   "reps", "rev", "sen",
    "sens", "sep",  "sept", "sgt",    "sr",   "st",   "ste",  "supt", "tenn", "tex",  "va",    "vs",   "vt",    "wash", "wis", "wyo"};
static_assert(std::is_sorted(abbreviations.begin(), abbreviations.end(), [](std::string_view a, std::string_view b) { return a < b; }));

bool is_abbreviation(std::string_view word) {
    if (word.size() > 6) return false;
    std::string lower(word);
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return std::binary_search(abbreviations.begin(), abbreviations.end(), std::string_view(lower));
}

class Tokenizer {
public:
    explicit Tokenizer(std::string_view text) : text_(text), breaks_(text) { result_.text = text; }

    TokenizedText run() {
        while (at_ < text_.size()) step();
        end_sentence();
        mark_capital_lines();
        return std::move(result_);
    }

private:
    CodePoint peek(std::size_t at) const { return code_point_at(text_, at); }

    void step() {
        const CodePoint next = peek(at_);
        switch (classify(next.value)) {
            case Char::space:
                if (next.value == '\n' && breaks_.ends_sentence(at_)) end_sentence();
                at_ += next.length;
                break;
            case Char::letter:
                word();
                break;
            case Char::digit:
                number();
                break;
            case Char::mark:
                mark(next);
                break;
        }
    }

    /// Letters, digits and the marks between them that belong to a word, from at_.
    void word() {
        const std::size_t begin = at_;
        bool only_initials = true;  // "U.S.": single letters with dots between
        std::size_t letters_since_dot = 0;
        while (at_ < text_.size()) {
            const CodePoint next = peek(at_);
            const Char kind = classify(next.value);
            if (kind == Char::letter || kind == Char::digit) {
                ++letters_since_dot;
                only_initials = only_initials && (letters_since_dot == 1 || is_mark(next.value));
                at_ += next.length;
            } else if (next.value == '.' && takes_dot(begin, only_initials && letters_since_dot == 1)) {
                at_ += 1;
                letters_since_dot = 0;
            } else if (joins_letters(next.value) && !starts_possessive(at_) && letter_after(at_ + next.length)) {
                at_ += next.length;
                only_initials = false;
            } else {
                break;
            }
        }
        push(begin, TokenKind::word);
        if (at_ < text_.size() && starts_possessive(at_)) possessive();
    }

    static bool is_mark(std::int32_t c) { return c >= 0x80 && (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }

    bool letter_after(std::size_t at) const {
        const Char kind = classify(peek(at).value);
        return at < text_.size() && (kind == Char::letter || kind == Char::digit);
    }

    /// Whether the dot at at_ belongs to the word begun at `begin`.
    bool takes_dot(std::size_t begin, bool after_initial) const {
        if (after_initial) {
            const bool capital = u_isupper(code_point_before(text_, at_).value) != 0;
            return capital || letter_after(at_ + 1);
        }
        return is_abbreviation(text_.substr(begin, at_ - begin)) && !letter_after(at_ + 1);
    }

    bool starts_possessive(std::size_t at) const {
        const CodePoint mark = peek(at);
        if (!is_apostrophe(mark.value)) return false;
        const CodePoint s = peek(at + mark.length);
        return (s.value == 's' || s.value == 'S') && !letter_after(at + mark.length + s.length);
    }

    void possessive() {
        const std::size_t begin = at_;
        at_ += peek(at_).length;
        at_ += peek(at_).length;
        push(begin, TokenKind::word);
    }

    void number() {
        const std::size_t begin = at_;
        while (at_ < text_.size()) {
            const CodePoint next = peek(at_);
            const Char kind = classify(next.value);
            const bool inner = (next.value == '.' || next.value == ',' || next.value == ':' || next.value == '-' || next.value == '/') &&
                               classify(peek(at_ + 1).value) == Char::digit;
            if (kind != Char::digit && kind != Char::letter && !inner) break;
            at_ += next.length;
        }
        push(begin, TokenKind::number);
    }

    void mark(const CodePoint& first) {
        const std::size_t begin = at_;
        at_ += first.length;
        push(begin, TokenKind::punctuation);
        if (first.value == '.' || first.value == '!' || first.value == '?' || first.value == 0x2026 || first.value == 0x3002) after_stop();
    }

    /// A full stop ends the sentence, with the closing quotes and brackets behind it, when white space follows.
    void after_stop() {
        while (at_ < text_.size()) {
            const CodePoint next = peek(at_);
            const bool closing = next.value == '"' || next.value == ')' || next.value == ']' || next.value == '\'' ||
                                 next.value == 0x201D || next.value == 0x2019 || next.value == '.' || next.value == '!' ||
                                 next.value == '?' || next.value == 0xBB;
            if (!closing) break;
            const std::size_t begin = at_;
            at_ += next.length;
            push(begin, TokenKind::punctuation);
        }
        if (at_ >= text_.size() || (classify(peek(at_).value) == Char::space && !goes_on_small())) end_sentence();
    }

    /// Whether the next word on this line starts with a small letter: `"Stop." said ...` is one sentence.
    bool goes_on_small() const {
        std::size_t at = at_;
        while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\t')) ++at;
        return u_islower(peek(at).value) != 0;
    }

    void push(std::size_t begin, TokenKind kind) {
        Token token;
        token.begin = static_cast<std::uint32_t>(begin);
        token.end = static_cast<std::uint32_t>(at_);
        token.kind = kind;
        if (kind == TokenKind::word) token.letter_case = case_of(text_.substr(begin, at_ - begin));
        if (sentence_first_ == result_.tokens.size()) {
            token.starts_sentence = true;
        } else if (kind == TokenKind::word && ends_with_sentence_dot(token)) {
            end_sentence();
            token.starts_sentence = true;
        }
        result_.tokens.push_back(token);
    }

    /// "... in the U.S. The ...": a dotted word ends the sentence when a small function word with a capital follows.
    bool ends_with_sentence_dot(const Token& next) const {
        const Token& previous = result_.tokens.back();
        if (previous.kind != TokenKind::word || text_[previous.end - 1] != '.' || next.letter_case != LetterCase::initial) return false;
        static constexpr std::array openers = {"A",  "After", "An", "And", "At",   "But", "He",   "His",  "However",
                                               "In", "It",    "On", "She", "That", "The", "They", "This", "We"};
        const std::string_view word = text_.substr(next.begin, next.end - next.begin);
        return std::find(openers.begin(), openers.end(), word) != openers.end();
    }

    static LetterCase case_of(std::string_view word) {
        std::size_t upper = 0, lower = 0;
        bool first_upper = false;
        for (std::size_t at = 0; at < word.size();) {
            const CodePoint next = code_point_at(word, at);
            at += next.length;
            const bool is_upper = next.value < 0x80 ? (next.value >= 'A' && next.value <= 'Z') : u_isupper(next.value) != 0;
            const bool is_lower = next.value < 0x80 ? (next.value >= 'a' && next.value <= 'z') : u_islower(next.value) != 0;
            if (is_upper && upper + lower == 0) first_upper = true;
            upper += is_upper;
            lower += is_lower;
        }
        if (upper + lower == 0) return LetterCase::none;
        if (upper == 0) return LetterCase::lower;
        if (lower == 0) return LetterCase::upper;
        return first_upper && upper == 1 ? LetterCase::initial : LetterCase::mixed;
    }

    void end_sentence() {
        const auto size = static_cast<std::uint32_t>(result_.tokens.size());
        if (size > sentence_first_) result_.sentences.push_back({sentence_first_, size});
        sentence_first_ = size;
    }

    /// Sentences in which at least four of five letters-with-case words longer than one letter are all capitals.
    void mark_capital_lines() {
        for (const Sentence& sentence : result_.sentences) {
            std::size_t upper = 0, words = 0;
            for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
                const Token& token = result_.tokens[i];
                if (token.kind != TokenKind::word || token.letter_case == LetterCase::none || token.end - token.begin < 2) continue;
                ++words;
                upper += token.letter_case == LetterCase::upper;
            }
            if (words < 2 || upper * 5 < words * 4) continue;
            for (std::uint32_t i = sentence.first; i < sentence.last; ++i) result_.tokens[i].in_capitals = true;
        }
    }

    std::string_view text_;
    LineBreaks breaks_;
    TokenizedText result_;
    std::size_t at_ = 0;
    std::uint32_t sentence_first_ = 0;
};

}  // namespace

TokenizedText tokenize(std::string_view text) {
    return Tokenizer(text).run();
}

}  // namespace dateline
