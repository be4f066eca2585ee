#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "facets/entities.hpp"
#include "facets/persons/mention_tagger.hpp"

namespace dateline {

struct CountriesAndPlaces {
    std::vector<Country> countries;  ///< most salient first
    std::vector<Entity> places;      ///< most salient first; every location named, with its country where one is known
};

/// Finds the countries that an article is about or mentions. A country's salience is its score in a linear model (about_model.hpp) squeezed between 0 and 1; the article
/// is about it exactly where that is above 0.5. A place's is how often it is named, in proportion to the place named most. Thread-safe; loads its tables once.
class CountryFinder {
public:
    /// `model`: a file that `dateline-train countries` wrote, needed only during the call; empty: the built-in model. Throws Error when it is of another
    /// kind or version, or damaged.
    explicit CountryFinder(std::string_view model = {});
    ~CountryFinder();
    CountryFinder(const CountryFinder&) = delete;
    CountryFinder& operator=(const CountryFinder&) = delete;

    /// `spans`: what the tagger found; names inside persons and organisations are no evidence of a country unless they say so themselves
    /// ("Bank of Japan" does, "Michael Jordan" does not). `language` (ISO 639-1, empty: English) decides in which language countries are named;
    /// `date` (ISO 8601, may be partial or empty) on former states.
    [[nodiscard]] CountriesAndPlaces find(const ArticleTokens& article, const std::vector<TaggedSpan>& spans, std::string_view language,
                                          std::string_view date) const;

private:
    struct Tables;
    std::unique_ptr<const Tables> tables_;
};

}  // namespace dateline
