#include "facets/persons/word_uses.hpp"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

bool is_ascii_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

/// "al-Assad", "d'Estaing": a small particle grown onto a capital. "pro-Moscow" and "mid-May" are not.
bool is_grown_on_particle(std::string_view word) {
    static constexpr std::array particles = {"al", "el", "ad", "as", "ash", "at", "an", "ar", "az", "ul", "ur", "d", "l", "de"};
    const std::size_t mark = word.find_first_of("-'");
    if (mark == std::string_view::npos || mark + 1 >= word.size() || !is_ascii_upper(word[mark + 1])) return false;
    return std::find(particles.begin(), particles.end(), word.substr(0, mark)) != particles.end();
}

/// "Kong-based", "Soviet-led", "Ex-President": adjectives and the like, not names.
bool is_compound(std::string_view word) {
    static constexpr std::array endings = {"-based", "-led",        "-born",      "-listed",   "-backed",  "-style",    "-made",
                                           "-owned", "-controlled", "-held",      "-run",      "-trained", "-speaking", "-era",
                                           "-bound", "-brokered",   "-sponsored", "-mediated", "-funded"};
    const std::size_t mark = word.rfind('-');
    return mark != std::string_view::npos && std::find(endings.begin(), endings.end(), word.substr(mark)) != endings.end();
}

bool is_capital(std::string_view word, LetterCase letter_case) {
    if (is_compound(word)) return false;
    switch (letter_case) {
        case LetterCase::initial:
        case LetterCase::upper:
            return true;
        case LetterCase::mixed:
            return is_ascii_upper(word.front()) || static_cast<unsigned char>(word.front()) >= 0x80 || is_grown_on_particle(word);
        default:
            return false;
    }
}

/// "Sarah-Jane" is a forename because "Sarah" is, "Garcia-Lopez" a surname.
std::uint32_t classes_of_first_half(std::string_view word, const NameWords& tables) {
    const std::size_t mark = word.find('-');
    if (mark == std::string_view::npos || mark < 2 || mark + 1 >= word.size() || !is_ascii_upper(word[mark + 1])) return 0;
    return tables.classes(folded_hash(word.substr(0, mark))) & (forename | male | female | surname);
}

}  // namespace

WordUses::WordUses(const ArticleTokens& article, const NameWords& tables) {
    look_up(article.title, tables, title_);
    look_up(article.text, tables, text_);
    count_small(article.title, title_);
    count_small(article.text, text_);
}

void WordUses::look_up(const TokenizedText& tokens, const NameWords& tables, std::vector<Word>& words) {
    words.resize(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens.tokens[i];
        if (token.kind != TokenKind::word) continue;
        Word& word = words[i];
        word.hash = folded_hash(tokens[i]);
        word.classes = tables.classes(word.hash);
        word.capital = is_capital(tokens[i], token.letter_case);
        if (!word.capital) continue;
        if (word.classes == 0) word.classes = classes_of_first_half(tokens[i], tables);
        word.use = use_of(word.hash);
        if (!token.in_capitals && !opens_sentence(tokens, i)) ++uses_[word.use].capital;
    }
}

void WordUses::count_small(const TokenizedText& tokens, std::vector<Word>& words) {
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (!words[i].capital && words[i].hash != 0) {
            const std::uint32_t use = find_use(words[i].hash);
            if (use != 0) ++uses_[use].small;
        }
}

std::uint32_t WordUses::find_use(std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask)
        if (slots_[slot] == 0 || uses_[slots_[slot]].hash == hash) return slots_[slot];
}

std::uint32_t WordUses::use_of(std::uint64_t hash) {
    const std::uint32_t found = find_use(hash);
    if (found != 0) return found;
    if (uses_.size() * 2 >= slots_.size()) grow();
    const auto use = static_cast<std::uint32_t>(uses_.size());
    uses_.emplace_back().hash = hash;
    std::size_t slot = hash & (slots_.size() - 1);
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = use;
    return use;
}

void WordUses::grow() {
    std::vector<std::uint32_t> slots(slots_.size() * 2);
    for (std::uint32_t use = 1; use < uses_.size(); ++use) {
        std::size_t slot = uses_[use].hash & (slots.size() - 1);
        while (slots[slot] != 0) slot = (slot + 1) & (slots.size() - 1);
        slots[slot] = use;
    }
    slots_.swap(slots);
}

bool opens_sentence(const TokenizedText& tokens, std::size_t index) {
    if (tokens.tokens[index].starts_sentence) return true;
    const Token& before = tokens.tokens[index - 1];
    if (before.kind != TokenKind::punctuation) return false;
    if (before.starts_sentence) return true;
    const std::string_view mark = tokens[index - 1];
    const bool spaced = tokens.tokens[index].begin > before.end;
    if (mark == "\"" || mark == "\u201C" || mark == "`" || mark == "'" || mark == "\u2018") return !spaced;
    if (mark == ":" || mark == "-" || mark == "\u2013" || mark == "\u2014" || mark == "*") return true;
    return index >= 2 && tokens.tokens[index - 2].starts_sentence && tokens.tokens[index - 2].kind == TokenKind::punctuation;
}

}  // namespace dateline
