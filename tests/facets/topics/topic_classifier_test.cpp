#include "facets/topics/topic_classifier.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline {
namespace {

std::vector<Topic> classify(std::string_view title, std::string_view text, std::string_view language = "en") {
    static const TopicClassifier classifier;
    const ArticleTokens article{tokenize(title), tokenize(text)};
    return classifier.classify(article, language);
}

constexpr std::string_view quake_title = "Earthquake levels mountain villages";
constexpr std::string_view quake_text =
    "A strong earthquake shook the valley before dawn, and the death toll rose through the day as rescuers dug in the rubble. "
    "The tremor had a magnitude of 7.1 on the Richter scale, and aftershocks drove people out of their houses.";

TEST(TopicClassifier, GivesTheMostSpecificTopicWithItsPath) {
    const auto topics = classify(quake_title, quake_text);
    ASSERT_FALSE(topics.empty());
    EXPECT_EQ(topics[0].name, "earthquake");
    EXPECT_EQ(topics[0].id, "medtop:20000153");
    EXPECT_THAT(topics[0].path, testing::ElementsAre("medtop:03000000", "medtop:20000148", "medtop:20000151", "medtop:20000153"));
    EXPECT_FALSE(topics[0].given);
}

TEST(TopicClassifier, ExplainsATopicByWordsOfTheArticleStrongestFirst) {
    const auto topics = classify(quake_title, quake_text);
    ASSERT_FALSE(topics.empty());
    ASSERT_FALSE(topics[0].evidence.empty());
    EXPECT_EQ(topics[0].evidence[0].text, "Earthquake");
    for (std::size_t i = 1; i < topics[0].evidence.size(); ++i) EXPECT_GE(topics[0].evidence[i - 1].weight, topics[0].evidence[i].weight);
}

TEST(TopicClassifier, ScoresFromZeroToOneBestFirst) {
    const auto topics =
        classify("", "The airline's pilots went on strike for higher wages. Their union said talks with the employers had failed.");
    ASSERT_FALSE(topics.empty());
    for (std::size_t i = 0; i < topics.size(); ++i) {
        EXPECT_GT(topics[i].score, 0);
        EXPECT_LT(topics[i].score, 1);
        EXPECT_GE(topics[i == 0 ? 0 : i - 1].score, topics[i].score);
    }
}

TEST(TopicClassifier, GivesAtMostThreeTopics) {
    EXPECT_LE(classify("",
                       "Soccer, tennis, cricket and the election, the earthquake, a murder trial, the strike of the union, "
                       "inflation, the stock market, cancer, the university, the film festival and the coup d'etat were all in the news.")
                  .size(),
              3U);
}

TEST(TopicClassifier, TellsTheTopicsOfOneWordApartByTheWordsAround) {
    const auto labour = classify("", "Dockers went on strike on Monday; their union demanded higher wages and put up picket lines.");
    ASSERT_FALSE(labour.empty());
    EXPECT_EQ(labour[0].path[0], "medtop:09000000");
    const auto war = classify("", "An air strike hit the town as troops fought rebels, and artillery shelled the front line.");
    ASSERT_FALSE(war.empty());
    EXPECT_EQ(war[0].path[0], "medtop:16000000");
}

TEST(TopicClassifier, GivesNoTopicWhereTheWordsDoNotSuffice) {
    EXPECT_TRUE(classify("", "").empty());
    EXPECT_TRUE(classify("", "Earthquake kills thousands").empty());
    EXPECT_TRUE(classify("", "He came in the morning and went home with his brother after they had talked for a while.").empty());
    EXPECT_TRUE(classify("!!!", "--- 1 2 3 4 5 6 7 8 9").empty());
}

TEST(TopicClassifier, GivesNoTopicInOtherLanguages) {
    EXPECT_TRUE(classify(quake_title, quake_text, "de").empty());
    EXPECT_TRUE(
        classify("Tsunami",
                 "Das Seebeben und der Tsunami haben an der K\u00fcste gro\u00dfe Sch\u00e4den angerichtet, und die Regierung hat Hilfe "
                 "versprochen; der Tsunami traf die Insel am fr\u00fchen Morgen ohne jede Warnung.",
                 "")
            .empty());
}

TEST(TopicClassifier, CountsAnEmptyLanguageAsEnglish) {
    EXPECT_FALSE(classify(quake_title, quake_text, "").empty());
}

TEST(TopicClassifier, TakesHostileTextInItsStride) {
    std::string text;
    for (int i = 0; i < 200000; ++i) text += "trade war crimes ";
    EXPECT_LE(classify("", text).size(), 3U);
    EXPECT_TRUE(classify("", std::string(1000000, 'a')).empty());
}

}  // namespace
}  // namespace dateline
