#include "facets/persons/person_name.hpp"

#include <algorithm>

#include "facets/text/fold.hpp"

namespace dateline {
namespace {

std::string without_blanks(std::string name) {
    name.erase(std::remove(name.begin(), name.end(), ' '), name.end());
    return name;
}

/// "J." and "J.R." (as two parts), "J" alone.
bool is_initials(std::string_view word, LetterCase letter_case) {
    if (letter_case != LetterCase::upper) return false;
    return word.size() == 1 || (word.size() <= 8 && word[1] == '.' && word.back() == '.');
}

void add_part(PersonName& name, const TokenizedText& tokens, std::uint32_t index, const NameWords& tables) {
    const std::string_view word = tokens[index];
    NamePart part;
    part.folded = without_blanks(fold_name(word));
    if (part.folded.empty()) return;
    if (is_initials(word, tokens.tokens[index].letter_case)) {
        part.initial = true;
        for (const char letter : std::string(part.folded)) {
            part.folded.assign(1, letter);
            name.parts.push_back(part);
        }
        return;
    }
    part.hash = folded_hash(word);
    part.classes = tables.classes(part.hash);
    name.letters += part.folded.size();
    name.parts.push_back(std::move(part));
}

NameLikeness match_given(const NamePart& a, const NamePart& b, const NameWords& tables) {
    if (a.folded == b.folded) return NameLikeness::same;
    if (a.initial || b.initial) return a.folded.front() == b.folded.front() ? NameLikeness::initials : NameLikeness::none;
    return tables.may_be_same_forename(a.hash, b.hash) ? NameLikeness::nickname : NameLikeness::none;
}

/// Whether the middle names of both do not contradict each other.
bool middles_agree(const PersonName& a, const PersonName& b) {
    const std::size_t shorter = std::min(a.parts.size(), b.parts.size());
    for (std::size_t i = 1; i + 1 < shorter; ++i) {
        const NamePart& x = a.parts[i];
        const NamePart& y = b.parts[i];
        if (x.folded == y.folded) continue;
        if ((x.initial || y.initial) && x.folded.front() == y.folded.front()) continue;
        return false;
    }
    return true;
}

/// "S. W. R. D. Bandaranaike" is not how "Sirimavo Bandaranaike" is written.
bool has_too_many_initials(const PersonName& a, const PersonName& b) {
    const auto initials = std::count_if(a.parts.begin(), a.parts.end(), [](const NamePart& part) { return part.initial; });
    return initials > 2 && a.given().initial && !b.given().initial && b.parts.size() == 2;
}

/// Whether the shorter name is how the longer one starts ("Saddam Hussein" al-Tikriti).
bool starts_longer(const PersonName& a, const PersonName& b) {
    const PersonName& shorter = a.parts.size() < b.parts.size() ? a : b;
    const PersonName& longer = a.parts.size() < b.parts.size() ? b : a;
    if (shorter.parts.size() + 1 != longer.parts.size()) return false;
    for (std::size_t i = 0; i < shorter.parts.size(); ++i)
        if (shorter.parts[i].initial || shorter.parts[i].folded != longer.parts[i].folded) return false;
    return true;
}

/// Whether the shorter name is how the longer one ends (Aung San "Suu Kyi").
bool ends_longer(const PersonName& a, const PersonName& b) {
    const PersonName& shorter = a.parts.size() < b.parts.size() ? a : b;
    const PersonName& longer = a.parts.size() < b.parts.size() ? b : a;
    const std::size_t left_out = longer.parts.size() - shorter.parts.size();
    if (left_out == 0 || ((shorter.given().classes & forename) != 0 && (shorter.given().classes & particle) == 0)) return false;
    for (std::size_t i = 0; i < shorter.parts.size(); ++i)
        if (shorter.parts[i].initial || shorter.parts[i].folded != longer.parts[i + left_out].folded) return false;
    return true;
}

/// "Edgar Hoover" and "J. Edgar Hoover".
bool drops_first_initial(const PersonName& a, const PersonName& b) {
    const PersonName& shorter = a.parts.size() < b.parts.size() ? a : b;
    const PersonName& longer = a.parts.size() < b.parts.size() ? b : a;
    return longer.parts.size() == shorter.parts.size() + 1 && longer.parts[0].initial && !longer.parts[1].initial &&
           longer.parts[1].folded == shorter.parts[0].folded;
}

/// A particle with a capital because it opens its sentence: "Van der Werf".
bool is_raised_particle(const TokenizedText& tokens, const TaggedSpan& span, std::uint32_t i, const NameWords& tables) {
    if (i != span.first || i + 1 >= span.last || tokens.tokens[i + 1].letter_case != LetterCase::lower) return false;
    return (tables.classes(folded_hash(tokens[i + 1])) & particle) != 0;
}

void read_title(PersonName& name, std::string_view word, const NameWords& tables) {
    const std::uint64_t hash = folded_hash(word);
    const std::uint32_t before = tables.classes(hash);
    name.male_title = (before & honorific_male) != 0;
    name.female_title = (before & honorific_female) != 0;
    name.royal = (before & royal_title) != 0;
    if ((before & role) != 0) name.title = hash;
}

}  // namespace

PersonName parse_person_name(const TokenizedText& tokens, const TaggedSpan& span, const NameWords& tables) {
    PersonName name;
    for (std::uint32_t i = span.first; i < span.last; ++i) {
        const Token& token = tokens.tokens[i];
        if (token.kind != TokenKind::word) continue;
        const std::uint32_t classes = tables.classes(folded_hash(tokens[i]));
        if (i > span.first && ((classes & name_suffix) != 0 || (tokens[i] == "I" && i + 1 == span.last))) {
            name.suffix = without_blanks(fold_name(tokens[i]));
            continue;
        }
        if ((classes & particle) != 0 && (token.letter_case == LetterCase::lower || is_raised_particle(tokens, span, i, tables))) continue;
        if ((classes & (honorific_male | honorific_female)) != 0 && name.parts.empty() && i + 1 < span.last && (classes & forename) == 0)
            continue;
        add_part(name, tokens, i, tables);
    }
    for (const NamePart& part : name.parts) name.key += part.folded;
    if (span.first > 0 && !tokens.tokens[span.first].starts_sentence) read_title(name, tokens[span.first - 1], tables);
    return name;
}

NameLikeness match_names(const PersonName& a, const PersonName& b, const NameWords& tables) {
    if (a.parts.empty() || b.parts.empty()) return NameLikeness::none;
    if (!a.suffix.empty() && !b.suffix.empty() && a.suffix != b.suffix) return NameLikeness::none;
    if ((a.parts.size() == 1 || b.parts.size() == 1) && (a.key != b.key || a.suffix != b.suffix)) return NameLikeness::none;
    if (a.key == b.key) return NameLikeness::same;
    if (starts_longer(a, b)) return NameLikeness::shorter;
    if (a.surname().folded != b.surname().folded) return NameLikeness::none;
    if (drops_first_initial(a, b) || ends_longer(a, b)) return NameLikeness::shorter;
    const NameLikeness given = match_given(a.given(), b.given(), tables);
    if (given == NameLikeness::none || !middles_agree(a, b)) return NameLikeness::none;
    if (has_too_many_initials(a, b) || has_too_many_initials(b, a)) return NameLikeness::none;
    return given == NameLikeness::same ? NameLikeness::shorter : given;
}

}  // namespace dateline
