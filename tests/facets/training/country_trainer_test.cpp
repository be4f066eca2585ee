#include "facets/training/country_trainer.hpp"

#include <gmock/gmock.h>

#include <numeric>

namespace dateline::training {
namespace {

class NoTagger : public MentionTagger {
public:
    [[nodiscard]] std::vector<TaggedSpan> tag(const ArticleTokens&) const override { return {}; }
};

CountryIndex country(std::string_view code) {
    return CountryTable::instance().find(code);
}

/// An archive whose editors label the country of the dateline, never the other one in the text, and give Japan to what mentions the yen.
CountryExamples dateline_archive() {
    const PlaceLexicon lexicon = PlaceLexicon::english();
    struct Place {
        const char *city, *name, *code;
    };
    const std::vector<Place> places = {
        {"PARIS", "France", "FR"}, {"ROME", "Italy", "IT"}, {"OSLO", "Norway", "NO"}, {"LIMA", "Peru", "PE"}};
    CountryExamples examples;
    for (int i = 0; i < 160; ++i) {
        const Place& here = places[static_cast<std::size_t>(i) % 4];
        const Place& there = places[static_cast<std::size_t>(i + 1 + i / 4 % 3) % 4];
        LabelledArticle article;
        article.text = std::string(here.city) + ", March 3 - The minister said that " + there.name + " and " + there.name + " had to wait.";
        article.countries = {country(here.code)};
        if (i % 5 == 0) {
            article.text += " The yen fell.";
            article.countries.push_back(country("JP"));
        }
        examples.add(article, lexicon, NoTagger());
    }
    return examples;
}

std::vector<std::size_t> all_of(const CountryExamples& examples) {
    std::vector<std::size_t> all(examples.examples.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

TEST(CountryTrainer, LearnsWhatTheEditorsOfAnArchiveDo) {
    const CountryExamples examples = dateline_archive();
    CountryTrainingOptions options;
    options.least_labels = 10;
    const CountryScores scores = cross_validate(examples, options);
    EXPECT_EQ(scores.articles, 160U);
    EXPECT_GT(scores.without(country("JP")).f1(), 0.98);
    EXPECT_GT(scores.of_country.at(country("JP")).f1(), 0.9) << "no place in the text speaks for it, but a word";
}

TEST(CountryTrainer, NeedsWordsForCountriesThatAreNotMentioned) {
    CountryTrainingOptions options;
    options.least_labels = 10;
    options.words = false;
    EXPECT_LT(cross_validate(dateline_archive(), options).of_country.at(country("JP")).recall(), 0.5);
}

TEST(CountryTrainer, GivesTheSameModelForTheSameSeed) {
    const CountryExamples examples = dateline_archive();
    const CountryTrainingOptions options;
    const std::string once = train_countries(examples, all_of(examples), options).write();
    EXPECT_EQ(once, train_countries(examples, all_of(examples), options).write());
}

TEST(CountryScores, CountArticlesWithSeveralCountriesApart) {
    CountryScores scores;
    scores.add({1}, {1, 2});
    scores.add({1, 3}, {3});
    EXPECT_EQ(scores.all.right, 2U);
    EXPECT_EQ(scores.all.wrong, 1U);
    EXPECT_EQ(scores.all.missed, 1U);
    EXPECT_EQ(scores.several.right, 1U);
    EXPECT_EQ(scores.several.wrong, 0U);
    EXPECT_EQ(scores.several.missed, 1U);
    EXPECT_EQ(scores.without(1).right, 1U);
    EXPECT_EQ(CountryCounts{}.f1(), 1);
}

}  // namespace
}  // namespace dateline::training
