#include "facets/persons/capital_lines.hpp"

namespace dateline {
namespace {

using Index = std::uint32_t;

/// Words that may stand in a person's name although the tables know them otherwise only when the article says so.
constexpr std::uint32_t other_words = common | never_name | calendar | place | nationality | organization_suffix | organization_head |
                                      event | place_end | known_organization | role | speech | honorific;

class CapitalLine {
public:
    CapitalLine(const FieldView& view, const WordUses& words, const NameWords& tables, std::vector<TaggedSpan>& spans)
        : view_(view), words_(words), tables_(tables), spans_(spans) {}

    void tag(const Sentence& sentence) {
        for (Index i = sentence.first; i < sentence.last;) {
            if (!view_.words[i].capital) {
                ++i;
                continue;
            }
            const Index end = person_end(i, sentence.last);
            if (end > i) {
                add(i, end, MentionKind::person);
                i = end;
            } else {
                i = tag_known(i, sentence.last);
            }
        }
    }

private:
    const WordUse& use(Index i) const { return words_.use(view_.words[i]); }

    bool is_surname(Index i) const { return use(i).surnames > 0 && (!view_.has(i, common) || use(i).small == 0) && !is_rather_place(i); }

    bool is_rather_place(Index i) const { return view_.has(i, place) && use(i).locations >= use(i).surnames; }

    /// The end of a person's name that starts at `i`, or `i`.
    Index person_end(Index i, Index end) const {
        Index at = i;
        while (at < end && at < i + 3 && view_.words[at].capital && (use(at).first_names > 0 || view_.is_initial(at)) &&
               !is_rather_place(at))
            ++at;
        if (at < end && is_surname(at)) return at + 1;
        if (at > i && at < end && view_.words[at].capital && use(at).surnames > 0) return at + 1;
        if (view_.is_sure_forename(i) && i + 1 < end && view_.words[i + 1].capital && !view_.has(i + 1, other_words)) return i + 2;
        if (view_.has(i, single_name) && !is_rather_place(i)) return i + 1;
        return speaks(i, end) ? i + 1 : i;
    }

    /// "BAKER SAYS", "TREASURY'S BAKER SEES": a surname before a verb of speech.
    bool speaks(Index i, Index end) const {
        if (i + 1 >= end || !view_.has(i + 1, speech) || !view_.has(i, surname)) return false;
        if (view_.has(i, place | known_organization | never_name | calendar)) return false;
        return view_.tokens.tokens[i].starts_sentence || view_.tokens[i - 1] == "'S" || !view_.has(i, common);
    }

    Index tag_known(Index i, Index end) {
        const TablePhrase phrase = longest_phrase(view_, tables_, i, end);
        const std::uint32_t classes = phrase.classes != 0 ? phrase.classes : view_.classes(i);
        const Index last = phrase.classes != 0 ? phrase.last : i + 1;
        if (phrase.classes == 0 && (classes & (common | never_name | calendar)) != 0) return last;
        if ((classes & place) != 0) {
            add(i, last, MentionKind::location);
        } else if ((classes & known_organization) != 0) {
            add(i, last, MentionKind::organization);
        } else if ((classes & nationality) != 0) {
            add(i, last, MentionKind::misc);
        }
        return last;
    }

    void add(Index first, Index last, MentionKind kind) { spans_.push_back({view_.field, first, last, kind}); }

    const FieldView& view_;
    const WordUses& words_;
    const NameWords& tables_;
    std::vector<TaggedSpan>& spans_;
};

}  // namespace

void tag_capital_lines(const FieldView& view, const WordUses& words, const NameWords& tables, std::vector<TaggedSpan>& spans) {
    CapitalLine line(view, words, tables, spans);
    for (const Sentence& sentence : view.tokens.sentences)
        if (view.tokens.tokens[sentence.first].in_capitals) line.tag(sentence);
}

}  // namespace dateline
