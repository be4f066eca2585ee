#include "facets/persons/name_lists.hpp"

#include <algorithm>

namespace dateline {
namespace {

using Index = std::uint32_t;

bool is_quote(std::string_view mark) {
    return mark == "\"" || mark == "\u201C" || mark == "\u201D" || mark == "'" || mark == "`";
}

/// The token behind a quotation of at most four words that starts at `at`; `at` when there is none.
Index after_quotation(const FieldView& view, Index at) {
    if (at + 2 >= view.tokens.size() || !is_quote(view.tokens[at])) return at;
    for (Index i = at + 1; i < view.tokens.size() && i <= at + 5; ++i) {
        if (view.tokens.tokens[i].starts_sentence) return at;
        if (view.tokens.tokens[i].kind == TokenKind::punctuation) return is_quote(view.tokens[i]) && i > at + 1 ? i + 1 : at;
    }
    return at;
}

/// Whether `next` follows `piece` in a list: one comma or semicolon, or "and", between them.
bool goes_on_list(const FieldView& view, const Piece& piece, const Piece& next) {
    if (piece.field != next.field || next.first != piece.last + 1 || view.tokens.tokens[next.first].starts_sentence) return false;
    const std::string_view between = view.tokens[piece.last];
    return between == "," || between == ";" || between == "and";
}

/// What the judge may yet find to be a person in a list.
bool may_be_listed(const FieldView& view, const Piece& piece) {
    if (piece.kind == PieceKind::person) return true;
    if (piece.kind != PieceKind::undecided || piece.last > piece.first + 3) return false;
    const std::uint32_t other =
        place | nationality | organization_suffix | organization_head | known_organization | role | honorific | event | place_end;
    for (Index i = piece.first; i < piece.last; ++i)
        if (view.has(i, other) && !view.has(i, surname | forename)) return false;
    return true;
}

bool speaks_for_persons(const FieldView& view, const Piece& piece) {
    return piece.kind == PieceKind::person || view.has(piece.first, forename | surname);
}

/// A list shorter than this, or with fewer signs of persons than one name in three, stays as it is.
constexpr std::size_t shortest_list = 4;

}  // namespace

void join_quoted_nicknames(const FieldView& title, const FieldView& text, std::vector<Piece>& pieces) {
    for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
        Piece& piece = pieces[i];
        const FieldView& view = piece.field == Field::title ? title : text;
        if (piece.kind != PieceKind::undecided || !view.has(piece.last - 1, forename)) continue;
        const Index surname_at = after_quotation(view, piece.last);
        if (surname_at == piece.last || surname_at >= view.tokens.size() || view.tokens.tokens[surname_at].starts_sentence) continue;
        std::size_t k = i + 1;
        while (k < pieces.size() && pieces[k].field == piece.field && pieces[k].first < surname_at) ++k;
        if (k == pieces.size() || pieces[k].field != piece.field || pieces[k].first != surname_at || pieces[k].kind != PieceKind::undecided)
            continue;
        piece.last = pieces[k].last;
        piece.kind = PieceKind::person;
        for (std::size_t inside = i + 1; inside <= k; ++inside) pieces[inside].kind = PieceKind::nothing;
    }
}

void tag_lists(const FieldView& title, const FieldView& text, std::vector<Piece>& pieces) {
    for (std::size_t first = 0; first < pieces.size();) {
        const FieldView& view = pieces[first].field == Field::title ? title : text;
        std::size_t last = first + 1;
        std::size_t persons = speaks_for_persons(view, pieces[first]);
        bool listed = may_be_listed(view, pieces[first]);
        while (listed && last < pieces.size() && goes_on_list(view, pieces[last - 1], pieces[last]) && may_be_listed(view, pieces[last])) {
            persons += speaks_for_persons(view, pieces[last]);
            ++last;
        }
        if (listed && last - first >= shortest_list && persons * 3 >= last - first)
            for (std::size_t i = first; i < last; ++i) pieces[i].kind = PieceKind::person;
        first = last;
    }
}

}  // namespace dateline
