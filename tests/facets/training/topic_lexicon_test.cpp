#include "facets/training/topic_lexicon.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "facets/error.hpp"
#include "facets/training/topic_trainer.hpp"
#include "tests/facets/topics/judging.hpp"

namespace dateline::training {
namespace {

using testing::HasSubstr;

/// Texts of coffee and of ships, each with words that the lexicon knows.
TopicModel train(const TopicLexicon& lexicon) {
    TopicTrainingSet set(false);
    const char* coffee[] = {"beans", "roasters", "harvest", "growers"};
    const char* ships[] = {"tanker", "harbour", "cargo", "freight"};
    for (int i = 0; i < 40; ++i) {
        const char** words = i % 2 == 0 ? coffee : ships;
        const std::string day = "day " + std::string(1, static_cast<char>('a' + i % 26));
        set.add("", "on " + day + " they told of " + words[i / 2 % 4] + " and " + words[(i / 2 + 1) % 4],
                {{i % 2 == 0 ? "coffee" : "ships"}, {}, 1, true});
    }
    TopicTrainingOptions options;
    options.lexicon = lexicon;
    return train_topics(set, options, nullptr).model;
}

float score_of(const TopicModel& model, const std::string& label, std::string_view text) {
    const LabelGiver giver(model);
    const JudgedArticle judged = judge_text(giver, text);
    for (std::size_t i = 0; i < model.labels.size(); ++i)
        if (model.labels[i].name == label) return judged.features.empty() ? -100 : judged.scores[i];
    return -200;
}

const char* const drinks_and_vessels =
    "topic: drinks\n3: espresso, beans, roaster, harvest\n1: grower\ntopic: vessels\n3: steamer, tanker, harbour, freight, cargo\n";

TEST(TopicLexicon, TeachesWordsThatNoTrainingArticleHas) {
    const TopicModel model = train(TopicLexicon(drinks_and_vessels, "own.rules"));
    EXPECT_GT(score_of(model, "coffee", "An espresso, please."), 0);
    EXPECT_GT(score_of(model, "ships", "A steamer came in."), 0);
    EXPECT_LT(score_of(model, "ships", "An espresso, please."), 0);
}

TEST(TopicLexicon, IsNotNeededByTheModelThatItTaught) {
    const TopicModel model = read_topic_model(write_topic_model(train(TopicLexicon(drinks_and_vessels, "own.rules"))), "the model");
    EXPECT_GT(score_of(model, "ships", "Two steamers came in."), 0);
}

TEST(TopicLexicon, LeavesAModelAsItWasWhereItIsEmpty) {
    EXPECT_EQ(write_topic_model(train(TopicLexicon("# nothing\n", "own.rules"))), write_topic_model(train({})));
    EXPECT_EQ(score_of(train({}), "ships", "steamers, steamers"), -100);
}

TEST(TopicLexicon, RefusesPhrasesAndWeightsAgainst) {
    for (const char* text : {"topic: vessels\n3: oil tanker\n", "topic: vessels\n-2: tanker\n", "topic: vessels\n2: tanker & oil\n"}) {
        try {
            const TopicLexicon lexicon(text, "own.rules");
            ADD_FAILURE() << text;
        } catch (const Error& error) {
            EXPECT_THAT(error.what(), HasSubstr("own.rules"));
            EXPECT_THAT(error.what(), HasSubstr("vessels"));
        }
    }
}

}  // namespace
}  // namespace dateline::training
