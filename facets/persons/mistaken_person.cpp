#include "facets/persons/mistaken_person.hpp"

#include <initializer_list>
#include <string>
#include <unordered_set>

#include "facets/countries/country_names.hpp"
#include "facets/persons/name_words.hpp"

namespace dateline {
namespace {

class WordSet {
public:
    WordSet(std::initializer_list<std::string_view> words) {
        for (const std::string_view word : words) hashes_.insert(folded_hash(word));
    }
    bool contains(std::string_view word) const { return hashes_.contains(folded_hash(word)); }

private:
    std::unordered_set<std::uint64_t> hashes_;
};

/// The word at i when it is in the same sentence as the token before it and written small, else nothing.
std::string_view small_word(const TokenizedText& text, std::uint32_t i) {
    if (i >= text.size() || text.tokens[i].kind != TokenKind::word || text.tokens[i].letter_case != LetterCase::lower) return {};
    return text[i];
}

std::string_view small_word_before(const TokenizedText& text, std::uint32_t i) {
    return i == 0 || text.tokens[i].starts_sentence ? std::string_view{} : small_word(text, i - 1);
}

std::string_view small_word_after(const TokenizedText& text, std::uint32_t last) {
    return last >= text.size() || text.tokens[last].starts_sentence ? std::string_view{} : small_word(text, last);
}

bool is_a_newspaper(const TokenizedText& text, const TaggedSpan& span) {
    static const WordSet before{"newspaper", "daily", "weekly", "monthly", "magazine", "tabloid", "broadsheet"};
    static const WordSet after{"newspaper", "daily", "magazine", "tabloid"};
    return before.contains(small_word_before(text, span.first)) || after.contains(small_word_after(text, span.last));
}

bool is_a_vessel(const TokenizedText& text, const TaggedSpan& span) {
    static const WordSet vessels{"carrier", "carriers", "frigate",   "destroyer", "battleship", "cruiser", "warship", "submarine",
                                 "ferry",   "tanker",   "freighter", "trawler",   "yacht",      "liner",   "schooner"};
    return vessels.contains(small_word_before(text, span.first));
}

/// "the town of Chatelet".
bool is_a_settlement(const TokenizedText& text, const TaggedSpan& span) {
    static const WordSet settlements{"town", "village", "city", "suburb", "hamlet", "port", "province", "district"};
    if (span.first < 2 || small_word_before(text, span.first) != "of" || text.tokens[span.first - 1].starts_sentence) return false;
    return settlements.contains(small_word(text, span.first - 2));
}

/// "Hong Kong-based": a word written small hangs on the name.
bool hangs_on_another_word(const TokenizedText& text, const TaggedSpan& span) {
    static const WordSet hanging{"based", "listed",     "owned",   "led", "made",     "backed", "style", "sponsored", "controlled",
                                 "run",   "registered", "trained", "era", "brokered", "bound",  "area",  "wide",      "only"};
    const std::string_view word = text[span.last - 1];
    const std::size_t hyphen = word.rfind('-');
    return hyphen != std::string_view::npos && hyphen > 0 && hanging.contains(word.substr(hyphen + 1)) && word[hyphen + 1] >= 'a';
}

bool is_company_form(std::string_view word) {
    if (word.ends_with('.')) word.remove_suffix(1);
    static const WordSet forms{"Co",  "Corp", "Corporation", "Inc", "Ltd", "Plc", "LLC",
                               "LLP", "GmbH", "SpA",         "NV",  "Oyj", "Bhd", "Pharmaceuticals"};
    return forms.contains(word);
}

/// How far a company's form goes on behind the span ("& Co", "Inc"): the index after it, or 0 when there is none.
std::uint32_t company_end(const TokenizedText& text, const TaggedSpan& span) {
    std::uint32_t i = span.last;
    if (i < text.size() && (text[i] == "&" || text[i] == ",")) ++i;
    if (i >= text.size() || text.tokens[i].starts_sentence || text.tokens[i].letter_case == LetterCase::lower) return 0;
    return is_company_form(text[i]) ? i + 1 : 0;
}

/// A country's name that no person bears: "Belgium" and "N. Korea", but not "Jordan".
bool is_a_country(const TokenizedText& text, const TaggedSpan& span) {
    const NameWords& tables = NameWords::instance();
    if (span.last - span.first == 1 &&
        (tables.classes(folded_hash(text[span.first])) & (place_or_name | forename | surname | single_name)) != 0)
        return false;
    const Token& last = text.tokens[span.last - 1];
    const std::uint32_t begin = text.tokens[span.first].begin;
    if (last.end - begin <= 3) return false;  // a code, not a name
    return country_code(text.text.substr(begin, last.end - begin)).has_value();
}

}  // namespace

TaggedSpan correct_mistaken_person(const TokenizedText& text, const TaggedSpan& span) {
    TaggedSpan corrected = span;
    if (const std::uint32_t end = company_end(text, span); end != 0) {
        corrected.last = end;
        corrected.kind = MentionKind::organization;
    } else if (is_a_newspaper(text, span) || (span.last - span.first > 1 && is_company_form(text[span.last - 1]))) {
        corrected.kind = MentionKind::organization;
    } else if (is_a_settlement(text, span) || is_a_country(text, span)) {
        corrected.kind = MentionKind::location;
    } else if (hangs_on_another_word(text, span) || is_a_vessel(text, span)) {
        corrected.kind = MentionKind::misc;
    }
    return corrected;
}

}  // namespace dateline
