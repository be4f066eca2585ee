#include "facets/countries/about_model.hpp"

#include <gmock/gmock.h>

#include <set>
#include <string>
#include <string_view>

#include "facets/error.hpp"

namespace dateline {
namespace {

double feature(const CountryEvidence& row, AboutFeature which) {
    return row.features[static_cast<std::size_t>(which)];
}

std::vector<CountryEvidence> weigh(std::string_view title, std::string_view text) {
    static const PlaceLexicon lexicon = PlaceLexicon::english();
    const ArticleTokens article{tokenize(title), tokenize(text)};
    ArticleEvidence evidence = find_evidence(lexicon, article, {}, 20050101);
    resolve_evidence(evidence);
    return weigh_evidence(article, evidence);
}

/// A model that has the country's name in the title, "nikkei" for Japan, and takes the United States for granted.
AboutWeights small_weights() {
    AboutWeights weights;
    weights.provenance = "made for a test\n";
    weights.features[static_cast<std::size_t>(AboutFeature::bias)] = -1;
    weights.features[static_cast<std::size_t>(AboutFeature::named_in_title)] = 2;
    weights.features[static_cast<std::size_t>(AboutFeature::strongest)] = 0.25;
    const CountryTable& table = CountryTable::instance();
    weights.of_country[table.find("US")][static_cast<std::size_t>(AboutFeature::unmentioned)] = 0.5;
    weights.defaults = {table.find("US")};
    weights.words = {{"nikkei", table.find("JP"), 1.5}, {"Baker", table.find("US"), 0.75}};
    return weights;
}

std::string error_of(const std::string& file) {
    try {
        AboutModel::read(file, "some.model");
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

TEST(AboutModel, IsReadAsItWasWritten) {
    const std::string file = AboutModel(small_weights()).write();
    const AboutModel again = AboutModel::read(file, "some.model");
    EXPECT_EQ(again.write(), file);
    EXPECT_EQ(again.weights().provenance, "made for a test\n");
    EXPECT_THAT(file, testing::HasSubstr("\nword\tJP\tnikkei\t1.5000\n"));
}

TEST(AboutModel, RefusesWhatIsDamagedOldOrOfAnotherKind) {
    const std::string file = AboutModel(small_weights()).write();
    EXPECT_THAT(error_of("dateline tagger model 2\n"), testing::HasSubstr("'some.model' cannot be read: it does not start with"));
    EXPECT_THAT(error_of("dateline country model 7\nchecksum 0\n"), testing::HasSubstr("it is of version '7'"));
    EXPECT_THAT(error_of(file.substr(0, file.size() - 10)), testing::HasSubstr("it is damaged: its checksum is"));
    std::string changed = file;
    changed[changed.size() - 3] = '9';
    EXPECT_THAT(error_of(changed), testing::HasSubstr("it is damaged"));
    EXPECT_THAT(error_of(""), testing::HasSubstr("it does not start with"));
}

TEST(AboutModel, WeighsWordsAndCountriesTakenForGranted) {
    const AboutModel model(small_weights());
    static const PlaceLexicon lexicon = PlaceLexicon::english();
    const ArticleTokens article{tokenize("Japan waits"), tokenize("The nikkei fell, the nikkei rose, and Baker spoke.")};
    ArticleEvidence evidence = find_evidence(lexicon, article, {}, 20050101);
    resolve_evidence(evidence);
    auto rows = weigh_evidence(article, evidence, model.weights().defaults);
    const auto words = model.words_in(evidence);
    const auto scores = model.score(rows, words);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_DOUBLE_EQ(scores[0], -1 + 2 + 1.5 + 0.25);
    EXPECT_DOUBLE_EQ(scores[1], 0.5 + 0.75);
    double told = 0;
    for (const Evidence& one : model.explain(rows[0], words)) told += one.weight;
    EXPECT_DOUBLE_EQ(told, scores[0]);
    EXPECT_EQ(model.explain(rows[0], words).front().text, "named in title");
    EXPECT_THAT(model.weigh_mentions(rows[0]), testing::ElementsAre(2.0));
    EXPECT_TRUE(rows[1].matches.empty());
}

TEST(AboutModel, FindsNoWordInOtherWords) {
    EXPECT_EQ(about_word_hash("two words"), 0U);
    EXPECT_EQ(about_word_hash(""), 0U);
    EXPECT_EQ(about_word_hash("7"), 0U);
    EXPECT_NE(about_word_hash("Nikkei"), about_word_hash("nikkei"));
}

TEST(AboutModel, IsShippedWithWeightsForNamesAndWithoutFavourites) {
    const AboutWeights& weights = AboutModel::shipped().weights();
    EXPECT_GT(weights.features[static_cast<std::size_t>(AboutFeature::named_in_title)], 0);
    EXPECT_TRUE(weights.defaults.empty());
    EXPECT_THAT(weights.provenance, testing::HasSubstr("corpus/gold.jsonl"));
}

TEST(AboutModel, NamesEveryFeatureOnce) {
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < about_feature_count; ++i) names.insert(about_feature_name(static_cast<AboutFeature>(i)));
    EXPECT_EQ(names.size(), about_feature_count);
    EXPECT_FALSE(names.contains(""));
}

TEST(AboutModel, SqueezesScoresBetweenNoughtAndOne) {
    EXPECT_DOUBLE_EQ(AboutModel::salience(0), 0.5);
    EXPECT_GT(AboutModel::salience(3), AboutModel::salience(1));
    EXPECT_LE(AboutModel::salience(1000), 1);
    EXPECT_GE(AboutModel::salience(-1000), 0);
}

TEST(WeighEvidence, TellsWhereAndHowACountryIsNamed) {
    const auto rows = weigh("Peru votes", "LIMA, May 2 \u2014 Voters queued. A Peruvian paper praised Norway.");
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(feature(rows[0], AboutFeature::named_in_title), 1);
    EXPECT_EQ(feature(rows[0], AboutFeature::in_dateline), 1);
    EXPECT_EQ(feature(rows[0], AboutFeature::named_in_lead), 0);
    EXPECT_EQ(feature(rows[0], AboutFeature::share), 0.75);
    EXPECT_EQ(feature(rows[0], AboutFeature::most_mentioned), 1);
    EXPECT_EQ(feature(rows[1], AboutFeature::mentioned_once), 1);
    EXPECT_EQ(feature(rows[1], AboutFeature::in_second_sentence), 1);
    EXPECT_EQ(feature(rows[1], AboutFeature::never_named), 0);
}

TEST(WeighEvidence, TellsPlacesFromNames) {
    const auto rows = weigh("", "He left Oslo.");
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(feature(rows[0], AboutFeature::only_places), 1);
    EXPECT_EQ(feature(rows[0], AboutFeature::place_in_lead), 1);
    EXPECT_EQ(feature(rows[0], AboutFeature::only_country), 1);
}

TEST(WeighEvidence, GivesNothingForNothing) {
    EXPECT_TRUE(weigh("", "").empty());
}

}  // namespace
}  // namespace dateline
