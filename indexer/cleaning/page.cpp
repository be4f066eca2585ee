#include "indexer/cleaning/page.hpp"

#include <algorithm>
#include <array>

#include "facets/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::size_t narrowest_wrap = 45;
constexpr std::size_t widest_wrap = 100;

struct SourceLine {
    std::string_view text;  ///< trimmed
    bool indented = false;
    bool blank_before = false;
};

std::vector<SourceLine> cut_lines(std::string_view page) {
    std::vector<SourceLine> lines;
    bool blank = false;
    while (!page.empty()) {
        const std::size_t end = page.find('\n');
        const std::string_view whole = page.substr(0, end);
        page.remove_prefix(end == std::string_view::npos ? page.size() : end + 1);
        const std::string_view text = trim_blanks(whole);
        if (text.empty()) {
            blank = true;
            continue;
        }
        lines.push_back({text, text.data() >= whole.data() + 2 || whole.front() == '\t', blank});
        blank = false;
    }
    return lines;
}

std::size_t first_word_length(std::string_view text) {
    return std::min(text.find(' '), text.size());
}

/// The width at which a page was wrapped; 0 when it was not. Wrapped pages have hardly any long line, and most of their lines that another follows
/// directly have no room for that one's first word.
std::size_t find_wrap_width(const std::vector<SourceLine>& lines) {
    std::size_t width = 0, too_long = 0, full = 0, followed = 0;
    for (const SourceLine& line : lines) {
        if (line.text.size() > widest_wrap)
            ++too_long;
        else
            width = std::max(width, line.text.size());
    }
    if (width < narrowest_wrap || too_long * 10 > lines.size()) return 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (lines[i + 1].blank_before || lines[i + 1].indented) continue;
        ++followed;
        full += lines[i].text.size() + 1 + first_word_length(lines[i + 1].text) + 6 > width;
    }
    return full >= 3 && full * 2 > followed ? width : 0;
}

bool continues(const SourceLine& line, const SourceLine& next, std::size_t width) {
    if (next.blank_before || next.indented || line.text.size() > widest_wrap || next.text.size() > widest_wrap) return false;
    if (line.text.find('\t') != std::string_view::npos || line.text.find("   ") != std::string_view::npos) return false;
    return line.text.size() >= narrowest_wrap && line.text.size() + 1 + first_word_length(next.text) + 12 > width;
}

bool is_one_of(std::string_view word, const std::string_view* begin, const std::string_view* end) {
    return std::binary_search(begin, end, word);
}

constexpr std::array<std::string_view, 66> function_words{
    "a",    "about", "after", "al",  "an",    "and",  "are", "as", "at",  "be",  "been", "but", "by",   "da",   "das", "de",  "del",
    "den",  "der",   "des",   "die", "du",    "een",  "el",  "en", "et",  "for", "from", "had", "has",  "have", "he",  "her", "het",
    "his",  "il",    "im",    "in",  "is",    "it",   "its", "la", "las", "le",  "les",  "mit", "not",  "of",   "on",  "or",  "que",
    "said", "she",   "that",  "the", "their", "they", "to",  "un", "und", "van", "von",  "was", "were", "who",  "with"};
/// Finite forms that tell English sentences from captions and titles; regular past tenses are told by their ending.
constexpr std::array<std::string_view, 110> verbs{
    "are",    "ate",    "be",     "beat",  "became", "been",  "began", "bled",   "bore",    "bought", "broke", "brought", "built", "came",
    "can",    "cannot", "caught", "chose", "comes",  "could", "cut",   "dealt",  "did",     "died",   "do",    "does",    "drew",  "drove",
    "fell",   "felt",   "fled",   "flew",  "fought", "found", "froze", "gave",   "gets",    "gives",  "goes",  "got",     "grew",  "had",
    "has",    "have",   "held",   "hit",   "is",     "isnt",  "kept",  "knew",   "lay",     "led",    "left",  "lit",     "lost",  "made",
    "makes",  "may",    "means",  "meant", "met",    "might", "must",  "needs",  "paid",    "put",    "ran",   "remains", "rose",  "s",
    "said",   "sank",   "sat",    "saw",   "say",    "says",  "seems", "sent",   "set",     "shook",  "shot",  "should",  "shows", "sold",
    "sought", "spent",  "spoke",  "stood", "struck", "swept", "takes", "taught", "thought", "threw",  "told",  "took",    "tore",  "wants",
    "was",    "wasnt",  "went",   "wept",  "were",   "will",  "woke",  "won",    "wont",    "wore",   "would", "wrote"};
constexpr std::array<std::string_view, 9> address_words{"me", "my", "our", "ours", "us", "we", "you", "your", "yours"};

/// Counts one word into the shape.
void count_word(std::string_view word, BlockShape& shape) {
    std::array<char, 8> lower{};
    std::size_t length = 0;
    bool letters_or_digits = false, digit = false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const auto byte = static_cast<unsigned char>(word[i]);
        const bool letter = (byte | 0x20U) - 'a' < 26U;
        digit = digit || (byte >= '0' && byte <= '9');
        letters_or_digits = letters_or_digits || letter || digit || byte >= 0xC3;
        if (letter && length < lower.size()) lower[length] = static_cast<char>(byte | 0x20U);
        length += letter;
    }
    if (!letters_or_digits) return;
    ++shape.words;
    const std::size_t first = word.find_first_not_of("\"'([{*-+");
    if (first != std::string_view::npos) {
        const auto byte = static_cast<unsigned char>(word[first]);
        const auto second = static_cast<unsigned char>(first + 1 < word.size() ? word[first + 1] : 0);
        shape.numbers += (byte >= '0' && byte <= '9') || (digit && (byte == '$' || byte >= 0xC2));
        shape.capitalized += (byte >= 'A' && byte <= 'Z') || (byte == 0xC3 && second < 0x9F);
    }
    if (length > lower.size()) shape.verbs += (word.back() | 0x20) == 'd' && word.size() > 2 && (word[word.size() - 2] | 0x20) == 'e';
    if (length == 0 || length > lower.size()) return;
    const std::string_view small(lower.data(), length);
    shape.function_words += is_one_of(small, function_words.begin(), function_words.end());
    shape.address += is_one_of(small, address_words.begin(), address_words.end());
    shape.verbs += small.ends_with("ed") || is_one_of(small, verbs.begin(), verbs.end());
}

/// Marks that stand alone between words in bars: | / > : and, in UTF-8, · • » › — ▸ and the like.
bool is_separator(std::string_view word) {
    if (word.size() == 1) return std::string_view("|/>:*<-").find(word[0]) != std::string_view::npos;
    if (word == "::" || word == ">>" || word == "||") return true;
    return word == "·" || word == "•" || word == "»" || word == "›" || word == "—" || word == "–" || word == "▸" || word == "→" ||
           word == "∙" || word == "⋅";
}

void count_words(std::string_view text, BlockShape& shape) {
    std::size_t wide_bytes = 0;
    for (std::size_t at = 0; at < text.size();) {
        while (at < text.size() && static_cast<unsigned char>(text[at]) <= ' ') ++at;
        const std::size_t begin = at;
        while (at < text.size() && static_cast<unsigned char>(text[at]) > ' ') {
            wide_bytes += static_cast<unsigned char>(text[at]) >= 0xE3 && static_cast<unsigned char>(text[at]) < 0xF0;
            ++at;
        }
        const std::string_view word = text.substr(begin, at - begin);
        if (word.empty()) continue;
        if (is_separator(word))
            shape.separators += begin > 0 || word == "»";
        else
            count_word(word, shape);
    }
    shape.words += static_cast<std::uint32_t>(wide_bytes / 2);  // Chinese, Japanese: about two characters a word
}

/// The last character that is no closing quote, bracket or footnote mark.
std::int32_t last_character(std::string_view text) {
    while (!text.empty()) {
        const CodePoint last = code_point_before(text, text.size());
        const bool closing = last.value == '"' || last.value == '\'' || last.value == ')' || last.value == ']' || last.value == 0x201D ||
                             last.value == 0x2019 || last.value == 0x201C || last.value == 0xBB || last.value == 0x300D;
        if (!closing) return last.value;
        text.remove_suffix(last.length);
    }
    return 0;
}

bool starts_like_item(std::string_view text) {
    if (text.substr(0, 2) == "* " || text.substr(0, 2) == "- " || text.substr(0, 2) == "+ ") return true;
    for (const std::string_view bullet : {"• ", "— ", "– ", "· ", "◦ ", "▪ ", "■ ", "● ", "‣ "})
        if (text.substr(0, bullet.size()) == bullet) return true;
    const std::size_t digits = text.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string_view::npos || digits > 3) return false;
    return text[digits] == ' ' || text[digits] == '\t' || text.substr(digits, 2) == ". " || text.substr(digits, 2) == ".\t" ||
           text.substr(digits, 2) == ") ";
}

void measure_letters(std::string_view text, BlockShape& shape) {
    bool small = false, capital = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c >= 'a' && c <= 'z') {
            if (!small && !capital) shape.starts_small = true;
            small = true;
        }
        capital = capital || (c >= 'A' && c <= 'Z');
        if (small && capital) break;
    }
    shape.all_capitals = capital && !small;
}

}  // namespace

std::string_view trim_blanks(std::string_view text) {
    constexpr std::array<std::string_view, 4> wide{"\xC2\xA0", "\xE2\x80\x8B", "\xEF\xBB\xBF", "\xE3\x80\x80"};
    for (bool again = true; again && !text.empty();) {
        again = false;
        while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
        while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
        for (const std::string_view blank : wide) {
            if (text.size() < blank.size()) continue;
            const bool at_start = text.substr(0, blank.size()) == blank;
            const bool at_end = !at_start && text.substr(text.size() - blank.size()) == blank;
            if (at_start) text.remove_prefix(blank.size());
            if (at_end) text.remove_suffix(blank.size());
            again = again || at_start || at_end;
        }
    }
    return text;
}

BlockShape measure_shape(std::string_view text) {
    constexpr std::size_t enough = 2000;
    BlockShape shape;
    const std::string_view start = text.substr(0, enough);
    count_words(start, shape);
    if (text.size() > enough) count_words(text.substr(std::max(enough, text.size() - enough)), shape);
    const std::int32_t last = last_character(text);
    shape.ends_sentence = last == '.' || last == '!' || last == '?' || last == 0x3002 || last == 0xFF01 || last == 0xFF1F ||
                          last == 0x964 || last == 0x61F || last == 0x6D4 || last == 0x2026;
    shape.ends_in_colon = last == ':';
    shape.is_row = text.find('\t') != std::string_view::npos || text.find("   ") != std::string_view::npos ||
                   (text.size() > 4 && text.front() == '|' && text.back() == '|') || start.find("....") != std::string_view::npos;
    shape.is_item = starts_like_item(text);
    measure_letters(start, shape);
    return shape;
}

std::size_t wrap_width(std::string_view text) {
    return find_wrap_width(cut_lines(text));
}

std::vector<Block> cut_page(std::string_view page) {
    const std::vector<SourceLine> lines = cut_lines(page);
    const std::size_t width = find_wrap_width(lines);
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < lines.size();) {
        std::size_t last = i;
        while (width > 0 && last + 1 < lines.size() && continues(lines[last], lines[last + 1], width)) ++last;
        Block block;
        block.text = {lines[i].text.data(),
                      static_cast<std::size_t>(lines[last].text.data() + lines[last].text.size() - lines[i].text.data())};
        block.blank_before = lines[i].blank_before || (width > 0 && lines[i].indented);
        block.shape = measure_shape(block.text);
        blocks.push_back(block);
        i = last + 1;
    }
    return blocks;
}

}  // namespace dateline
