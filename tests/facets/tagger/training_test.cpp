#include <gtest/gtest.h>

#include "facets/error.hpp"
#include "facets/tagger/crf_tagger.hpp"
#include "facets/training/chain.hpp"
#include "facets/training/feature_index.hpp"
#include "facets/training/tag_scores.hpp"
#include "facets/training/tagger_trainer.hpp"
#include "facets/training/word_clusters.hpp"

namespace dateline::training {
namespace {

/// Sixty small articles with persons and places in them.
std::vector<AnnotatedArticle> small_set() {
    const std::vector<std::string> persons = {"Anna Berg", "Omar Haddad", "Li Wei", "Rosa Diaz", "John Mbeki", "Ivan Petrov"};
    const std::vector<std::string> places = {"Paris", "Kenya", "Lima", "Norway", "Tokyo"};
    std::vector<AnnotatedArticle> articles;
    for (std::size_t i = 0; i < 60; ++i) {
        AnnotatedArticle article;
        article.id = "small/" + std::to_string(i);
        const auto add = [&](const std::string& words, std::optional<MentionKind> kind) {
            if (kind) article.spans.push_back({Field::text, article.text.size(), article.text.size() + words.size(), kind});
            article.text += words;
        };
        add("The minister, ", std::nullopt);
        add(persons[i % persons.size()], MentionKind::person);
        add(", arrived in ", std::nullopt);
        add(places[i % places.size()], MentionKind::location);
        add(" on Friday.\nMr. ", std::nullopt);
        add(persons[i % persons.size()].substr(persons[i % persons.size()].find(' ') + 1), MentionKind::person);
        add(" left the next day.", std::nullopt);
        articles.push_back(article);
    }
    return articles;
}

TaggerOptions quick() {
    TaggerOptions options;
    options.row_bits = 14;
    options.stage.epochs = 5;
    options.folds = 3;
    return options;
}

TrainedTagger train(const TaggerOptions& options) {
    return train_tagger(small_set(), {}, options, [](const std::string&) {});
}

TEST(TaggerTraining, GivesTheSameModelTwiceAndWithAnyNumberOfThreads) {
    TaggerOptions options = quick();
    const std::string once = tagger::write_model(train(options).model);
    options.threads = 3;
    EXPECT_EQ(tagger::write_model(train(options).model), once);
    options.stage.seed = 2;
    EXPECT_NE(tagger::write_model(train(options).model), once);
}

TEST(TaggerTraining, LearnsWhatItIsShown) {
    const auto tagger = make_crf_tagger(tagger::write_model(train(quick()).model), "small");
    TagScores scores;
    for (const AnnotatedArticle& article : small_set()) add_scores(article, *tagger, scores);
    EXPECT_GT(scores.all().f1(), 0.99);
}

TEST(TaggerTraining, KeepsTheFeaturesThatMatterMost) {
    TaggerOptions options = quick();
    options.row_bits = 9;  // room for 384 of some thousand features
    const auto tagger = make_crf_tagger(tagger::write_model(train(options).model), "small");
    TagScores scores;
    for (const AnnotatedArticle& article : small_set()) add_scores(article, *tagger, scores);
    EXPECT_GT(scores.all().f1(), 0.95);
}

TEST(TaggerTraining, AveragesBags) {
    TaggerOptions options = quick();
    options.bags = 2;
    const std::string twice = tagger::write_model(train(options).model);
    EXPECT_NE(twice, tagger::write_model(train(quick()).model));
    EXPECT_EQ(twice, tagger::write_model(train(options).model));
    options.bags = 0;
    EXPECT_THROW((void)train(options), UsageError);
}

TEST(TaggerTraining, LearnsWhetherNamesRunOverLineEnds) {
    // In a paragraph of wrapped lines, each list of names is broken between a forename and a surname.
    const auto articles = [](bool over_line_ends) {
        std::vector<AnnotatedArticle> made;
        for (int i = 0; i < 40; ++i) {
            AnnotatedArticle article;
            article.id = std::to_string(i);
            article.text =
                "those who went to the long meeting in the capital were the old Rosa\nDiaz and\nnobody else of those who had been asked to "
                "come along.";
            const std::size_t first = article.text.find("Rosa"), second = article.text.find("Diaz");
            if (over_line_ends) {
                article.spans = {{Field::text, first, second + 4, MentionKind::person}};
            } else {
                article.spans = {{Field::text, first, first + 4, MentionKind::person},
                                 {Field::text, second, second + 4, MentionKind::person}};
            }
            made.push_back(article);
        }
        return made;
    };
    const auto stops = [&](bool over_line_ends) {
        return train_tagger(articles(over_line_ends), {}, quick(), [](const std::string&) {}).model.families.has(tagger::Family::lines_end);
    };
    EXPECT_TRUE(stops(false));
    EXPECT_FALSE(stops(true));
    EXPECT_FALSE(train(quick()).model.families.has(tagger::Family::lines_end));  // nothing shows it
}

TEST(FeatureIndex, NumbersFeaturesAndForgetsRareOnes) {
    FeatureIndex index;
    for (std::uint64_t feature = 0; feature < 5000; ++feature) EXPECT_EQ(index.number(feature * 977), feature);
    EXPECT_EQ(index.number(977), 1U);
    std::vector<std::uint32_t> counts(5000, 1);
    counts[7] = counts[4000] = 2;
    const auto renumbered = index.keep(counts, 2);
    EXPECT_EQ(index.size(), 2U);
    EXPECT_EQ(renumbered[4000], 1U);
    EXPECT_EQ(renumbered[8], FeatureIndex::none);
    EXPECT_EQ(index.number(7 * 977), 0U);
    EXPECT_EQ(index.number(8 * 977), 2U);
}

TEST(TaggerTraining, LeavesFamiliesOutOnRequest) {
    TaggerOptions options = quick();
    options.families.remove(tagger::Family::majority);
    const tagger::Model model = train(options).model;
    EXPECT_FALSE(tagger::read_model(tagger::write_model(model), "small").families.has(tagger::Family::majority));
    EXPECT_NE(tagger::write_model(model), tagger::write_model(train(quick()).model));
}

TEST(TaggerTraining, AsksForArticlesAndFolds) {
    EXPECT_THROW((void)train_tagger({}, {}, quick(), [](const std::string&) {}), UsageError);
    TaggerOptions options = quick();
    options.folds = 1;
    EXPECT_THROW((void)train(options), UsageError);
}

TEST(LabelTokens, TakesTheTokensThatASpanMostlyHolds) {
    AnnotatedArticle article;
    article.text = "The Anglo-Irish deal. Nothing more.";
    article.spans = {{Field::text, 4, 15, MentionKind::misc}, {Field::text, 22, 26, std::nullopt}};
    const LabelledTokens labelled = label_tokens(article);
    EXPECT_EQ(labelled.text[1], tagger::set_of(tagger::make_label(tagger::Position::unit, MentionKind::misc)));
    EXPECT_EQ(labelled.text[2], tagger::set_of(tagger::outside));
    EXPECT_EQ(labelled.text[4], tagger::all_labels);
    EXPECT_EQ(labelled.spans, 2U);
    EXPECT_EQ(labelled.misaligned, 1U);
    EXPECT_EQ(labelled.dropped, 0U);
}

TEST(LabelTokens, LeavesKindsOpenThatWereNotAnnotated) {
    AnnotatedArticle article;
    article.text = "An Olympic year.";
    article.unannotated = 1U << static_cast<int>(MentionKind::misc);
    const LabelledTokens labelled = label_tokens(article);
    EXPECT_NE(labelled.text[1] & tagger::set_of(tagger::make_label(tagger::Position::unit, MentionKind::misc)), 0U);
    EXPECT_EQ(labelled.text[2], tagger::set_of(tagger::outside));
}

TEST(Chain, PullsTowardsWhatIsPossible) {
    using namespace tagger;
    Chain chain;
    Chain::Gradient gradient;
    const Label person = make_label(Position::unit, MentionKind::person);
    const double likelihood = chain.measure({NameScores{}, NameScores{}}, {set_of(person), set_of(outside)}, {}, gradient);
    EXPECT_LT(likelihood, 0);
    EXPECT_GT(gradient.names[0][person - 1], 0.5F);
    EXPECT_LT(gradient.names[1][person - 1], 0);
    EXPECT_GT(gradient.transitions[person][outside], 0);
    EXPECT_DOUBLE_EQ(chain.measure({NameScores{}}, {all_labels}, {}, gradient), 0);
}

TEST(WordClusters, PutsWordsOfTheSameCompanyTogether) {
    WordStream stream;
    stream.word_count = 8;
    for (std::uint32_t i = 0; i < 200; ++i) {  // 2 and 3 stand before 4 or 5; 6 and 7 behind them
        for (const std::uint32_t word : {0U, 2 + i % 2, 4 + i / 2 % 2, 6 + i / 4 % 2}) stream.words.push_back(word);
    }
    const std::vector<std::uint16_t> classes = cluster_words(stream, 5, 10, [](int, std::size_t) {});
    EXPECT_EQ(classes[2], classes[3]);
    EXPECT_EQ(classes[4], classes[5]);
    EXPECT_EQ(classes[6], classes[7]);
    EXPECT_NE(classes[2], classes[4]);
    EXPECT_NE(classes[4], classes[6]);
}

}  // namespace
}  // namespace dateline::training
