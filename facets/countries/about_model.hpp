#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "facets/countries/evidence.hpp"

namespace dateline {

/// What speaks for or against an article being about a country. Each is 0 or 1 unless said otherwise; "named" means by name or abbreviation.
enum class AboutFeature : std::size_t {
    bias,  ///< always 1
    named_in_title,
    adjective_in_title,
    place_in_title,  ///< a city, region or metonym
    in_dateline,
    named_in_lead,  ///< the lead: the first sentence of the text
    adjective_in_lead,
    place_in_lead,
    in_second_sentence,
    log_count,       ///< the logarithm of 1 + the number of mentions
    share,           ///< of all countries' mentions, 0 to 1
    most_mentioned,  ///< no other country is mentioned more often
    only_country,
    other_countries,     ///< the logarithm of the number of countries mentioned
    never_named,         ///< adjectives and places only
    only_places,         ///< cities, regions and metonyms only
    only_organizations,  ///< only as part of organisations' names
    late,                ///< where the first mention stands in the text, 0 at its start to 1 at its end
    mentioned_once,
    spread,  ///< share of the text's thirds that mention it
    count
};

constexpr std::size_t about_feature_count = static_cast<std::size_t>(AboutFeature::count);
using AboutFeatures = std::array<double, about_feature_count>;

/// The feature's name, as models are written down: "named_in_title".
std::string_view about_feature_name(AboutFeature feature);

/// A linear model: an article is about a country when the sum of weighted features is above 0.
struct AboutModel {
    AboutFeatures weights{};

    /// The weights that Dateline ships.
    static const AboutModel& shipped();

    [[nodiscard]] double score(const AboutFeatures& features) const;
    /// The score squeezed between 0 and 1; above 0.5 exactly where the score is above 0.
    [[nodiscard]] static double salience(double score);
};

/// A country of an article with its features and matches (indexes into ArticleEvidence::matches, in reading order).
struct CountryEvidence {
    CountryIndex country = no_country;
    AboutFeatures features{};
    std::vector<std::uint32_t> matches;
};

/// Sums up the resolved evidence of an article, a row a country, in the order of first mention.
std::vector<CountryEvidence> weigh_evidence(const ArticleTokens& article, const ArticleEvidence& evidence);

}  // namespace dateline
