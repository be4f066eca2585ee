#pragma once

#include "facets/persons/name_pieces.hpp"

namespace dateline {

/// Decides on an undecided piece by its words and what stands around it: a person, an organisation, a place, or still undecided.
PieceKind judge(const FieldView& view, const Piece& piece);

/// Whether what stands around tokens [first, last) speaks for a person: "said", an age, a small role ("striker").
bool stands_like_person(const FieldView& view, std::uint32_t first, std::uint32_t last);

/// Whether a preposition of place stands right before `first`.
bool stands_like_place(const FieldView& view, std::uint32_t first);

/// Whether "of" stands right before `first`.
bool follows_of(const FieldView& view, std::uint32_t first);

}  // namespace dateline
