#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "facets/topics/built_in_rules.hpp"
#include "facets/topics/topic_model.hpp"
#include "facets/training/label_scores.hpp"
#include "facets/training/linear_learner.hpp"
#include "facets/training/topic_lexicon.hpp"

namespace dateline::training {

/// What is known of an article's labels.
struct ArticleLabels {
    std::vector<std::string> has;     ///< in any order; a label twice counts once
    std::vector<std::string> unsure;  ///< labels that it may have or not: it tells nothing of them
    float importance = 1;             ///< how much it counts in training; above 0
    bool is_example = true;           ///< labelled as the model is to label: thresholds and figures come from such articles only
};

/// Articles with their labels, reduced to what training needs: some kilobytes an article, whatever its length.
class TopicTrainingSet {
public:
    /// `with_rules`: the built-in rules' verdicts are to be features.
    explicit TopicTrainingSet(bool with_rules) : with_rules_(with_rules) {}

    /// `title` and `text`: valid UTF-8, may be empty.
    void add(std::string_view title, std::string_view text, ArticleLabels labels);

    [[nodiscard]] std::size_t size() const { return labels_.size(); }
    [[nodiscard]] bool with_rules() const { return with_rules_; }

private:
    friend class TopicTraining;
    struct Counted {
        std::uint32_t key = 0;
        std::uint32_t count = 0;
    };
    bool with_rules_;
    std::vector<ArticleLabels> labels_;
    std::vector<Counted> counted_;  ///< the word features of all articles, one article after the other
    std::vector<BuiltInRules::Verdict> verdicts_;
    std::vector<std::size_t> first_counted_{0}, first_verdict_{0};  ///< by article; one entry more than articles
    RememberedWords remembered_;
    ArticleWords words_;
    RuleScores rules_;
};

struct TopicTrainingOptions {
    LearningOptions learning;
    int folds = 5;                   ///< parts for choosing thresholds and for the report; at least 2
    std::size_t least_articles = 2;  ///< a feature in fewer articles is left out
    std::size_t least_examples = 2;  ///< a label that fewer articles have is left out
    double rules_weight = 1;         ///< how long the rules' features are beside the words'
    TopicLexicon lexicon;            ///< what words are known to mean before any article is read
    double lexicon_weight = 1;       ///< how long its features are beside the words'
    double smallest = 0.01;          ///< weights smaller than this share of their label's largest are left out
    int threads = 1;                 ///< changes nothing but the time
};

struct TrainedTopics {
    TopicModel model;
    LabelScores scores;                 ///< by cross-validation; each part was judged by a model and by thresholds that did not see it
    std::vector<std::string> left_out;  ///< labels with too few articles
};

/// Learns labels from articles. Deterministic. Throws UsageError when no label has enough articles.
TrainedTopics train_topics(const TopicTrainingSet& set, const TopicTrainingOptions& options,
                           const std::function<void(const std::string&)>& progress);

}  // namespace dateline::training
