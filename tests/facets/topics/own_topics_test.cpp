#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "facets/error.hpp"
#include "facets/extractor.hpp"
#include "facets/topics/topic_classifier.hpp"
#include "facets/training/topic_trainer.hpp"

namespace dateline {
namespace {

/// A rules file as a user would write it.
constexpr std::string_view harbour_rules =
    "# What our paper writes about.\n"
    "ignore: friendship\n"
    "topic: harbour news\n"
    "9: container ship, quay, dockers\n"
    "5: port & strike, tanker*\n"
    "never: port wine\n"
    "topic: election\n"
    "9: ballot box\n";

std::vector<Topic> classify(const TopicOptions& options, std::string_view text, std::string_view language = "en") {
    const TopicClassifier classifier(options);
    const ArticleTokens article{tokenize(""), tokenize(text)};
    return classifier.classify(article, language);
}

const Topic* find(const std::vector<Topic>& topics, std::string_view id) {
    for (const Topic& topic : topics)
        if (topic.id == id) return &topic;
    return nullptr;
}

constexpr std::string_view dock_text =
    "The dockers left the quay on Monday, and the container ship lay unloaded as talks in the port went on.";

TEST(OwnRules, GiveTheUsersTopicsBesideTheBuiltInOnes) {
    const auto topics = classify({{}, {}, harbour_rules, "harbour.rules"}, dock_text);
    const Topic* const own = find(topics, "harbour news");
    ASSERT_NE(own, nullptr);
    EXPECT_EQ(own->by, "own rules");
    EXPECT_THAT(own->path, testing::ElementsAre("harbour news"));
    ASSERT_FALSE(own->evidence.empty());
    for (const Evidence& one : own->evidence) {
        EXPECT_TRUE(one.by_rule);
        EXPECT_EQ(dock_text.substr(one.begin, one.end - one.begin), one.text);
    }
}

TEST(OwnRules, AreATopicOfTheTaxonomyWhereTheirNameIs) {
    const auto topics = classify({{}, {}, harbour_rules, "harbour.rules"},
                                 "Each ballot box was opened, and every ballot box was found to be full of sawdust.");
    EXPECT_NE(find(topics, "medtop:20000574"), nullptr);
}

TEST(OwnRules, ExcludeATopicByNever) {
    const std::string text = std::string(dock_text) + " They drank port wine.";
    EXPECT_EQ(find(classify({{}, {}, harbour_rules, "harbour.rules"}, text), "harbour news"), nullptr);
}

TEST(OwnRules, WithAFaultAreRefusedWithFileAndLine) {
    ExtractorOptions options;
    options.topic_rules = "topic: harbour\nten: quay\n";
    options.topic_rules_name = "harbour.rules";
    try {
        const Extractor extractor(options);
        FAIL();
    } catch (const UsageError& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("harbour.rules, line 2: expected"));
    }
}

std::string own_model() {
    training::TopicTrainingSet set(false);
    for (int i = 0; i < 12; ++i) {
        const std::string tail = std::string(" wort") + static_cast<char>('a' + i);
        set.add("", "Der Hafen wartet auf Schiffe und Fracht" + tail, {{"Hafen"}, {}, 1, true});
        set.add("", "Die Oper spielt Musik mit Chor und Orchester" + tail, {{"opera"}, {}, 1, true});
        set.add("", "Das Rathaus baut eine neue Straße am Markt" + tail, {{"Stadt"}, {}, 1, true});
    }
    return write_topic_model(training::train_topics(set, {}, nullptr).model);
}

TEST(OwnModel, StandsInForTheBuiltInOneInAnyLanguage) {
    const std::string model = own_model();
    const auto topics = classify({model, "mine.model", {}, {}}, "Im Hafen liegen Schiffe, und die Fracht wartet auf Regen.", "de");
    ASSERT_EQ(topics.size(), 1U);
    EXPECT_EQ(topics[0].id, "Hafen");
    EXPECT_EQ(topics[0].by, "own model");
    EXPECT_GE(topics[0].score, 0.5);
    EXPECT_FALSE(topics[0].given);
}

TEST(OwnModel, KeepsALabelThatIsAMediaTopicOnlyByChance) {
    const auto topics = classify({own_model(), "mine.model", {}, {}}, "Die Oper spielt heute Musik mit Chor und Orchester.", "de");
    ASSERT_EQ(topics.size(), 1U);
    EXPECT_EQ(topics[0].id, "opera");
}

TEST(OwnModel, GivesNothingToEmptyAndShortTexts) {
    const std::string model = own_model();
    EXPECT_THAT(classify({model, "mine.model", {}, {}}, ""), testing::IsEmpty());
    EXPECT_THAT(classify({model, "mine.model", {}, {}}, "Hafen Schiffe Fracht"), testing::IsEmpty());
}

TEST(OwnModel, ThatIsNoneIsRefused) {
    ExtractorOptions options;
    options.topic_model = "no model at all";
    EXPECT_THROW(const Extractor extractor(options), UsageError);
}

}  // namespace
}  // namespace dateline
