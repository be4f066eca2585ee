#include "facets/persons/name_pieces.hpp"

#include <algorithm>
#include <array>

#include "facets/persons/person_judge.hpp"

namespace dateline {
namespace {

using Index = std::uint32_t;

/// A longer run of capitals is no name; cutting it there keeps the time linear.
constexpr Index longest_run = 24;

class SentenceCutter {
public:
    SentenceCutter(const FieldView& view, const WordUses& words, const NameWords& tables, const Sentence& sentence,
                   std::vector<Piece>& pieces)
        : view_(view), words_(words), tables_(tables), sentence_(sentence), pieces_(pieces) {}

    void run() {
        for (Index i = sentence_.first; i < sentence_.last;) {
            if (!starts_run(i)) {
                ++i;
                continue;
            }
            const Index end = run_end(i);
            cut_run(i, end);
            i = std::max(end, next_);
        }
    }

private:
    bool is_capital(Index i) const { return i < sentence_.last && view_.words[i].capital; }

    bool starts_run(Index i) const {
        if (!is_capital(i) || is_false_capital(i)) return false;
        if (!view_.has(i, never_name | calendar)) return true;
        // "Jan Ullrich", "Will Carling" and "Sun Yat-sen", but not "Jan 12", "Will the" and "In August Chancellor".
        if (!view_.has(i, forename | family_first) || !is_capital(i + 1) || is_separated(i + 1)) return false;
        if (view_.has(i + 1, never_name | calendar | common | role | honorific)) return false;
        return !view_.has(i, calendar) || view_.has(i, family_first) || !follows_preposition(i);
    }

    bool follows_preposition(Index i) const {
        if (view_.tokens.tokens[i].starts_sentence) return false;
        static constexpr std::array words = {"in", "of",    "by",   "since",  "last", "until", "this", "next", "from",
                                             "on", "early", "late", "during", "In",   "Since", "Last", "By",   "On"};
        return std::find(words.begin(), words.end(), view_.tokens[i - 1]) != words.end();
    }

    /// The capital of a word that opens its sentence and is written small elsewhere.
    bool is_false_capital(Index i) const {
        if (!opens_sentence(view_.tokens, i)) return false;
        const WordUse& use = words_.use(view_.words[i]);
        if (view_.has(i, honorific | role | role_first | nationality | place)) return false;
        if (longest_phrase(view_, tables_, i, sentence_.last).classes != 0) return false;
        const bool named = view_.has(i, forename) || use.capital > 0;
        if (view_.has(i, common)) return !named || !is_capital(i + 1) || view_.has(i + 1, common | never_name);
        return use.small > 0 && !named;
    }

    Index run_end(Index first) const {
        Index end = first + 1;
        while (end < sentence_.last && end - first < longest_run) {
            if (is_separated(end)) break;
            if (is_capital(end) && continues_run(end)) {
                ++end;
            } else if (const Index after = after_particles(end); after > end) {
                end = after + 1;
            } else {
                break;
            }
        }
        return end;
    }

    /// A tab or a wide gap before the token: the next cell of a table.
    bool is_separated(Index i) const {
        const std::uint32_t from = view_.tokens.tokens[i - 1].end;
        const std::uint32_t to = view_.tokens.tokens[i].begin;
        return to > from && (view_.tokens.text[from] == '\t' || to - from > 2);
    }

    bool continues_run(Index i) const {
        return !view_.has(i, never_name | calendar) ||
               (view_.is_sure_forename(i - 1) && view_.tokens.tokens[i].letter_case == LetterCase::initial);
    }

    /// The index of the capitalised word behind small particles ("van der" Pas) that start at `i`; `i` when there is none.
    Index after_particles(Index i) const {
        Index at = i;
        while (at < sentence_.last && at < i + 3 && !view_.words[at].capital && view_.has(at, particle)) ++at;
        return at > i && is_capital(at) && !view_.has(at, never_name | calendar) ? at : i;
    }

    void cut_run(Index first, Index end) {
        next_ = end;
        while (first < end) {
            bool after_title = false;
            if (const Index name = title_end(first, end); name > first) {
                after_title = true;
                first = name;
            }
            if (!after_title && cut_nationality(first, end)) {
                ++first;
                continue;
            }
            const Index stop = after_title ? end : piece_stop(first, end);
            const Index done = cut_known(first, stop, after_title);
            if (done > first) {
                first = done;
            } else {
                add_rest(first, stop, after_title);
                first = stop;
            }
            if (first == stop)
                while (first < end && view_.has(first, role | role_first) && title_end(first, end) == first) ++first;
        }
    }

    /// Where the name starts when a title or role stands at `first`; `first` when none does or no name follows.
    Index title_end(Index first, Index end) const {
        Index at = first;
        bool titled = false;
        if (ends_office(at)) {
            titled = true;
            ++at;
        }
        while (at < end && view_.has(at, honorific | role | role_first)) {
            const bool modifier = !view_.has(at, honorific | role);
            if (view_.has(at, forename) && !titled && !view_.has(at, honorific)) break;
            if (titled && view_.has(at, forename) && at + 2 == end && !view_.has(at, honorific)) break;  // Secretary "Dean Acheson"
            if (!modifier) titled = true;
            ++at;
        }
        if (!titled || at >= end) return first;
        if (!view_.has(at - 1, honorific | role) && !ends_office(at - 1)) return first;
        if (longest_phrase(view_, tables_, first, sentence_.last).classes != 0) return first;
        const std::uint32_t no_name = organization_suffix | event | organization_head;
        if (view_.has(at, no_name) && !view_.has(at, forename | suffix_and_surname)) return first;
        if (at + 1 < end && view_.has(at + 1, organization_suffix | place_end) && !view_.has(at + 1, suffix_and_surname)) return first;
        return at;
    }

    /// The word that ends an office which holds an "of": "State" in "Secretary of State", "Army" in "General of the Army".
    bool ends_office(Index i) const {
        if (i < sentence_.first + 2) return false;
        const Index of = view_.tokens[i - 1] == "the" ? i - 2 : i - 1;
        if (of <= sentence_.first || view_.tokens[of] != "of" || !view_.has(of - 1, role) || !view_.words[of - 1].capital) return false;
        static constexpr std::array offices = {"State",     "Staff",  "Army", "Treasury", "Defense", "Defence",
                                               "Exchequer", "Police", "Navy", "Labor",    "Commerce"};
        return std::find(offices.begin(), offices.end(), view_.tokens[i]) != offices.end();
    }

    /// Where the piece that starts at `first` ends because a title follows in the run.
    Index piece_stop(Index first, Index end) const {
        for (Index i = first + 1; i < end; ++i) {
            if (!view_.has(i, honorific | role | role_first)) continue;
            if (view_.is_sure_forename(i - 1) || view_.is_initial(i - 1)) continue;
            if (view_.has(i, forename) && view_.has(i - 1, forename)) continue;
            const Index name = title_end(i, end);
            if (name > i) return i;
            bool ends_run = true;
            for (Index k = i; k < end; ++k) ends_run = ends_run && view_.has(k, role | role_first);
            if (ends_run && view_.has(end - 1, role)) return i;
        }
        return end;
    }

    bool cut_nationality(Index first, Index end) {
        if (!view_.has(first, nationality)) return false;
        const TablePhrase phrase = longest_phrase(view_, tables_, first, sentence_.last);
        if (phrase.classes != 0) return false;
        for (Index i = first + 1; i < end; ++i) {
            if (view_.has(i, role | honorific | nationality)) break;
            if (view_.has(i, organization_suffix | event | place_end)) return false;
        }
        add(first, first + 1, PieceKind::misc, false);
        return true;
    }

    /// Cuts what the tables tell; returns its end, or `first` when they tell nothing.
    Index cut_known(Index first, Index stop, bool after_title) {
        const TablePhrase phrase = longest_phrase(view_, tables_, first, sentence_.last);
        if (phrase.last < stop && !looks_like_person(first, stop, after_title)) {
            for (Index i = stop; i > first + 1; --i) {
                if (view_.has(i - 1, organization_suffix)) return add_organization(first, i);
                if (view_.has(i - 1, place_end)) return add(first, i, PieceKind::location, false);
                if (view_.has(i - 1, event)) return add(first, i, PieceKind::misc, false);
            }
        }
        if (view_.tokens[first].find('&') != std::string_view::npos) return add_organization(first, stop);
        if (phrase.classes != 0) {
            if ((phrase.classes & nationality) != 0) return add(first, phrase.last, PieceKind::misc, false);
            const bool is_place = (phrase.classes & place) != 0;
            return is_place ? add(first, phrase.last, PieceKind::location, false) : add_organization(first, phrase.last);
        }
        if (view_.has(first, organization_head | organization_suffix) && is_of(stop)) return add_organization(first, stop);
        if (stop < sentence_.last && view_.is_mark(stop, "&") && is_capital(stop + 1)) return add_organization(first, run_end(stop + 1));
        if (!after_title && stop - first <= 3 && view_.has(first, place_start) && stop > first + 1 && !view_.has(first, forename))
            return add(first, stop, PieceKind::location, false);
        return first;
    }

    bool looks_like_person(Index first, Index stop, bool after_title) const {
        if (stop < first + 2 || stop > first + 3) return false;
        const bool forenamed = view_.is_sure_forename(first) || view_.is_initial(first);
        if (!forenamed && !after_title) return false;
        if (follows_article(first)) return false;
        if (view_.has(stop - 1, place_end) && !after_title && stands_like_place(view_, first)) return false;
        return !view_.has(stop - 1, organization_suffix | place_end | event) || view_.has(stop - 1, suffix_and_surname);
    }

    bool follows_article(Index first) const {
        if (first == sentence_.first) return false;
        const std::string_view before = view_.tokens[first - 1];
        return before == "the" || before == "The" || before == "THE";
    }

    bool is_of(Index i) const {
        if (i + 1 >= sentence_.last) return false;
        const std::string_view word = view_.tokens[i];
        if (word != "of" && word != "for" && word != "on") return false;
        return is_capital(view_.tokens[i + 1] == "the" ? i + 2 : i + 1);
    }

    /// Takes in "of ...", "for the ..." behind a head such as Bank, Ministry, University.
    Index add_organization(Index first, Index last) {
        Index end = last;
        if (view_.has(last - 1, organization_head | organization_suffix) && is_of(last) && !view_.has(last + 1, calendar | never_name)) {
            const Index name = view_.tokens[last + 1] == "the" ? last + 2 : last + 1;
            if (!view_.has(name, calendar | never_name)) end = run_end(name);
            for (Index i = name + 1; i < end; ++i)
                if ((view_.has(i, role | honorific) && title_end(i, end) > i) || (view_.is_sure_forename(i) && view_.has(i - 1, place)))
                    end = i;
        }
        if (end + 1 < sentence_.last && view_.is_mark(end, "&") && is_capital(end + 1)) end = run_end(end + 1);  // "Merrill Lynch & Co"
        return add(first, end, PieceKind::organization, false);
    }

    void add_rest(Index first, Index stop, bool after_title) { add(first, stop, PieceKind::undecided, after_title); }

    Index add(Index first, Index last, PieceKind kind, bool after_title) {
        Piece piece;
        piece.field = view_.field;
        piece.first = first;
        piece.last = last;
        piece.kind = kind;
        piece.after_title = after_title;
        piece.opens_sentence = opens_sentence(view_.tokens, first);
        piece.follows_article = follows_article(first);
        pieces_.push_back(piece);
        next_ = std::max(next_, last);
        return last;
    }

    const FieldView& view_;
    const WordUses& words_;
    const NameWords& tables_;
    const Sentence sentence_;
    std::vector<Piece>& pieces_;
    Index next_ = 0;  ///< where the sentence goes on after a run whose last piece reached beyond it
};

}  // namespace

bool FieldView::is_initial(std::size_t index) const {
    const Token& token = tokens.tokens[index];
    if (token.kind != TokenKind::word || token.letter_case != LetterCase::upper || token.end - token.begin > 6) return false;
    if (token.end - token.begin == 1) return !has(index, never_name);
    const std::string_view word = tokens[index];
    return word[1] == '.' && word.back() == '.' && !has(index, place | known_organization);
}

TablePhrase longest_phrase(const FieldView& view, const NameWords& tables, std::uint32_t first, std::uint32_t end) {
    TablePhrase found{first, 0};
    if (!view.has(first, starts_phrase)) return found;
    std::uint64_t phrase = 0;
    for (std::uint32_t i = first; i < end && i - first < tables.longest_phrase(); ++i) {
        const std::uint64_t hash = view.words[i].hash != 0 ? view.words[i].hash : folded_hash(view.tokens[i]);
        phrase = NameWords::add_to_phrase(phrase, hash);
        if (i == first || !view.words[i].capital) continue;
        if (const std::uint32_t classes = tables.phrase_classes(phrase); classes != 0) found = {i + 1, classes};
    }
    return found;
}

void cut_sentence(const FieldView& view, const WordUses& words, const NameWords& tables, const Sentence& sentence,
                  std::vector<Piece>& pieces) {
    SentenceCutter(view, words, tables, sentence, pieces).run();
}

}  // namespace dateline
