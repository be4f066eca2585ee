#include "facets/topics/rules_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "facets/error.hpp"

namespace dateline {
namespace {

using Match = WordPattern::Match;

std::string failure(std::string_view text) {
    try {
        parse_rules(text, "mine.rules");
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

TEST(RulesFile, ReadsWeightedTermsOfTopics) {
    const RulesFile file =
        parse_rules("# mine\n\ntopic: bees, wasps and ants\n 5: bee, queen bee\n-2.5: spelling\ntopic: honey\n1: jar\n", "mine.rules");
    EXPECT_THAT(file.labels, testing::ElementsAre("bees, wasps and ants", "honey"));
    ASSERT_EQ(file.rules.size(), 4U);
    EXPECT_EQ(file.rules[1].weight, 5);
    ASSERT_EQ(file.rules[1].required.size(), 1U);
    EXPECT_THAT(file.rules[1].required[0].words, testing::ElementsAre(WordPattern{"queen"}, WordPattern{"bee"}));
    EXPECT_EQ(file.rules[2].weight, -2.5);
    EXPECT_EQ(file.rules[3].label, 1U);
}

TEST(RulesFile, GoesOnWithATopicThatComesTwice) {
    const RulesFile file = parse_rules("topic: a\n1: x\ntopic: b\n1: y\ntopic: a\n1: z\n", "mine.rules");
    EXPECT_THAT(file.labels, testing::ElementsAre("a", "b"));
    EXPECT_EQ(file.rules[2].label, 0U);
}

TEST(RulesFile, ReadsPrefixesCapitalsAndQuotes) {
    const RulesFile file = parse_rules("topic: t\n1: strik*, WHO, U.S., \"new\", By-\u00c9lection, women's rights\n", "mine.rules");
    ASSERT_EQ(file.rules.size(), 6U);
    EXPECT_THAT(file.rules[0].required[0].words, testing::ElementsAre(WordPattern{"strik", Match::prefix}));
    EXPECT_THAT(file.rules[1].required[0].words, testing::ElementsAre(WordPattern{"who", Match::capitals}));
    EXPECT_THAT(file.rules[2].required[0].words, testing::ElementsAre(WordPattern{"us", Match::capitals}));
    EXPECT_FALSE(file.rules[3].required[0].with_plural);
    EXPECT_THAT(file.rules[4].required[0].words, testing::ElementsAre(WordPattern{"by"}, WordPattern{"election"}));
    EXPECT_TRUE(file.rules[4].required[0].with_plural);
    EXPECT_THAT(file.rules[5].required[0].words, testing::ElementsAre(WordPattern{"women"}, WordPattern{"rights"}));
}

TEST(RulesFile, ReadsCombinationsExclusionsAndIgnoredWords) {
    const RulesFile file =
        parse_rules("ignore: European Union\ntopic: t\n4: strike & union & !missile strike\nnever: strike price\n", "mine.rules");
    ASSERT_EQ(file.rules.size(), 2U);
    EXPECT_EQ(file.rules[0].required.size(), 2U);
    ASSERT_EQ(file.rules[0].absent.size(), 1U);
    EXPECT_EQ(file.rules[0].absent[0].words.size(), 2U);
    EXPECT_EQ(file.rules[1].weight, never_weight);
    EXPECT_EQ(file.ignored.size(), 1U);
}

TEST(RulesFile, TakesWindowsLineEndsAndNothing) {
    EXPECT_EQ(parse_rules("topic: t\r\n1: word\r\n", "mine.rules").rules.size(), 1U);
    EXPECT_TRUE(parse_rules("", "mine.rules").rules.empty());
}

TEST(RulesFile, NamesTheLineAndWhatItExpected) {
    EXPECT_EQ(
        failure("topic: t\n\n5 bee\n"),
        "mine.rules, line 3: expected 'topic: NAME', 'ignore: TERMS', 'never: TERMS' or 'WEIGHT: TERMS', but found no colon in '5 bee'.");
    EXPECT_EQ(failure("topic: t\nfive: bee"),
              "mine.rules, line 2: expected 'topic', 'ignore', 'never' or a number before the colon, but found 'five'.");
    EXPECT_EQ(failure("topic:\n"), "mine.rules, line 1: expected a topic's name or id after 'topic:', but found nothing.");
    EXPECT_EQ(failure("5: bee\n"), "mine.rules, line 1: expected a line 'topic: NAME' before the first terms.");
    EXPECT_EQ(failure("topic: t\n5:\n"), "mine.rules, line 2: expected terms after '5:', separated by commas, but found nothing.");
}

TEST(RulesFile, RefusesWeightsOutOfRange) {
    for (const char* weight : {"0", "101", "-100.5", "nan", "inf", "1e999"})
        EXPECT_THAT(failure("topic: t\n" + std::string(weight) + ": bee\n"), testing::HasSubstr("line 2: expected")) << weight;
}

TEST(RulesFile, RefusesTermsThatCanNeverMatchOrMatchTooMuch) {
    EXPECT_THAT(failure("topic: t\n1: a,, b\n"), testing::HasSubstr("expected a term between the commas"));
    EXPECT_THAT(failure("topic: t\n1: be*\n"), testing::HasSubstr("at least three letters before '*'"));
    EXPECT_THAT(failure("topic: t\n1: b*ee\n"), testing::HasSubstr("'*' at the end of a word only"));
    EXPECT_THAT(failure("topic: t\n1: bee &\n"), testing::HasSubstr("words on both sides of '&'"));
    EXPECT_THAT(failure("topic: t\n1: !bee\n"), testing::HasSubstr("at least one term without '!'"));
    EXPECT_THAT(failure("topic: t\n1: ...\n"), testing::HasSubstr("a word of letters or digits"));
    EXPECT_THAT(failure("topic: t\n1: *\n"), testing::HasSubstr("expected"));
    EXPECT_THAT(failure("topic: t\n1: !\n"), testing::HasSubstr("expected"));
    EXPECT_THAT(failure("topic: t\n1: \"\"\n"), testing::HasSubstr("expected"));
    EXPECT_THAT(failure("ignore: a & b\n"), testing::HasSubstr("plain words to ignore"));
    EXPECT_THAT(failure("topic: t\n1: " + std::string(5000, 'x') + "\n"), testing::HasSubstr("at most 31 bytes"));
}

TEST(RulesFile, NamesTheLineOfBytesThatAreNoText) {
    EXPECT_EQ(failure("topic: t\n1: b\xff\n"), "mine.rules, line 2: expected valid UTF-8.");
}

}  // namespace
}  // namespace dateline
