#pragma once

#include "facets/persons/mention_tagger.hpp"

namespace dateline {

/// What a span tagged as a person is by the words in and beside it: an organisation ("Edward D. Jones & Co", "the newspaper Granma"), a place ("the town of
/// Chatelet", "Belgium"), something else ("Hong Kong-based", "the carrier Carl Vinson"), or the span itself when nothing speaks against the person. The span may grow
/// over the rest of an organisation's name. Thread-safe.
TaggedSpan correct_mistaken_person(const TokenizedText& text, const TaggedSpan& span);

/// Whether the span is exactly a country's name, in full or with full stops ("U.S."); not a bare code. Thread-safe.
bool is_country_name(const TokenizedText& text, const TaggedSpan& span);

}  // namespace dateline
