#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "facets/countries/evidence.hpp"

namespace dateline {

/// What speaks for or against an article being about a country. Each is 0 or 1 unless said otherwise; "named" means by name or abbreviation, "place" a city,
/// region or metonym, "lead" the first sentence of the text, "other" any other country with evidence in the article.
enum class AboutFeature : std::uint8_t {
    bias,               ///< always 1 where the country has evidence
    unmentioned,        ///< 1 where it has none: countries that a model takes for granted
    nothing_mentioned,  ///< unmentioned, and so is every other country
    named_in_title,
    adjective_in_title,
    place_in_title,
    in_dateline,
    only_in_dateline,
    named_in_lead,
    adjective_in_lead,
    place_in_lead,
    in_second_sentence,
    first_of_text,  ///< no other country is mentioned before it in the text behind the dateline
    log_count,      ///< the logarithm of 1 + the number of mentions
    log_names,      ///< the same of those by name
    log_adjectives,
    log_places,
    share,           ///< of all countries' mentions, 0 to 1
    most_mentioned,  ///< no other country is mentioned more often
    runner_up,       ///< its mentions in proportion to those of the country mentioned most, where it is not that one
    only_country,
    other_countries,     ///< the logarithm of the number of countries mentioned
    many_countries,      ///< more than six
    other_in_title,      ///< another country is in the title, and it is not
    other_in_dateline,   ///< another country is in the dateline, and it is not
    never_named,         ///< adjectives and places only
    only_places,         ///< cities, regions and metonyms only
    only_organizations,  ///< only as part of organisations' names
    in_organizations,    ///< share of its mentions that are part of organisations' names
    inside,              ///< share of its mentions that stand behind "in", "at", "of", "across", "throughout"
    towards,             ///< likewise "to", "from", "with", "against", "and"
    late,                ///< where the first mention stands in the text, 0 at its start to 1 at its end
    mentioned_once,
    spread,        ///< share of the text's thirds that mention it
    in_long_text,  ///< the logarithm of the text's tokens, less 5, where the country is mentioned once
    strongest,     ///< no other country of the article scores higher; set while scoring
    count
};

constexpr std::size_t about_feature_count = static_cast<std::size_t>(AboutFeature::count);
static_assert(about_feature_count <= 64, "AboutMatch::features has a bit for each");
using AboutFeatures = std::array<double, about_feature_count>;

/// The feature's name, as models are written down: "named_in_title".
std::string_view about_feature_name(AboutFeature feature);

/// A mention and the features that rest on it, a bit each.
struct AboutMatch {
    std::uint32_t index = 0;  ///< into ArticleEvidence::matches
    std::uint64_t features = 0;
};

/// A country of an article with its features and mentions, in reading order.
struct CountryEvidence {
    CountryIndex country = no_country;
    AboutFeatures features{};
    std::vector<AboutMatch> matches;  ///< empty where the country is only taken for granted
};

/// Sums up the resolved evidence of an article: a row for each country that is mentioned, in the order of first mention, then one for each of `defaults` that is not.
std::vector<CountryEvidence> weigh_evidence(const ArticleTokens& article, const ArticleEvidence& evidence,
                                            const std::vector<CountryIndex>& defaults = {});

}  // namespace dateline
