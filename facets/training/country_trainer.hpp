#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "facets/countries/about_model.hpp"
#include "facets/persons/mention_tagger.hpp"

namespace dateline::training {

/// An article that somebody has said the countries of.
struct LabelledArticle {
    std::string id, title, text, language, date;
    std::vector<CountryIndex> countries;
};

/// What is learned from one article: its countries with their evidence, and its words.
struct CountryExample {
    std::vector<CountryEvidence> rows;    ///< without their matches
    AboutFeatures unmentioned{};          ///< of every country that is not among them
    std::vector<std::uint64_t> words;     ///< hashes of its capitalised and other words, each once, ascending
    std::vector<CountryIndex> countries;  ///< the right ones, ascending
};

struct CountryTrainingOptions {
    std::uint64_t seed = 1;
    int folds = 5;
    int epochs = 0;                 ///< rounds over the articles; 0: 200,000 looks at articles, 15 to 100 rounds
    double rate = 0.1;              ///< step of learning
    double decay = 2.5;             ///< of the weights that all countries share, over all articles
    double country_decay = 25;      ///< of those of one country
    double word_decay = 800;        ///< of words
    std::size_t least_labels = 20;  ///< rarer countries get no weights of their own
    std::size_t least_words = 4;    ///< rarer words get none: in how many articles a word must stand
    bool words = true;
};

/// True and false positives and false negatives.
struct CountryCounts {
    std::size_t right = 0, wrong = 0, missed = 0;

    [[nodiscard]] double precision() const;
    [[nodiscard]] double recall() const;
    [[nodiscard]] double f1() const;  ///< 1 where there was nothing to find and nothing was found
    void add(const CountryCounts& other);
};

/// How well the countries that articles are about were found: micro averages.
struct CountryScores {
    std::size_t articles = 0;
    CountryCounts all;
    CountryCounts several;  ///< articles with two right countries or more
    std::map<CountryIndex, CountryCounts> of_country;

    void add(const std::vector<CountryIndex>& right, const std::vector<CountryIndex>& found);
    void add(const CountryScores& other);
    /// Without one country.
    [[nodiscard]] CountryCounts without(CountryIndex country) const;
};

/// Articles as examples, with the words that their hashes stand for.
class CountryExamples {
public:
    void add(const LabelledArticle& article, const PlaceLexicon& lexicon, const MentionTagger& tagger);

    std::vector<CountryExample> examples;
    std::map<std::uint64_t, std::string> words;  ///< the first that had the hash
};

/// Learns weights by logistic regression: stochastic gradient descent with AdaGrad, then a threshold that gives the best micro F1 on a part left out. The same
/// examples, options and seed give the same model. `chosen`: indexes into the examples.
AboutModel train_countries(const CountryExamples& examples, const std::vector<std::size_t>& chosen, const CountryTrainingOptions& options);

/// Scores of a model on some of the examples.
CountryScores measure_countries(const AboutModel& model, const CountryExamples& examples, const std::vector<std::size_t>& chosen);

/// Scores of models that have each seen all but one of `options.folds` parts, on the part that they have not seen.
CountryScores cross_validate(const CountryExamples& examples, const CountryTrainingOptions& options);

}  // namespace dateline::training
