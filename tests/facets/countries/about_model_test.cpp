#include "facets/countries/about_model.hpp"

#include <gmock/gmock.h>

#include <set>
#include <string_view>

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
