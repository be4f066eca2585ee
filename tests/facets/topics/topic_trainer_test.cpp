#include "facets/training/topic_trainer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "facets/error.hpp"
#include "facets/topics/label_giver.hpp"
#include "facets/topics/topic_classifier.hpp"
#include "tests/facets/topics/judging.hpp"

namespace dateline {
namespace {

using namespace training;

/// Sixty short texts: of coffee, of ships, and of both.
TopicTrainingSet small_set() {
    TopicTrainingSet set(false);
    const char* coffee[] = {"beans", "roasters", "harvest", "growers", "robusta"};
    const char* ships[] = {"tanker", "harbour", "cargo", "freight", "dockers"};
    for (int i = 0; i < 60; ++i) {
        std::string text = "the market heard on day number " + std::string(1, static_cast<char>('a' + i % 26)) + " that";
        ArticleLabels labels;
        if (i % 3 != 1) {
            text += std::string(" coffee ") + coffee[i % 5] + " and " + coffee[(i + 1) % 5];
            labels.has.push_back("coffee");
        }
        if (i % 3 != 0) {
            text += std::string(" shipping ") + ships[i % 5] + " with " + ships[(i + 2) % 5];
            labels.has.push_back("ships");
        }
        set.add("", text, labels);
    }
    return set;
}

TrainedTopics train(TopicTrainingOptions options = {}) {
    return train_topics(small_set(), options, nullptr);
}

std::vector<std::string> labels_of(const TopicModel& model, std::string_view text) {
    const LabelGiver giver(model);
    std::vector<std::string> labels;
    const JudgedArticle judged = judge_text(giver, text);
    for (const GivenLabel& given : giver.give(judged)) labels.push_back(model.labels[given.label].name);
    return labels;
}

TEST(TopicTrainer, LearnsSeveralLabelsAnArticle) {
    const TopicModel model = train().model;
    EXPECT_THAT(labels_of(model, "Coffee growers told roasters of a poor harvest."), testing::ElementsAre("coffee"));
    EXPECT_THAT(labels_of(model, "A tanker with cargo lay in the harbour."), testing::ElementsAre("ships"));
    EXPECT_THAT(labels_of(model, "Coffee beans went by tanker, growers and dockers said, as freight of the harvest for the harbour."),
                testing::UnorderedElementsAre("coffee", "ships"));
}

TEST(TopicTrainer, GivesNothingWhereNoWordIsKnown) {
    EXPECT_THAT(labels_of(train().model, ""), testing::IsEmpty());
    EXPECT_THAT(labels_of(train().model, "Zwölf Boxkämpfer jagten Eva quer über den Deich."), testing::IsEmpty());
}

TEST(TopicTrainer, GivesTheSameBytesWithAnyNumberOfThreads) {
    TopicTrainingOptions options;
    const std::string one = write_topic_model(train(options).model);
    options.threads = 3;
    EXPECT_EQ(write_topic_model(train(options).model), one);
    options.learning.seed = 2;
    EXPECT_NE(write_topic_model(train(options).model), one);
}

TEST(TopicTrainer, ReportsByCrossValidation) {
    const TrainedTopics trained = train();
    EXPECT_EQ(trained.scores.articles(), 60U);
    EXPECT_GT(trained.scores.all().f1(), 0.95);
    EXPECT_EQ(trained.scores.labels().at("ships").right + trained.scores.labels().at("ships").missed, 40U);
}

TEST(TopicTrainer, LeavesLabelsOfFewArticlesOutAndSaysSo) {
    TopicTrainingSet set = small_set();
    set.add("", "a lone article on tin", {{"tin"}, {}, 1, true});
    const TrainedTopics trained = train_topics(set, {}, nullptr);
    EXPECT_THAT(trained.left_out, testing::ElementsAre("tin"));
    EXPECT_EQ(trained.model.labels.size(), 2U);
}

TEST(TopicTrainer, RefusesASetWithoutLabels) {
    TopicTrainingSet set(false);
    set.add("", "an article without a label", {});
    EXPECT_THROW(train_topics(set, {}, nullptr), UsageError);
}

TEST(TopicTrainer, TellsWhichWordsGaveALabelAndWhere) {
    const LabelGiver giver(train().model);
    const std::string text = "On Friday the tanker left.";
    const ArticleTokens tokens{tokenize(""), tokenize(text)};
    JudgedArticle judged = judge_text(giver, text);
    const auto evidence = giver.explain(judged, tokens, 1, 3);
    ASSERT_FALSE(evidence.empty());
    EXPECT_EQ(evidence[0].text, "tanker");
    EXPECT_EQ(evidence[0].begin, text.find("tanker"));
    EXPECT_EQ(text.substr(evidence[0].begin, evidence[0].end - evidence[0].begin), evidence[0].text);
    EXPECT_GT(evidence[0].weight, 0);
    EXPECT_FALSE(evidence[0].by_rule);
}

TEST(LabelScores, AverageOverAllAndOverLabels) {
    LabelScores scores;
    scores.add({"a", "b"}, {"a"});
    scores.add({"a"}, {"a", "b"});
    scores.add({"c"}, {"b"});
    EXPECT_DOUBLE_EQ(scores.all().f1(), 4.0 / 8);
    EXPECT_DOUBLE_EQ(scores.mean_f1(1), (1.0 + 0 + 0) / 3);
    EXPECT_DOUBLE_EQ(scores.mean_f1(2), 1);
    ASSERT_EQ(scores.confusions(5).size(), 1U);
    EXPECT_EQ(scores.confusions(5)[0].first, (std::pair<std::string, std::string>("c", "b")));
}

}  // namespace
}  // namespace dateline
