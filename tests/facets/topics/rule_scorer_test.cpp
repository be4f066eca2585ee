#include "facets/topics/rule_scorer.hpp"

#include <gtest/gtest.h>

namespace dateline {
namespace {

constexpr std::size_t top = SIZE_MAX;

RuleScores score(const std::string& rules, const std::string& title, const std::string& text, const std::vector<std::size_t>& above = {}) {
    const ArticleTokens article{tokenize(title), tokenize(text)};
    RememberedWords known;
    ArticleWords words;
    known.read(article, words);
    RuleScores scores;
    RuleScorer(parse_rules(rules, "test"), above).score(words, scores);
    return scores;
}

TEST(RuleScorer, AddsWeightsUp) {
    const double one = score("topic: t\n3: bee\n", "", "a bee").labels[0];
    EXPECT_GT(one, 0);
    EXPECT_DOUBLE_EQ(score("topic: t\n3: bee, wasp\n", "", "a bee and a wasp").labels[0],
                     2 * score("topic: t\n3: bee\n", "", "a bee and a fly").labels[0]);
    EXPECT_DOUBLE_EQ(score("topic: t\n6: bee\n", "", "a bee").labels[0], 2 * one);
}

TEST(RuleScorer, SaturatesWithRepetition) {
    const double one = score("topic: t\n1: bee\n", "", "bee fly fly fly").labels[0],
                 two = score("topic: t\n1: bee\n", "", "bee bee fly fly").labels[0],
                 four = score("topic: t\n1: bee\n", "", "bee bee bee bee").labels[0];
    EXPECT_GT(two, one);
    EXPECT_GT(four, two);
    EXPECT_LT(four, 2 * one);
}

TEST(RuleScorer, CountsTheTitleMore) {
    EXPECT_GT(score("topic: t\n1: bee\n", "bee", "fly").labels[0], score("topic: t\n1: bee\n", "fly", "bee").labels[0]);
}

TEST(RuleScorer, CountsAWordLessInALongArticle) {
    std::string much = "bee";
    for (int i = 0; i < 1000; ++i) much += " fly";
    EXPECT_LT(score("topic: t\n1: bee\n", "", much).labels[0], score("topic: t\n1: bee\n", "", "bee fly fly").labels[0]);
}

TEST(RuleScorer, FiresCombinationsOnlyWhenAllIsThere) {
    const std::string rules = "topic: t\n1: strike & union & !missile\n";
    EXPECT_GT(score(rules, "A strike", "by the union").labels[0], 0);
    EXPECT_EQ(score(rules, "A strike", "by lightning").labels[0], 0);
    EXPECT_EQ(score(rules, "A strike", "by the union on a missile plant").labels[0], 0);
}

TEST(RuleScorer, LetsNegativeWeightsAndNeverSpeakAgainst) {
    EXPECT_LT(score("topic: t\n1: bee\n-3: spelling\n", "", "a spelling bee").labels[0], 0);
    EXPECT_LT(score("topic: t\n100: bee\nnever: spelling\n", "", "bee bee bee bee, spelling").labels[0], -1000);
}

TEST(RuleScorer, RaisesEvidenceToTheTopicsAboveEachTermOnce) {
    const std::string rules = "topic: sport\n1: ball\ntopic: soccer\n4: ball\ntopic: tennis\n3: ball\n-1: goal\n";
    const RuleScores scores = score(rules, "", "ball goal", {top, 0, 0});
    EXPECT_DOUBLE_EQ(scores.labels[0], scores.labels[1]) << "the largest of its weights";
    EXPECT_LT(scores.labels[2], scores.labels[1]);
}

TEST(RuleScorer, TellsWhereARuleFiredFirst) {
    const RuleScorer scorer(parse_rules("topic: t\n2: queen bee\n", "test"), {});
    const std::string title = "On bees", text = "The queen bees. A queen bee.";
    const ArticleTokens article{tokenize(title), tokenize(text)};
    RememberedWords known;
    ArticleWords words;
    known.read(article, words);
    RuleScores scores;
    scorer.score(words, scores);
    ASSERT_EQ(scores.fired.size(), 1U);
    EXPECT_EQ(scores.fired[0].field, Field::text);
    EXPECT_EQ(scores.fired[0].first, 1U);
    EXPECT_EQ(scores.fired[0].last, 3U);
    EXPECT_EQ(scorer.weight(scores.fired[0], 0), 2);
}

TEST(RuleScorer, GivesZeroesForAnEmptyArticle) {
    const RuleScores scores = score("topic: t\n1: bee\n", "", "");
    EXPECT_EQ(scores.labels, std::vector<double>{0});
    EXPECT_TRUE(scores.fired.empty());
}

}  // namespace
}  // namespace dateline
