#include "facets/tagger/word.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "facets/tagger/hashing.hpp"
#include "facets/text/utf8.hpp"

namespace dateline::tagger {
namespace {

/// Longer words differ only in their first bytes: nothing of language is longer.
constexpr std::size_t longest_word = 64;

enum class Casing { as_written, small, title };

std::int32_t recase(std::int32_t c, Casing casing, bool first) {
    if (casing == Casing::as_written || (casing == Casing::title && first)) return c;
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    return u_tolower(c);
}

/// Appends the word to `to` with its letters recased, digits made 0 and apostrophes plain.
void normalize(std::string_view text, Casing casing, std::string& to) {
    to.clear();
    bool first = true;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint next = code_point_at(text, at);
        at += next.length;
        if (next.value >= '0' && next.value <= '9') {
            to.push_back('0');
        } else if (next.value == 0x2019) {
            to.push_back('\'');
        } else {
            append_code_point(to, recase(next.value, casing, first));
        }
        first = next.value == '-';
    }
}

char shape_of(std::int32_t c) {
    if (c < 0x80) {
        if (c >= 'a' && c <= 'z') return 'x';
        if (c >= 'A' && c <= 'Z') return 'X';
        return c >= '0' && c <= '9' ? '0' : static_cast<char>(c);
    }
    if (u_isupper(c) != 0) return 'X';
    if (u_islower(c) != 0) return 'x';
    return u_isalpha(c) != 0 ? 'l' : '?';
}

/// The shape with runs made one ("Xx-Xx"), and, for short words, their length.
void shapes(std::string_view text, std::string& collapsed, std::string& full) {
    collapsed.clear();
    full.clear();
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint next = code_point_at(text, at);
        at += next.length;
        const char shape = shape_of(next.value);
        if (collapsed.empty() || collapsed.back() != shape) collapsed.push_back(shape);
        if (full.size() < 12) full.push_back(shape);
    }
}

WordClass class_of(const Token& token, std::string_view text) {
    if (token.kind == TokenKind::punctuation) return WordClass::mark;
    if (token.kind == TokenKind::number) return WordClass::number;
    switch (token.letter_case) {
        case LetterCase::none:
            return WordClass::caseless;
        case LetterCase::lower:
            return WordClass::lower;
        case LetterCase::initial:
            return WordClass::initial;
        case LetterCase::upper:
            return text.size() == 1 || (text.size() == 2 && text[1] == '.') ? WordClass::initial_letter : WordClass::upper;
        case LetterCase::mixed:
            return WordClass::mixed;
    }
    return WordClass::caseless;
}

/// Numbers of the templates: what makes two features with the same words differ.
enum Template : std::uint64_t {
    t_bias = 1,
    t_form,
    t_lower,
    t_shape,
    t_full_shape,
    t_prefix,
    t_suffix,
    t_cluster,
    t_coarse,
    t_casing,
    t_lists,
    t_list
};

class Lister {
public:
    Lister(WordFeatures& features, LineMode mode) : features_(features), mode_(static_cast<std::uint64_t>(mode)) {}

    void add(int offset, Template kind, std::uint64_t value, bool by_mode) {
        const std::uint64_t salt = kind * 64 + static_cast<std::uint64_t>(offset + window) * 4 + (by_mode ? mode_ : 0);
        features_[static_cast<std::size_t>(window + offset)].push_back(mix(salt, value));
    }

private:
    WordFeatures& features_;
    std::uint64_t mode_;
};

struct Forms {
    std::string written, lower, collapsed, full;
};

void list_affixes(const Forms& forms, Lister& lister, bool capitals) {
    const std::string& form = capitals ? forms.lower : forms.written;
    for (std::size_t n = 1; n <= 4 && n <= form.size(); ++n) {
        lister.add(0, t_prefix, mix(n, hash_bytes(std::string_view(form).substr(0, n))), capitals);
        lister.add(0, t_suffix, mix(n, hash_bytes(std::string_view(form).substr(form.size() - n))), capitals);
    }
    if (form.size() < 3) return;
    const std::uint64_t ending = hash_bytes(std::string_view(form).substr(form.size() - 3));
    for (int offset : {-1, 1}) lister.add(offset, t_suffix, ending, capitals);
}

void list_facts(const Word& word, const WordFacts& small, Families families, int offset, Lister& lister, bool capitals) {
    const WordFacts& facts = word.facts;
    if (families.has(Family::clusters)) {
        lister.add(offset, t_cluster, facts.cluster, capitals);
        lister.add(offset, t_coarse, facts.coarse, capitals);
        if (capitals) lister.add(offset, t_cluster, mix(7, small.cluster), true);
    }
    if (families.has(Family::lists)) {
        lister.add(offset, t_lists, facts.lists & lists::all_names, capitals);
        for (int bit = 0; bit < lists::count && offset > -2 && offset < 2; ++bit) {
            if (((facts.lists & lists::all_names) >> bit & 1U) != 0) lister.add(offset, t_list, static_cast<std::uint64_t>(bit), capitals);
        }
    }
    if (families.has(Family::casing) && offset == 0)
        lister.add(offset, t_casing, facts.casing * 16U + static_cast<unsigned>(word.word_class), true);
}

void list_features(const Word& word, const Forms& forms, const WordFacts& small, LineMode mode, Families families, WordFeatures& features) {
    for (auto& list : features) list.clear();
    Lister lister(features, mode);
    const bool capitals = mode == LineMode::capitals;
    lister.add(0, t_bias, 0, true);
    const std::uint64_t full = hash_bytes(forms.full);
    for (int offset = -window; offset <= window; ++offset) {
        if (offset != 0 && !families.has(Family::window)) continue;
        lister.add(offset, t_lower, word.folded, capitals);
        if (offset > -2 && offset < 2) lister.add(offset, t_form, word.form, capitals);
        if (families.has(Family::shape)) {
            lister.add(offset, t_shape, word.shape, true);
            if (offset == 0) lister.add(offset, t_full_shape, full, true);
        }
        list_facts(word, small, families, offset, lister, capitals);
    }
    if (families.has(Family::affixes)) list_affixes(forms, lister, capitals);
}

}  // namespace

std::string small_letters(std::string_view text) {
    std::string result;
    normalize(text.substr(0, longest_word), Casing::small, result);
    return result;
}

std::string written_form(std::string_view text) {
    std::string result;
    normalize(text.substr(0, longest_word), Casing::as_written, result);
    return result;
}

std::uint64_t word_key(std::string_view text, const Token& token, LineMode mode) {
    const std::uint64_t salt = static_cast<std::uint64_t>(mode) * 8 + static_cast<std::uint64_t>(token.kind);
    if (token.kind != TokenKind::number) return mix(salt, hash_bytes(text.substr(0, longest_word)));
    std::array<char, longest_word> digits{};
    const std::size_t size = std::min(text.size(), longest_word);
    for (std::size_t i = 0; i < size; ++i) digits[i] = text[i] >= '0' && text[i] <= '9' ? '0' : text[i];
    return mix(salt, hash_bytes({digits.data(), size}));
}

Word describe_word(std::string_view text, const Token& token, LineMode mode, const Lexicon& lexicon, Families families,
                   WordFeatures& features) {
    text = text.substr(0, longest_word);
    const bool capitals = mode == LineMode::capitals;
    thread_local Forms forms;  // keeps its memory
    normalize(text, capitals && token.letter_case == LetterCase::upper ? Casing::title : Casing::as_written, forms.written);
    normalize(text, Casing::small, forms.lower);
    shapes(text, forms.collapsed, forms.full);
    Word word;
    word.word_class = class_of(token, text);
    word.lookup = hash_bytes(forms.written);
    word.folded = hash_bytes(forms.lower);
    word.form = capitals ? word.folded : word.lookup;
    word.shape = hash_bytes(forms.collapsed);
    const WordFacts small = lexicon.find(word.folded);
    word.facts = lexicon.find(word.lookup);
    if (capitals && word.facts.cluster == 0) word.facts.cluster = lexicon.find(hash_bytes(written_form(text))).cluster;
    word.facts.casing = small.casing;
    word.facts.lists |= small.lists & (lists::honorific | lists::role | lists::particle);
    word.name_like = token.kind == TokenKind::word && (token.letter_case == LetterCase::initial || token.letter_case == LetterCase::upper ||
                                                       token.letter_case == LetterCase::mixed);
    list_features(word, forms, small, mode, families, features);
    return word;
}

}  // namespace dateline::tagger
