#pragma once

#include "facets/persons/name_pieces.hpp"

namespace dateline {

/// Makes one person of a forename, a nickname in quotes and a surname: Roberto "Hands of Stone" Duran.
void join_quoted_nicknames(const FieldView& title, const FieldView& text, std::vector<Piece>& pieces);

/// Makes persons of the undecided single names in a list of names of which enough are persons ("Barbosa; Augusto, Juvenal; Bauer, Danilo").
void tag_lists(const FieldView& title, const FieldView& text, std::vector<Piece>& pieces);

}  // namespace dateline
