#include "facets/persons/person_spans.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "facets/countries/country_names.hpp"
#include "facets/persons/mistaken_person.hpp"
#include "facets/persons/name_words.hpp"

namespace dateline {
namespace {

bool is_capitalised(const Token& token) {
    return token.kind == TokenKind::word && token.letter_case != LetterCase::lower && token.letter_case != LetterCase::none;
}

bool is_quote(std::string_view mark) {
    return mark == "\"" || mark == "\u201C" || mark == "\u201D" || mark == "\u00AB" || mark == "\u00BB";
}

bool is_possessive(std::string_view word) {
    return word == "'s" || word == "\u2019s" || word == "'S" || word == "'" || word == "\u2019";
}

class Mender {
public:
    Mender(const ArticleTokens& article, const std::vector<TaggedSpan>& spans) : article_(article) {
        for (const TaggedSpan& span : spans) {
            // A person that was corrected into a company may have grown over what follows.
            if (!spans_.empty() && spans_.back().field == span.field && span.first < spans_.back().last) continue;
            if (span.kind == MentionKind::person) {
                cut(span);
            } else if (is_speaker(span)) {
                add_person({span.field, span.first, span.last});
            } else {
                spans_.push_back(span);
                if (span.kind == MentionKind::organization && is_country_name(article_.field(span.field), span))
                    spans_.back().kind = MentionKind::location;
            }
        }
        correct_alike();
    }

    std::vector<TaggedSpan> run() {
        learn_surnames();
        const std::size_t found = spans_.size();
        std::size_t next = 0;
        for (const Field field : {Field::title, Field::text}) {
            const TokenizedText& text = article_.field(field);
            for (std::uint32_t i = 0; i < text.size(); ++i) {
                while (next < found && (spans_[next].field < field || (spans_[next].field == field && spans_[next].last <= i))) ++next;
                const bool taken = next < found && spans_[next].field == field && spans_[next].first <= i;
                const TaggedSpan span{field, i, i + 1, MentionKind::person};
                const bool found_now = !taken && (repeats(text, i) || speaks_in_capitals(text, i));
                if (found_now && correct_mistaken_person(text, span).kind == MentionKind::person) spans_.push_back(span);
            }
        }
        std::stable_sort(spans_.begin(), spans_.end(), [](const TaggedSpan& a, const TaggedSpan& b) {
            return a.field != b.field ? a.field < b.field : a.first < b.first;
        });
        return std::move(spans_);
    }

private:
    /// A person that was corrected into something else.
    struct Correction {
        TaggedSpan tagged;  ///< as the tagger had it
        std::size_t index;  ///< where it stands among the spans
    };

    /// Whether the next word is what persons do in headlines.
    bool speaks(const TokenizedText& text, std::uint32_t i) const {
        if (i + 1 >= text.size() || text.tokens[i + 1].starts_sentence || text.tokens[i + 1].kind != TokenKind::word) return false;
        static const std::unordered_set<std::uint64_t> headline_verbs = [] {
            std::unordered_set<std::uint64_t> hashes;
            for (const std::string_view verb : {"sees", "expects", "denies", "warns", "urges", "rejects", "opposes", "hopes", "wants",
                                                "vows", "defends", "maintains", "forecasts", "hails"})
                hashes.insert(folded_hash(verb));
            return hashes;
        }();
        const std::uint64_t word = folded_hash(text[i + 1]);
        return (tables_.classes(word) & speech) != 0 || headline_verbs.contains(word);
    }

    /// A word taken for a place or something else that no table knows as such, but which speaks: "Miyazawa says".
    bool is_speaker(const TaggedSpan& span) const {
        if (span.kind == MentionKind::organization || span.last - span.first != 1) return false;
        const TokenizedText& text = article_.field(span.field);
        const Token& token = text.tokens[span.first];
        if (!is_capitalised(token) || token.end - token.begin <= 3 || !speaks(text, span.first)) return false;
        const std::uint64_t word = folded_hash(text[span.first]);
        return is_telling(word) && (tables_.classes(word) & place_or_name) == 0 && !country_code(text[span.first]);
    }

    /// "BAKER SAYS", "TREASURY'S BAKER SEES": a surname at the start of a headline in capitals, or behind an owner.
    bool speaks_in_capitals(const TokenizedText& text, std::uint32_t i) const {
        if (!text.tokens[i].in_capitals || (tables_.classes(folded_hash(text[i])) & surname) == 0) return false;
        return (text.tokens[i].starts_sentence || is_possessive(text[i - 1])) && speaks(text, i);
    }

    /// Keeps the parts of a span between the tokens that no name holds.
    void cut(const TaggedSpan& span) {
        const TokenizedText& text = article_.field(span.field);
        TaggedSpan part = span;
        // Beside a slash only a full name is one: "Clayton Aldern / Grist", but "Aa2 / VMIG-1".
        bool slashed = false;
        for (std::uint32_t i = span.first; i < span.last; ++i) slashed = slashed || text[i] == "/";
        const auto close = [&](std::uint32_t end) {
            part.last = end;
            while (part.first < part.last && !is_capitalised(text.tokens[part.first]) && !opens_name(text, part)) ++part.first;
            while (part.first < part.last && !closes_name(text, part.last - 1)) --part.last;
            if (part.first + (slashed ? 1 : 0) < part.last) add_person(part);
        };
        for (std::uint32_t i = span.first; i < span.last; ++i) {
            const bool owner = i > span.first && i + 1 < span.last && is_possessive(text[i]);
            if (!owner && !breaks(text, span, i)) continue;
            if (!owner) close(i);
            part.first = i + 1;
        }
        close(span.last);
    }

    /// A particle ("de Klerk"), or a bracket around a name that the rest is put beside: "(Jerry) Koosman".
    bool opens_name(const TokenizedText& text, const TaggedSpan& part) const {
        return (tables_.classes(folded_hash(text[part.first])) & particle) != 0 || text[part.first] == "(";
    }

    static bool closes_name(const TokenizedText& text, std::uint32_t i) {
        return (text.tokens[i].kind == TokenKind::word && !is_possessive(text[i])) || text.tokens[i].kind == TokenKind::number ||
               text[i] == ")";
    }

    bool breaks(const TokenizedText& text, const TaggedSpan& span, std::uint32_t i) const {
        const Token& token = text.tokens[i];
        if (token.kind == TokenKind::number) return false;
        if (token.kind == TokenKind::word) {
            if (token.letter_case != LetterCase::lower || i == span.first) return false;
            return (tables_.classes(folded_hash(text[i])) & (particle | name_suffix)) == 0 && token.end - token.begin > 3;
        }
        const std::string_view mark = text[i];
        if (is_quote(mark)) return !encloses(text, span, [](std::string_view other) { return is_quote(other); });
        if (mark == "(" || mark == ")") return !encloses(text, span, [](std::string_view other) { return other == "(" || other == ")"; });
        return mark == "/" || mark == ";" || mark == ":" || mark == "|" || mark == "!" || mark == "?" || is_comma(text, span, i);
    }

    /// A comma, but for the one in "King, Jr.".
    bool is_comma(const TokenizedText& text, const TaggedSpan& span, std::uint32_t i) const {
        if (text[i] != ",") return false;
        return i + 1 >= span.last || (tables_.classes(folded_hash(text[i + 1])) & name_suffix) == 0;
    }

    /// Whether the span holds exactly a pair of such marks.
    template <typename Is>
    static bool encloses(const TokenizedText& text, const TaggedSpan& span, Is is) {
        int count = 0;
        for (std::uint32_t i = span.first; i < span.last; ++i) count += is(text[i]);
        return count == 2;
    }

    /// What the words beside it told of one mention holds for all that read the same, but for surnames of persons whom the article names in full.
    void correct_alike() {
        const auto name_of = [&](const TaggedSpan& span) {
            std::uint64_t name = 0;
            for (std::uint32_t i = span.first; i < span.last; ++i)
                name = NameWords::add_to_phrase(name, folded_hash(article_.field(span.field)[i]));
            return name;
        };
        std::unordered_set<std::uint64_t> surnames;
        for (const TaggedSpan& span : spans_)
            if (span.kind == MentionKind::person && span.last - span.first > 1)
                surnames.insert(NameWords::add_to_phrase(0, folded_hash(article_.field(span.field)[span.last - 1])));
        std::unordered_map<std::uint64_t, MentionKind> corrected;
        for (const Correction& correction : corrections_) {
            const std::uint64_t name = name_of(correction.tagged);
            if (surnames.contains(name)) {
                spans_[correction.index] = correction.tagged;
            } else {
                corrected.emplace(name, spans_[correction.index].kind);
            }
        }
        for (TaggedSpan& span : spans_) {
            if (corrected.empty() || span.kind != MentionKind::person) continue;
            if (const auto found = corrected.find(name_of(span)); found != corrected.end()) span.kind = found->second;
        }
    }

    void add_person(const TaggedSpan& span) {
        spans_.push_back(correct_mistaken_person(article_.field(span.field), span));
        TaggedSpan& added = spans_.back();
        if (spans_.size() > 1 && spans_[spans_.size() - 2].field == span.field)
            added.first = std::max(added.first, spans_[spans_.size() - 2].last);
        if (spans_.back().kind != MentionKind::person) corrections_.push_back({span, spans_.size() - 1});
    }

    void learn_surnames() {
        std::unordered_set<std::uint64_t> otherwise;
        for (const TaggedSpan& span : spans_) {
            const TokenizedText& text = article_.field(span.field);
            const Token& last = text.tokens[span.last - 1];
            const std::uint64_t word = folded_hash(text[span.last - 1]);
            if (span.kind != MentionKind::person) {
                otherwise.insert(word);
            } else if (is_capitalised(last) && last.end - last.begin > 3 && is_telling(word)) {
                surnames_.insert(word);
            }
        }
        std::erase_if(surnames_, [&](std::uint64_t surname) { return otherwise.contains(surname); });
    }

    bool is_telling(std::uint64_t word) const {
        return (tables_.classes(word) & (common | never_name | calendar | nationality | place | name_suffix | honorific | role |
                                         role_first | event | organization_head | known_organization | speech)) == 0;
    }

    bool repeats(const TokenizedText& text, std::uint32_t i) const {
        const Token& token = text.tokens[i];
        if (!is_capitalised(token) || token.end - token.begin <= 3 || (token.letter_case == LetterCase::upper && !token.in_capitals))
            return false;
        if (!surnames_.contains(folded_hash(text[i]))) return false;
        if (token.in_capitals) return true;
        const bool follows = i > 0 && !token.starts_sentence && is_capitalised(text.tokens[i - 1]) && !stands_before_names(text, i - 1);
        const bool goes_on = i + 1 < text.size() && !text.tokens[i + 1].starts_sentence && is_capitalised(text.tokens[i + 1]);
        return !follows && !goes_on;
    }

    /// "President Kohl", or the first word of a sentence: "When Kohl came".
    bool stands_before_names(const TokenizedText& text, std::uint32_t i) const {
        const std::uint32_t classes = tables_.classes(folded_hash(text[i]));
        return (classes & (honorific | role)) != 0 || (text.tokens[i].starts_sentence && (classes & common) != 0);
    }

    const ArticleTokens& article_;
    const NameWords& tables_ = NameWords::instance();
    std::vector<TaggedSpan> spans_;
    std::vector<Correction> corrections_;
    std::unordered_set<std::uint64_t> surnames_;
};

}  // namespace

std::vector<TaggedSpan> mend_person_spans(const ArticleTokens& article, const std::vector<TaggedSpan>& spans) {
    return Mender(article, spans).run();
}

}  // namespace dateline
