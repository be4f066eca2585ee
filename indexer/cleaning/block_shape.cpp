#include "indexer/cleaning/block_shape.hpp"

#include <algorithm>

#include "facets/text/utf8.hpp"
#include "indexer/cleaning/packed_word.hpp"

namespace dateline {
namespace {

enum WordClass : std::uint8_t { no_class = 0, function_word = 1, finite_verb = 2, to_reader = 4 };

// English, with the commonest of German, French, Spanish, Italian and Dutch.
constexpr std::string_view function_words =
    "a about after al an and are as at be been but by da das de del den der des die du een el en et for from had has have he "
    "her het his il im in is it its la las le les mit not of on or que said she that the their they to un und van von was "
    "were who with ";

// Finite forms, which tell English sentences from captions; regular past tenses are told by their ending.
constexpr std::string_view verbs =
    "are ate be beat became been began bled bore bought broke brought built came can cannot caught chose comes could cut "
    "dealt did died do does drew drove fell felt fled flew fought found froze gave gets gives goes got grew had has have held "
    "hit is isnt kept knew lay led left lit lost made makes may means meant met might must needs paid put ran remains rose s "
    "said sank sat saw say says seems sent set shook shot should shows sold sought spent spoke stood struck swept takes "
    "taught thought threw told took tore wants was wasnt went wept were will woke won wont wore would wrote ";

constexpr std::string_view words_to_reader = "me my our ours us we you your yours ";

class WordClasses {
public:
    constexpr WordClasses() {
        add(function_words, function_word);
        add(verbs, finite_verb);
        add(words_to_reader, to_reader);
    }
    [[nodiscard]] constexpr std::uint8_t find(std::uint64_t word) const { return table_.find(word); }

private:
    constexpr void add(std::string_view list, WordClass which) {
        while (!list.empty()) {
            const std::size_t end = list.find(' ');
            table_[pack_word(list.substr(0, end))] |= which;
            list.remove_prefix(end + 1);
        }
    }
    PackedWordTable<std::uint8_t, 512> table_;
};
constexpr WordClasses word_classes;

constexpr bool opens_word(char c) {
    return c == '"' || c == '\'' || c == '(' || c == '[' || c == '{' || c == '*' || c == '-' || c == '+';
}

/// Counts one word into the shape; `wide_bytes` counts those that begin characters of Chinese, Japanese and their neighbours, as nearly as bytes tell.
void count_word(std::string_view word, BlockShape& shape, std::size_t& wide_bytes) {
    std::uint64_t packed = 0;  // of the letters, small
    std::size_t letters = 0;
    bool digit = false, other = false;
    for (const char c : word) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte | 0x20U) - 'a' < 26U) {
            if (letters < 8) packed |= static_cast<std::uint64_t>(byte | 0x20U) << (8 * letters);
            ++letters;
        } else {
            digit = digit || (byte >= '0' && byte <= '9');
            other = other || byte >= 0xC3;
            wide_bytes += byte >= 0xE3 && byte < 0xF0;
        }
    }
    if (letters == 0 && !digit && !other) return;
    ++shape.words;
    std::size_t first = 0;
    while (first + 1 < word.size() && opens_word(word[first])) ++first;
    const auto byte = static_cast<unsigned char>(word[first]);
    const auto second = static_cast<unsigned char>(first + 1 < word.size() ? word[first + 1] : 0);
    shape.numbers += (byte >= '0' && byte <= '9') || (digit && (byte == '$' || byte >= 0xC2));
    shape.capitalized += (byte >= 'A' && byte <= 'Z') || (byte == 0xC3 && second < 0x9F);
    if (letters == 0) return;
    const bool past = letters > 4 && word.size() > 4 && (word.back() | 0x20) == 'd' && (word[word.size() - 2] | 0x20) == 'e';
    const std::uint8_t classes = letters <= 8 ? word_classes.find(packed) : std::uint8_t{no_class};
    shape.function_words += (classes & function_word) != 0;
    shape.address += (classes & to_reader) != 0;
    shape.verbs += past || (classes & finite_verb) != 0;
}

/// Marks that stand alone between words in bars: | / > : and, in UTF-8, · • » › — ▸ and the like.
bool is_separator(std::string_view word) {
    if (word.size() > 3) return false;
    if (word.size() == 1) return std::string_view("|/>:*<-").find(word[0]) != std::string_view::npos;
    if (word == "::" || word == ">>" || word == "||") return true;
    return word == "·" || word == "•" || word == "»" || word == "›" || word == "—" || word == "–" || word == "▸" || word == "→" ||
           word == "∙" || word == "⋅";
}

void count_words(std::string_view text, BlockShape& shape) {
    std::size_t wide_bytes = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t gap = at;
        for (; at < text.size() && static_cast<unsigned char>(text[at]) <= ' '; ++at) shape.is_row = shape.is_row || text[at] == '\t';
        shape.is_row = shape.is_row || (at >= gap + 3 && text[gap] != '\n');
        const std::size_t begin = at;
        while (at < text.size() && static_cast<unsigned char>(text[at]) > ' ') ++at;
        const std::string_view word = text.substr(begin, at - begin);
        if (word.empty()) continue;
        if (is_separator(word))
            shape.separators += begin > 0 || word == "»";
        else
            count_word(word, shape, wide_bytes);
    }
    shape.words += static_cast<std::uint32_t>(wide_bytes / 2);  // Chinese, Japanese: about two characters a word
}

/// The last character that is no closing quote, bracket or footnote mark.
std::int32_t last_character(std::string_view text) {
    while (!text.empty()) {
        const CodePoint last = code_point_before(text, text.size());
        const bool closing = last.value == '"' || last.value == '\'' || last.value == ')' || last.value == ']' || last.value == 0x201D ||
                             last.value == 0x2019 || last.value == 0x201C || last.value == 0xBB || last.value == 0x300D ||
                             (last.value >= 0x200B && last.value <= 0x200F);
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
    shape.is_row =
        shape.is_row || (text.size() > 4 && text.front() == '|' && text.back() == '|') || start.find("....") != std::string_view::npos;
    shape.is_item = starts_like_item(text);
    measure_letters(start, shape);
    return shape;
}

}  // namespace dateline
