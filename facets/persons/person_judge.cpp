#include "facets/persons/person_judge.hpp"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

using Index = std::uint32_t;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool ends_with(std::string_view word, std::string_view end) {
    return word.size() > end.size() + 2 && word.substr(word.size() - end.size()) == end;
}

/// Endings and beginnings that surnames of some languages share.
bool is_shaped_like_surname(std::string_view word) {
    static constexpr std::array endings = {"ov",   "ev",     "ova",  "eva",   "sky",    "ski",   "ska",  "skaya", "vich",
                                           "vic",  "escu",   "oglu", "dze",   "shvili", "yan",   "nen",  "sson",  "enko",
                                           "wicz", "poulos", "idis", "akis",  "iou",    "ez",    "ini",  "etti",  "elli",
                                           "ovic", "czyk",   "berg", "stein", "mann",   "ovich", "chuk", "aitis"};
    if (std::any_of(endings.begin(), endings.end(), [&](std::string_view end) { return ends_with(word, end); })) return true;
    return word.size() > 4 && (word.substr(0, 2) == "Mc" || word.substr(0, 2) == "O'" || word.substr(0, 3) == "al-" ||
                               word.substr(0, 3) == "Al-" || word.substr(0, 3) == "el-" || word.substr(0, 3) == "El-");
}

bool is_acronym(const FieldView& view, Index i) {
    const Token& token = view.tokens.tokens[i];
    return token.letter_case == LetterCase::upper && token.end - token.begin >= 2 && !view.is_initial(i);
}

/// "(Germany)", "(Spain) 3:12": how results name a competitor's country.
bool country_in_brackets(const FieldView& view, Index at) {
    return at + 2 < view.tokens.size() && view.is_mark(at, "(") && view.has(at + 1, place) &&
           (view.is_mark(at + 2, ")") || view.words[at + 2].capital);
}

bool age_follows(const FieldView& view, Index at) {
    if (at + 1 >= view.tokens.size() || !view.is_mark(at, ",")) return false;
    const Token& number = view.tokens.tokens[at + 1];
    if (number.kind != TokenKind::number || number.end - number.begin != 2) return false;
    return at + 2 >= view.tokens.size() || view.tokens.tokens[at + 2].kind == TokenKind::punctuation;
}

/// ", the striker", ", who", ", a former minister".
bool apposition_follows(const FieldView& view, Index at) {
    if (at + 2 >= view.tokens.size() || !view.is_mark(at, ",")) return false;
    if (view.has(at + 1, role | role_small) && !view.words[at + 1].capital) return true;
    const std::string_view next = view.tokens[at + 1];
    if (next == "who") return true;
    if (!is_one_of(next, {"a", "an", "the", "his", "her", "their", "its", "former"})) return false;
    for (Index i = at + 2; i < view.tokens.size() && i < at + 6; ++i) {
        if (view.has(i, role | role_small)) return true;
        if (view.tokens.tokens[i].kind == TokenKind::punctuation) return false;
    }
    return false;
}

/// "Ki-moon", "Tse-tung": how given names behind a family name are often written.
bool is_two_syllables(std::string_view word) {
    const std::size_t mark = word.find('-');
    return mark != std::string_view::npos && mark + 1 < word.size() && word[mark + 1] >= 'a' && word[mark + 1] <= 'z';
}

/// "The captain, ...", "the governor of Aichi, ...": a small role stands in the phrase before the comma.
bool ends_apposition(const FieldView& view, Index comma) {
    for (Index i = comma; i > 0 && i + 5 > comma;) {
        --i;
        if (view.tokens.tokens[i].kind == TokenKind::punctuation) return false;
        if (!view.words[i].capital && view.has(i, role | role_small)) return true;
        if (view.has(i, speech) || view.tokens.tokens[i].starts_sentence) return false;
    }
    return false;
}

int score_of_words(const FieldView& view, const Piece& piece) {
    int score = 0;
    const Index n = piece.last - piece.first;
    const Index last = view.has(piece.last - 1, name_suffix) ? piece.last - 2 : piece.last - 1;
    bool strange = true;  // no word that the tables know as something else
    for (Index i = piece.first; i < piece.last; ++i) {
        if (view.has(i, common | place | nationality | organization_head | organization_suffix | event | place_end | known_organization |
                            never_name) &&
            !view.has(i, forename | family_first | particle))
            strange = false;
        if (is_acronym(view, i)) score -= 2;
        if (i > piece.first && view.is_initial(i)) score += 3;
        if (i > piece.first && !view.words[i].capital) score += 2;
    }
    if (view.is_initial(piece.first)) score += 3;
    if (view.has(piece.first, forename)) score += view.is_sure_forename(piece.first) ? 4 : 3;
    if (n == 3 && view.has(piece.first + 1, forename)) score += 1;
    if (view.has(piece.first, family_first) && !view.has(last, common | place))
        score += n == 3 || is_two_syllables(view.tokens[last]) ? 4 : 2;
    if (is_shaped_like_surname(view.tokens[last])) score += 2;
    if (view.has(last, surname)) score += 2;
    if (strange) score += n <= 3 ? 2 : 1;
    if (view.has(last, common) && !view.has(last, forename | surname)) score -= view.has(piece.first, forename) ? 1 : 3;
    if (view.has(last, place) && !view.has(last, place_or_name | forename)) score -= view.has(piece.first, forename_place | place) ? 4 : 1;
    if (view.has(piece.first, common) && !view.has(piece.first, forename | family_first)) score -= 3;
    if (view.has(piece.first, place) && !view.has(piece.first, forename)) score -= 3;
    if (view.has(last, organization_suffix | event | place_end | organization_head | known_organization) && !view.has(last, forename))
        score -= view.is_sure_forename(piece.first) ? 1 : 3;
    if (view.has(piece.first, organization_head | known_organization | place_start) && !view.has(piece.first, forename)) score -= 3;
    return score;
}

int score_of_context(const FieldView& view, const Piece& piece) {
    int score = 0;
    if (stands_like_person(view, piece.first, piece.last)) score += 2;
    if (piece.follows_article) score -= view.is_sure_forename(piece.first) ? 2 : 4;
    if (stands_like_place(view, piece.first)) score -= 1;
    return score;
}

}  // namespace

bool stands_like_person(const FieldView& view, std::uint32_t first, std::uint32_t last) {
    if (first > 0 && !view.tokens.tokens[first].starts_sentence) {
        const Index before = first - 1;
        if (!view.words[before].capital && view.has(before, role | role_small | speech)) return true;
        if (is_one_of(view.tokens[before], {"b", "c", "lbw"})) return true;  // cricket: caught, bowled
        if (view.tokens[before] == "by" && last > first + 1 && !view.has(first, place)) return true;
        if (view.is_mark(before, ",") && ends_apposition(view, before)) return true;
    }
    if (last >= view.tokens.size() || view.tokens.tokens[last].starts_sentence) return false;
    if (!view.words[last].capital && view.has(last, speech)) return true;
    return country_in_brackets(view, last) || age_follows(view, last) || apposition_follows(view, last);
}

bool stands_like_place(const FieldView& view, std::uint32_t first) {
    if (first == 0 || view.tokens.tokens[first].starts_sentence) return false;
    return is_one_of(view.tokens[first - 1],
                     {"in", "at", "from", "near", "outside", "towards", "toward", "across", "In", "At", "From", "into", "throughout"});
}

bool follows_of(const FieldView& view, std::uint32_t first) {
    return !view.tokens.tokens[first].starts_sentence && view.tokens[first - 1] == "of";
}

PieceKind judge(const FieldView& view, const Piece& piece) {
    const Index n = piece.last - piece.first;
    const bool after_title = piece.after_title;
    if (n == 1) {
        const Index i = piece.first;
        if (after_title && !view.has(i, place | nationality | known_organization | never_name | common)) return PieceKind::person;
        if (after_title && view.has(i, common) && !view.has(i, organization_head | organization_suffix | role) &&
            view.has(i - 1, honorific))
            return PieceKind::person;
        if (after_title && view.has(i - 1, honorific) && view.has(i, place)) return PieceKind::person;
        if (view.has(i, single_name) && !piece.follows_article && !view.has(i, place)) return PieceKind::person;
        if (view.has(i, known_organization)) return PieceKind::organization;
        if (view.has(i, place) && !view.has(i, forename)) return PieceKind::location;
        if (view.has(i, nationality)) return PieceKind::misc;
        if (view.has(i, place) && (follows_of(view, i) || stands_like_place(view, i) || !stands_like_person(view, i, i + 1)))
            return PieceKind::location;
        return PieceKind::undecided;
    }
    bool only_initials = true;
    for (Index i = piece.first; i < piece.last; ++i) only_initials = only_initials && view.is_initial(i);
    if (only_initials) return PieceKind::nothing;
    if (n > 6) return PieceKind::undecided;
    if (after_title && !view.has(piece.first, place | known_organization | common)) return PieceKind::person;
    const int score = score_of_words(view, piece) + score_of_context(view, piece) + (after_title ? 4 : 0);
    return score >= 3 ? PieceKind::person : PieceKind::undecided;
}

}  // namespace dateline
