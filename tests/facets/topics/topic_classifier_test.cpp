#include "facets/topics/topic_classifier.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

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
    for (const Evidence& one : topics[0].evidence)
        EXPECT_EQ((one.field == Field::title ? quake_title : quake_text).substr(one.begin, one.end - one.begin), one.text);
    EXPECT_TRUE(std::any_of(topics[0].evidence.begin(), topics[0].evidence.end(), [](const Evidence& one) { return one.by_rule; }));
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

TEST(TopicClassifier, GivesNoTopicToATextMarkedAsAnotherLanguage) {
    EXPECT_TRUE(classify(quake_title, quake_text, "de").empty());
}

TEST(TopicClassifier, GivesNoTopicToAnUnmarkedTextInAnotherLanguage) {
    const char* const texts[] = {
        "Das Seebeben und der Tsunami haben an der K\u00fcste gro\u00dfe Sch\u00e4den angerichtet, und die Regierung hat Hilfe "
        "versprochen; der Tsunami "
        "traf die Insel am fr\u00fchen Morgen ohne jede Warnung, wie ein Sprecher mitteilte.",
        "Le tsunami a frapp\u00e9 la c\u00f4te au petit matin et le gouvernement a promis son aide aux habitants; apr\u00e8s le tsunami, "
        "les secours ont "
        "cherch\u00e9 les disparus dans les villages d\u00e9truits de la r\u00e9gion.",
        "El tsunami golpe\u00f3 la costa de madrugada y el gobierno prometi\u00f3 ayuda a los habitantes; despu\u00e9s del tsunami los "
        "equipos buscaron a "
        "los desaparecidos en las aldeas destruidas de la regi\u00f3n.",
        "De tsunami trof de kust in de vroege ochtend en de regering heeft hulp beloofd aan de bewoners; na de tsunami zochten de ploegen "
        "naar de "
        "vermisten in de verwoeste dorpen van de streek, dat was gisteren niet mogelijk.",
        "Lo tsunami ha colpito la costa all'alba e il governo ha promesso aiuti agli abitanti; dopo lo tsunami le squadre hanno cercato i "
        "dispersi nei villaggi distrutti della regione.",
    };
    for (const char* text : texts) EXPECT_TRUE(classify("Tsunami", text, "").empty()) << text;
}

TEST(TopicClassifier, CountsAnEmptyLanguageAsEnglish) {
    EXPECT_FALSE(classify(quake_title, quake_text, "").empty());
}

TEST(TopicClassifier, ReadsTheShorthandOfBusinessWires) {
    const auto topics =
        classify("ANY CORP 4TH QTR NET",
                 "Shr profit 1.15 dlrs vs loss 96 cts\n    Net profit 2.1 mln vs loss 1.7 mln\n    Revs 120.5 mln vs 98.3 mln\n");
    ASSERT_FALSE(topics.empty());
    EXPECT_EQ(topics[0].path[0], "medtop:04000000");
}

TEST(TopicClassifier, TakesHostileTextInItsStride) {
    std::string text;
    for (int i = 0; i < 200000; ++i) text += "trade war crimes ";
    EXPECT_LE(classify("", text).size(), 3U);
    EXPECT_TRUE(classify("", std::string(1000000, 'a')).empty());
}

}  // namespace
}  // namespace dateline
