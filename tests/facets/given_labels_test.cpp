#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "facets/extractor.hpp"

namespace dateline {
namespace {

using testing::ElementsAre;

TEST(GivenLabels, MarksAPersonThatWasFoundToo) {
    Extraction extraction;
    extraction.persons = {{"Angela Merkel", 0.4, false, "", {{Field::text, 0, 13, "Angela Merkel", "full name"}}}};
    add_given(extraction, {{"ANGELA  MERKEL"}, {}, {}, {}, {}});
    ASSERT_EQ(extraction.persons.size(), 1U);
    EXPECT_TRUE(extraction.persons[0].given);
    EXPECT_EQ(extraction.persons[0].name, "Angela Merkel");
    EXPECT_EQ(extraction.persons[0].mentions.size(), 1U);
}

TEST(GivenLabels, PutsWhatWasNotFoundInFrontInTheOrderOfTheLabels) {
    Extraction extraction;
    extraction.organizations = {{"NATO", 0.4, false, "", {}}};
    add_given(extraction, {{}, {"OPEC", "ASEAN"}, {}, {}, {}});
    ASSERT_EQ(extraction.organizations.size(), 3U);
    EXPECT_EQ(extraction.organizations[0].name, "OPEC");
    EXPECT_EQ(extraction.organizations[1].name, "ASEAN");
    EXPECT_EQ(extraction.organizations[2].name, "NATO");
    EXPECT_EQ(extraction.organizations[0].salience, 1);
    EXPECT_TRUE(extraction.organizations[0].given);
    EXPECT_FALSE(extraction.organizations[2].given);
}

TEST(GivenLabels, TakesALabelThatStandsTwiceOnce) {
    Extraction extraction;
    add_given(extraction, {{"Ban Ki-moon", "ban ki moon"}, {}, {}, {"IR", "Iran"}, {"own", "own"}});
    EXPECT_EQ(extraction.persons.size(), 1U);
    EXPECT_EQ(extraction.countries.size(), 1U);
    EXPECT_EQ(extraction.topics.size(), 1U);
}

TEST(GivenLabels, LeavesOutANameWithoutLettersOrDigits) {
    Extraction extraction;
    add_given(extraction, {{"", "--"}, {}, {}, {}, {""}});
    EXPECT_TRUE(extraction.persons.empty());
    EXPECT_TRUE(extraction.topics.empty());
}

TEST(GivenLabels, ReadsCountriesAsCodesOrNames) {
    Extraction extraction;
    add_given(extraction, {{}, {}, {}, {"ir", "united-kingdom"}, {}});
    ASSERT_EQ(extraction.countries.size(), 2U);
    EXPECT_EQ(extraction.countries[0].code, "IR");
    EXPECT_EQ(extraction.countries[1].code, "GB");
    EXPECT_EQ(extraction.countries[0].name, "Iran");
    EXPECT_TRUE(extraction.countries[0].about);
}

TEST(GivenLabels, TakesAGivenCountryThatIsOnlyMentionedAsOneTheArticleIsAbout) {
    Extraction extraction;
    extraction.countries = {{"IR", "Iran", 0.1, false, false, {}}};
    add_given(extraction, {{}, {}, {}, {"Iran"}, {}});
    ASSERT_EQ(extraction.countries.size(), 1U);
    EXPECT_TRUE(extraction.countries[0].about);
    EXPECT_TRUE(extraction.countries[0].given);
}

TEST(GivenLabels, LeavesOutACountryThatIsNoneWithANote) {
    Extraction extraction;
    add_given(extraction, {{}, {}, {}, {"Atlantis"}, {}});
    EXPECT_TRUE(extraction.countries.empty());
    EXPECT_THAT(extraction.notes, ElementsAre(testing::HasSubstr("Atlantis")));
}

TEST(GivenLabels, ResolvesAPlaceThatIsACountry) {
    Extraction extraction;
    add_given(extraction, {{}, {}, {"Iran", "Springfield"}, {}, {}});
    ASSERT_EQ(extraction.places.size(), 2U);
    EXPECT_EQ(extraction.places[0].code, "IR");
    EXPECT_EQ(extraction.places[1].code, "");
}

TEST(GivenLabels, ReadsTopicsAsIdsOrNamesOfMediaTopics) {
    Extraction extraction;
    add_given(extraction, {{}, {}, {}, {}, {"medtop:11000000", "Sport"}});
    ASSERT_EQ(extraction.topics.size(), 2U);
    EXPECT_EQ(extraction.topics[0].name, "politics");
    EXPECT_EQ(extraction.topics[1].id, "medtop:15000000");
    EXPECT_THAT(extraction.topics[1].path, ElementsAre("medtop:15000000"));
}

TEST(GivenLabels, KeepsAnUnknownTopicAsTheUsersOwn) {
    Extraction extraction;
    add_given(extraction, {{}, {}, {}, {}, {"money-fx"}});
    ASSERT_EQ(extraction.topics.size(), 1U);
    EXPECT_EQ(extraction.topics[0].id, "money-fx");
    EXPECT_THAT(extraction.topics[0].path, ElementsAre("money-fx"));
    EXPECT_EQ(extraction.topics[0].score, 1);
}

}  // namespace
}  // namespace dateline
