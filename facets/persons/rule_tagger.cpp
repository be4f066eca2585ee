#include "facets/persons/rule_tagger.hpp"

#include <algorithm>

#include "facets/persons/capital_lines.hpp"
#include "facets/persons/name_lists.hpp"
#include "facets/persons/person_judge.hpp"

namespace dateline {
namespace {

using Index = std::uint32_t;

MentionKind mention_kind(PieceKind kind) {
    switch (kind) {
        case PieceKind::location:
            return MentionKind::location;
        case PieceKind::organization:
            return MentionKind::organization;
        case PieceKind::misc:
            return MentionKind::misc;
        default:
            return MentionKind::person;
    }
}

/// One article on its way through the rules.
class Tagging {
public:
    Tagging(const ArticleTokens& article, const NameWords& tables)
        : tables_(tables),
          words_(article, tables),
          title_{article.title, words_.field(Field::title), Field::title},
          text_{article.text, words_.field(Field::text), Field::text} {}

    std::vector<TaggedSpan> run() {
        cut(title_);
        cut(text_);
        join_quoted_nicknames(title_, text_, pieces_);
        for (Piece& piece : pieces_) {
            if (piece.kind == PieceKind::undecided) piece.kind = judge(view(piece), piece);
            if (piece.kind == PieceKind::person) trim_person(piece);
            learn(piece);
        }
        tag_lists(title_, text_, pieces_);
        for (Piece& piece : pieces_) {
            const bool judged = piece.kind == PieceKind::person;
            settle(piece);
            if (piece.kind == PieceKind::person && !judged) trim_person(piece);
        }
        return spans();
    }

private:
    const FieldView& view(const Piece& piece) const { return piece.field == Field::title ? title_ : text_; }
    const WordUse& use(const FieldView& in, Index i) const { return words_.use(in.words[i]); }

    void cut(const FieldView& view) {
        for (const Sentence& sentence : view.tokens.sentences)
            if (!view.tokens.tokens[sentence.first].in_capitals) cut_sentence(view, words_, tables_, sentence, pieces_);
    }

    /// Takes in small particles before a surname ("van der Pas") and a suffix behind a comma ("Smith, Jr.").
    void trim_person(Piece& piece) {
        const FieldView& in = view(piece);
        // "Educator Ben Chavis": a word that is no name before a forename.
        if (piece.last - piece.first >= 3 && in.is_sure_forename(piece.first + 1) && !in.has(piece.first, forename) &&
            (in.has(piece.first, common) || is_acronym(in, piece.first)))
            ++piece.first;
        const Index sentence_first = piece.first;
        while (piece.first > 0 && !in.tokens.tokens[piece.first].starts_sentence && !in.words[piece.first - 1].capital &&
               in.has(piece.first - 1, particle) && in.words[piece.first - 1].hash != 0 && sentence_first - piece.first < 3 &&
               !is_english_word(in.tokens[piece.first - 1]))
            --piece.first;
        if (piece.last + 1 < in.tokens.size() && in.is_mark(piece.last, ",") && in.has(piece.last + 1, name_suffix)) piece.last += 2;
        if (is_regnal_one(in, piece)) ++piece.last;
    }

    static bool is_acronym(const FieldView& in, Index i) {
        return in.tokens.tokens[i].letter_case == LetterCase::upper && in.tokens.tokens[i].end - in.tokens.tokens[i].begin >= 2 &&
               !in.is_initial(i);
    }

    /// "Elizabeth I of England": the pronoun cannot stand there.
    static bool is_regnal_one(const FieldView& in, const Piece& piece) {
        if (piece.last + 1 >= in.tokens.size() || in.tokens[piece.last] != "I" || !in.has(piece.last - 1, forename)) return false;
        const std::string_view next = in.tokens[piece.last + 1];
        return next == "of" || next == "," || next == "'s" || next == ".";
    }

    static bool is_english_word(std::string_view word) {
        return word == "do" || word == "den" || word == "ten" || word == "y" || word == "e";
    }

    /// Keeps what a decided piece tells about its words.
    void learn(const Piece& piece) {
        const FieldView& in = view(piece);
        if (piece.kind == PieceKind::person) {
            const Index last = last_name(in, piece);
            for (Index i = piece.first; i < piece.last; ++i) {
                if (!in.words[i].capital || in.is_initial(i) || in.has(i, name_suffix)) continue;
                WordUse& word = words_.use(in.words[i]);
                ++(i == last ? word.surnames : word.first_names);
            }
        } else if (piece.kind == PieceKind::location || piece.kind == PieceKind::organization) {
            WordUse& word = words_.use(in.words[piece.first]);
            const bool doubtful = piece.last == piece.first + 1 && !stands_like_place(in, piece.first);
            if (piece.kind == PieceKind::organization) ++word.organizations;
            if (piece.kind == PieceKind::location && !doubtful) ++word.locations;
        } else if (piece.last == piece.first + 1 && stands_like_place(in, piece.first)) {
            ++words_.use(in.words[piece.first]).locations;
        }
    }

    static Index last_name(const FieldView& in, const Piece& piece) {
        Index last = piece.last - 1;
        while (last > piece.first && (in.has(last, name_suffix) || !in.words[last].capital)) --last;
        return last;
    }

    /// Decides what is left by what the article has established elsewhere.
    void settle(Piece& piece) {
        const FieldView& in = view(piece);
        const bool single = piece.last == piece.first + 1;
        if (single && (piece.kind == PieceKind::undecided || piece.kind == PieceKind::location || piece.kind == PieceKind::misc))
            piece.kind = settle_word(in, piece);
        if (piece.kind == PieceKind::undecided && !single) settle_words(in, piece);
    }

    PieceKind settle_word(const FieldView& in, const Piece& piece) const {
        const Index i = piece.first;
        const WordUse& known = use(in, i);
        const bool named = known.surnames > 0 || (known.first_names > 0 && in.has(i, forename | family_first));
        if (piece.kind == PieceKind::location || piece.kind == PieceKind::misc) {
            if (!named || stands_like_place(in, i) || follows_of(in, i) || piece.kind == PieceKind::misc) return piece.kind;
            const bool person = stands_like_person(in, i, i + 1) || (in.has(i, place_or_name) && known.locations <= known.surnames);
            return person ? PieceKind::person : piece.kind;
        }
        if (named && !piece.follows_article) {
            const bool common_opener = piece.opens_sentence && in.has(i, common) && known.small > 0;
            if (!common_opener) return PieceKind::person;
        }
        if (piece.after_title) return in.has(i, common) ? PieceKind::nothing : PieceKind::person;
        return judge_unknown(in, piece, known);
    }

    PieceKind judge_unknown(const FieldView& in, const Piece& piece, const WordUse& known) const {
        const Index i = piece.first;
        const Token& token = in.tokens.tokens[i];
        if (in.has(i, common | organization_suffix | event | place_end | role | honorific | role_first | name_suffix))
            return PieceKind::nothing;
        if (known.organizations > 0 && !piece.opens_sentence) return PieceKind::organization;
        const bool acronym = token.letter_case == LetterCase::upper && token.end - token.begin >= 2;
        if (acronym) return token.end - token.begin <= 6 && !in.is_initial(i) ? PieceKind::organization : PieceKind::nothing;
        if (stands_like_place(in, i)) return PieceKind::location;
        const bool opener = piece.opens_sentence && known.capital == 0 && !in.has(i, surname);
        if (stands_like_person(in, i, i + 1) && !piece.follows_article && !in.is_initial(i) && !opener) return PieceKind::person;
        return PieceKind::nothing;
    }

    /// A piece of several words that nothing has told: a known surname at its end, or a known name after another word.
    void settle_words(const FieldView& in, Piece& piece) const {
        const Index last = last_name(in, piece);
        if (use(in, last).surnames > 0 && !piece.follows_article) {
            piece.kind = PieceKind::person;
            const bool foreign = in.has(piece.first, common | nationality | organization_head) ||
                                 (in.has(piece.first, place) && use(in, piece.first).locations > 0);
            if (foreign) piece.first = last;
            return;
        }
        // "Yeltsin endorses Lebed Chechnya plan": the first word is a known surname, the rest is something else.
        if (use(in, piece.first).surnames > 0 && !piece.follows_article &&
            in.has(piece.first + 1, place | common | nationality | known_organization)) {
            piece.kind = PieceKind::person;
            piece.last = piece.first + 1;
            return;
        }
        piece.kind = PieceKind::nothing;
    }

    std::vector<TaggedSpan> spans() {
        std::vector<TaggedSpan> spans;
        spans.reserve(pieces_.size());
        for (const Piece& piece : pieces_) {
            if (piece.kind == PieceKind::undecided || piece.kind == PieceKind::nothing) continue;
            if (!spans.empty() && spans.back().field == piece.field && piece.first < spans.back().last) continue;
            spans.push_back({piece.field, piece.first, piece.last, mention_kind(piece.kind)});
        }
        const std::size_t ordinary = spans.size();
        tag_capital_lines(title_, words_, tables_, spans);
        tag_capital_lines(text_, words_, tables_, spans);
        if (spans.size() > ordinary)
            std::sort(spans.begin(), spans.end(), [](const TaggedSpan& a, const TaggedSpan& b) {
                return a.field != b.field ? a.field == Field::title : a.first < b.first;
            });
        return spans;
    }

    const NameWords& tables_;
    WordUses words_;
    FieldView title_;
    FieldView text_;
    std::vector<Piece> pieces_;
};

class RuleTagger : public MentionTagger {
public:
    std::vector<TaggedSpan> tag(const ArticleTokens& article) const override { return Tagging(article, tables_).run(); }

private:
    const NameWords& tables_ = NameWords::instance();
};

}  // namespace

std::unique_ptr<const MentionTagger> make_rule_tagger() {
    return std::make_unique<const RuleTagger>();
}

}  // namespace dateline
