#include "facets/countries/country_finder.hpp"

#include <algorithm>
#include <string>

#include "facets/countries/about_model.hpp"
#include "facets/countries/local_names.hpp"
#include "facets/countries/place_list.hpp"

namespace dateline {
namespace {

Country make_country(const ArticleTokens& article, const ArticleEvidence& evidence, const CountryEvidence& row) {
    const CountryRow& known = CountryTable::instance()[row.country];
    Country country;
    country.code = known.code;
    country.name = known.name;
    const double score = AboutModel::shipped().score(row.features);
    country.about = score > 0;
    country.salience = AboutModel::salience(score);
    for (const std::uint32_t index : row.matches) {
        const PlaceMatch& match = evidence.matches[index];
        const std::string_view text = article.field(match.field).text;
        country.mentions.push_back(
            {match.field, match.begin, match.end, std::string(text.substr(match.begin, match.end - match.begin)), rule_of(match)});
    }
    return country;
}

}  // namespace

struct CountryFinder::Tables {
    PlaceLexicon english = PlaceLexicon::english();
    LocalNames local;
};

CountryFinder::CountryFinder() : tables_(std::make_unique<const Tables>()) {}
CountryFinder::~CountryFinder() = default;

CountriesAndPlaces CountryFinder::find(const ArticleTokens& article, const std::vector<TaggedSpan>& spans, std::string_view language,
                                       std::string_view date) const {
    CountriesAndPlaces found;
    std::shared_ptr<const PlaceLexicon> local;
    const bool english = language.empty() || language.starts_with("en");
    if (!english && !(local = tables_->local.in(language))) return found;
    ArticleEvidence evidence = find_evidence(english ? tables_->english : *local, article, spans, day_number(date));
    resolve_evidence(evidence);
    for (const CountryEvidence& row : weigh_evidence(article, evidence)) found.countries.push_back(make_country(article, evidence, row));
    std::stable_sort(found.countries.begin(), found.countries.end(),
                     [](const Country& a, const Country& b) { return a.salience > b.salience; });
    found.places = list_places(article, spans, evidence);
    return found;
}

}  // namespace dateline
