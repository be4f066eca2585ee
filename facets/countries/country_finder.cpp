#include "facets/countries/country_finder.hpp"

#include <algorithm>
#include <string>

#include "facets/countries/about_model.hpp"
#include "facets/countries/local_names.hpp"
#include "facets/countries/place_list.hpp"

namespace dateline {
namespace {

/// Makes the output's countries of an article's evidence.
class CountryLister {
public:
    CountryLister(const AboutModel& model, const ArticleTokens& article, const ArticleEvidence& evidence)
        : model_(model), article_(article), evidence_(evidence), words_(model.words_in(evidence)) {}

    std::vector<Country> run() {
        std::vector<CountryEvidence> rows = weigh_evidence(article_, evidence_, model_.weights().defaults);
        const std::vector<double> scores = model_.score(rows, words_);
        std::vector<Country> countries;
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (!rows[i].matches.empty() || scores[i] > 0) countries.push_back(make_country(rows[i], scores[i]));
        std::stable_sort(countries.begin(), countries.end(), [](const Country& a, const Country& b) { return a.salience > b.salience; });
        return countries;
    }

private:
    Country make_country(const CountryEvidence& row, double score) const {
        const CountryRow& known = CountryTable::instance()[row.country];
        Country country;
        country.code = known.code;
        country.name = known.name;
        country.about = score > 0;
        country.salience = AboutModel::salience(score);
        country.evidence = model_.explain(row, words_);
        const std::vector<double> weights = model_.weigh_mentions(row);
        for (std::size_t i = 0; i < weights.size(); ++i) {
            const PlaceMatch& match = evidence_.matches[row.matches[i].index];
            const std::string_view text = article_.field(match.field).text;
            country.mentions.push_back({match.field, match.begin, match.end, std::string(text.substr(match.begin, match.end - match.begin)),
                                        rule_of(match), weights[i]});
        }
        return country;
    }

    const AboutModel& model_;
    const ArticleTokens& article_;
    const ArticleEvidence& evidence_;
    std::vector<std::uint32_t> words_;  ///< of the model, in the article
};

}  // namespace

struct CountryFinder::Tables {
    explicit Tables(std::string_view file) : own(file.empty() ? nullptr : std::make_unique<AboutModel>(AboutModel::read(file, "given"))) {}

    std::unique_ptr<const AboutModel> own;
    const AboutModel& model = own ? *own : AboutModel::shipped();
    PlaceLexicon english = PlaceLexicon::english();
    LocalNames local;
};

CountryFinder::CountryFinder(std::string_view model) : tables_(std::make_unique<const Tables>(model)) {}
CountryFinder::~CountryFinder() = default;

CountriesAndPlaces CountryFinder::find(const ArticleTokens& article, const std::vector<TaggedSpan>& spans, std::string_view language,
                                       std::string_view date) const {
    CountriesAndPlaces found;
    std::shared_ptr<const PlaceLexicon> local;
    const bool english = language.empty() || language.starts_with("en");
    if (!english && !(local = tables_->local.in(language))) return found;
    ArticleEvidence evidence = find_evidence(english ? tables_->english : *local, article, spans, day_number(date));
    resolve_evidence(evidence);
    found.countries = CountryLister(tables_->model, article, evidence).run();
    found.places = list_places(article, spans, evidence);
    return found;
}

}  // namespace dateline
