#include "facets/persons/mistaken_person.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>
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
    bool contains(std::string_view word) const { return !word.empty() && hashes_.contains(folded_hash(word)); }

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

/// "and Co", "& Sons" from i on: the index after it, or 0.
std::uint32_t partners_end(const TokenizedText& text, std::uint32_t i) {
    static const WordSet partners{"Co", "Co.", "Company", "Sons", "Bros", "Brothers", "Partners", "Associates", "Cie"};
    if (i + 1 >= text.size() || text.tokens[i].starts_sentence || text.tokens[i + 1].starts_sentence) return 0;
    const bool joins = text[i] == "&" || text[i] == "and" || text[i] == "And" || text[i] == "AND";
    return joins && text.tokens[i + 1].letter_case != LetterCase::lower && partners.contains(text[i + 1]) ? i + 2 : 0;
}

/// How far a company's form goes on behind the span ("& Co", ", Sachs and Co Inc", "Corp"): the index after it, or 0 when there is none.
std::uint32_t company_end(const TokenizedText& text, const TaggedSpan& span) {
    constexpr std::uint32_t most_names = 8;
    const auto form_at = [&](std::uint32_t i) {
        return i < text.size() && !text.tokens[i].starts_sentence && text.tokens[i].letter_case != LetterCase::lower &&
               is_company_form(text[i]);
    };
    std::uint32_t end = 0, i = span.last;
    for (; end == 0 && i < text.size() && i - span.last < most_names && !text.tokens[i].starts_sentence; ++i) {
        end = partners_end(text, i);
        const bool goes_on = text[i] == "," || (text.tokens[i].kind == TokenKind::word && text.tokens[i].letter_case != LetterCase::lower);
        if (!goes_on) break;
    }
    if (end != 0 || form_at(span.last)) {
        end = std::max(end, span.last);
        while (form_at(end)) ++end;
        return end;
    }
    return span.last < text.size() && text[span.last] == "," && form_at(span.last + 1) ? span.last + 2 : 0;
}

/// The span of a known organisation whose name holds this one ("Standard & Poor's", "Morgan Stanley"); nothing when there is none.
std::optional<TaggedSpan> known_organization_around(const TokenizedText& text, const TaggedSpan& span) {
    const NameWords& tables = NameWords::instance();
    if (span.last - span.first == 1) {
        // "Moody's" stands in the tables as one word.
        const bool owns = span.last < text.size() && text[span.last].size() <= 4 && (text[span.last].back() | 0x20) == 's' &&
                          text.tokens[span.last].begin == text.tokens[span.first].end;
        const std::uint32_t begin = text.tokens[span.first].begin;
        const std::string_view word = text.text.substr(begin, text.tokens[owns ? span.last : span.first].end - begin);
        if (((tables.classes(folded_hash(word)) | tables.classes(folded_hash(text[span.first]))) & known_organization) != 0) return span;
    }
    const auto longest = static_cast<std::uint32_t>(tables.longest_phrase());
    const std::uint32_t earliest = span.last > longest ? span.last - longest : 0;
    for (std::uint32_t first = span.first + 1; first-- > earliest;) {
        if (first < span.first && text.tokens[first + 1].starts_sentence) return std::nullopt;
        if (text.tokens[first].letter_case == LetterCase::lower || (tables.classes(folded_hash(text[first])) & starts_phrase) == 0)
            continue;
        std::uint64_t phrase = 0;
        for (std::uint32_t i = first; i < text.size() && i - first < longest; ++i) {
            phrase = NameWords::add_to_phrase(phrase, folded_hash(text[i]));
            if (i + 1 >= span.last && i > first && (tables.phrase_classes(phrase) & known_organization) != 0)
                return TaggedSpan{span.field, first, i + 1};
        }
    }
    return std::nullopt;
}

bool follows_honorific(const TokenizedText& text, const TaggedSpan& span) {
    return span.first > 0 && !text.tokens[span.first].starts_sentence &&
           (NameWords::instance().classes(folded_hash(text[span.first - 1])) & honorific) != 0;
}

/// A country's name that no person bears: "Belgium" and "N. Korea", but not "Jordan".
bool is_a_country(const TokenizedText& text, const TaggedSpan& span) {
    const std::uint32_t classes = NameWords::instance().classes(folded_hash(text[span.first]));
    if (span.last - span.first == 1 && (classes & (place_or_name | forename | surname | single_name)) != 0) return false;
    return is_country_name(text, span);
}

}  // namespace

bool is_country_name(const TokenizedText& text, const TaggedSpan& span) {
    const std::uint32_t begin = text.tokens[span.first].begin;
    const std::string_view name = text.text.substr(begin, text.tokens[span.last - 1].end - begin);
    // Codes of two and three letters are too often something else.
    if (name.size() <= 3 || (NameWords::instance().classes(folded_hash(text[span.last - 1])) & place) == 0)
        return name == "U.S." || name == "U.K.";
    return country_code(name).has_value();
}

TaggedSpan correct_mistaken_person(const TokenizedText& text, const TaggedSpan& span) {
    TaggedSpan corrected = span;
    if (follows_honorific(text, span)) return corrected;
    if (const std::uint32_t end = company_end(text, span); end != 0) {
        corrected.last = end;
        corrected.kind = MentionKind::organization;
    } else if (const auto organization = known_organization_around(text, span)) {
        corrected = *organization;
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
