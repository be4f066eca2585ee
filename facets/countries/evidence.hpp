#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "facets/countries/place_lexicon.hpp"
#include "facets/persons/mention_tagger.hpp"

namespace dateline {

/// A name of the lexicon in an article, and what its neighbours say of it.
struct PlaceMatch {
    Field field = Field::text;
    std::uint32_t first_token = 0, last_token = 0;  ///< half open; a name may take only parts of its first and last token
    std::uint32_t begin = 0, end = 0;               ///< bytes of the field, half open
    std::span<const Reading> readings;              ///< empty only where `unknown`
    bool in_dateline = false;
    bool in_organization = false;     ///< part of an organisation's longer name
    bool leads_organization = false;  ///< the first word of such a name, or behind an "of"
    bool in_longer_name = false;      ///< part of a location's longer name: "Stuart" in "Stuart Highway"
    bool tagged = false;              ///< the tagger says that just this is a location or an organisation
    bool shown = false;               ///< its neighbours show a place: "in Nice", "Nice, France", a dateline
    bool alone = false;               ///< no capitalised words stand beside it
    std::int32_t region_after = -1;   ///< index of the match in "City, Region" that this one stands before; -1: none
    bool is_region_after = false;     ///< it is the region in "City, Region"
    bool unknown = false;             ///< a name that the lexicon lacks: before a comma and a region, or tagged as a location

    const Reading* reading = nullptr;   ///< how it was read in the end; null while or where it is no evidence
    CountryIndex country = no_country;  ///< the state that the reading's land belonged to at the article's date
};

struct ArticleEvidence {
    std::array<std::vector<WordPart>, 2> parts;  ///< of the text and the title, by Field
    std::vector<PlaceMatch> matches;             ///< title first, then text, in reading order
    std::vector<std::uint32_t> cues;             ///< by country: words that speak for it without naming it
    std::uint32_t text_start = 0;                ///< the first token of the text behind the dateline
    DayNumber day = 0;                           ///< the article's date, or what its words tell of it
};

/// How a resolved match speaks of its country, in one or two words: "name", "former name", "dateline", "city", ...
const char* rule_of(const PlaceMatch& match);

/// Finds the names of the lexicon, but not inside persons' names.
ArticleEvidence find_evidence(const PlaceLexicon& lexicon, const ArticleTokens& article, const std::vector<TaggedSpan>& spans,
                              DayNumber day);

/// Decides for each match how it is read, by the region behind it, the article's other places and the sizes of its namesakes.
void resolve_evidence(ArticleEvidence& evidence);

}  // namespace dateline
