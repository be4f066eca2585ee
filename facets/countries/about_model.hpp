#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "facets/countries/about_features.hpp"
#include "facets/entities.hpp"

namespace dateline {

/// A word that speaks for a country or, with a negative weight, against it, where it stands in an article.
struct AboutWord {
    std::string word;  ///< case counts
    CountryIndex country = no_country;
    double weight = 0;
};

/// What a model holds, as it is written down.
struct AboutWeights {
    std::string provenance;                                      ///< lines that tell what it was learned from
    AboutFeatures features{};                                    ///< of every country
    std::unordered_map<CountryIndex, AboutFeatures> of_country;  ///< added to them for one country
    std::vector<CountryIndex> defaults;                          ///< countries weighed even where nothing speaks of them
    std::vector<AboutWord> words;
};

/// A linear model: an article is about a country when the sum of weighted features and words is above 0. Immutable, so any number of threads may share it.
///
/// Its file is text: "dateline country model 1", "checksum " and 16 hexadecimal digits over all that follows, the provenance, an empty line, then in each line
/// "feature TAB name TAB weight", "country TAB code TAB feature TAB weight", "default TAB code" or "word TAB code TAB word TAB weight".
class AboutModel {
public:
    explicit AboutModel(AboutWeights weights);
    AboutModel(AboutModel&&) = default;
    AboutModel(const AboutModel&) = delete;
    AboutModel& operator=(const AboutModel&) = delete;

    /// The model that is built in. Throws Error when there is none or it is damaged.
    static const AboutModel& shipped();
    /// Throws Error naming `name`, the line and what was expected when the file is of another kind or version, or damaged.
    static AboutModel read(std::string_view file, std::string_view name);
    [[nodiscard]] std::string write() const;

    [[nodiscard]] const AboutWeights& weights() const { return weights_; }

    /// Those of the model's words that an article's parts hold, each once, as indexes into `weights().words` sorted by country.
    [[nodiscard]] std::vector<std::uint32_t> words_in(const ArticleEvidence& evidence) const;
    /// The same of an article's words by their hashes.
    [[nodiscard]] std::vector<std::uint32_t> words_with(const std::vector<std::uint64_t>& hashes) const;

    /// The scores of an article's countries; the feature `strongest` of the highest is set. `words`: from words_in().
    std::vector<double> score(std::vector<CountryEvidence>& rows, const std::vector<std::uint32_t>& words) const;

    /// What each feature and word adds to a country's score, strongest first; together they are the score, but for what is too small to matter.
    [[nodiscard]] std::vector<Evidence> explain(const CountryEvidence& row, const std::vector<std::uint32_t>& words) const;
    /// How much of the score rests on each of the country's mentions: what each feature adds is shared by the mentions that it rests on.
    [[nodiscard]] std::vector<double> weigh_mentions(const CountryEvidence& row) const;

    /// The score squeezed between 0 and 1; above 0.5 exactly where the score is above 0.
    [[nodiscard]] static double salience(double score);

private:
    void find_word(std::uint64_t hash, std::vector<std::uint32_t>& found) const;
    void order(std::vector<std::uint32_t>& found) const;
    [[nodiscard]] double weight(CountryIndex country, std::size_t feature) const;

    AboutWeights weights_;                          ///< words sorted by word
    std::vector<const AboutFeatures*> of_country_;  ///< by country; null: none
    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t first = 0, last = 0;  ///< of weights_.words, half open
    };
    std::vector<Slot> slots_;  ///< a hash table of words, its size a power of two; empty without words
};

/// The hash by which a word is found in an article's parts; 0 for a text that is not one word, or one that articles cannot be searched for.
std::uint64_t about_word_hash(std::string_view word);

/// The built-in model file, for the life of the program; empty when there is none.
std::string_view built_in_country_model();

}  // namespace dateline
