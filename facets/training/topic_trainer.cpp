#include "facets/training/topic_trainer.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <mutex>
#include <thread>

#include "facets/error.hpp"
#include "facets/tagger/hashing.hpp"
#include "facets/topics/built_in_rules.hpp"
#include "facets/topics/linear_scorer.hpp"
#include "facets/topics/word_features.hpp"
#include "facets/training/feature_choice.hpp"
#include "facets/training/label_thresholds.hpp"

namespace dateline::training {

void TopicTrainingSet::add(std::string_view title, std::string_view text, ArticleLabels labels) {
    const ArticleTokens tokens{tokenize(title), tokenize(text)};
    remembered_.read(tokens, words_);
    std::vector<std::uint32_t> keys;
    read_feature_keys(words_, keys);
    std::sort(keys.begin(), keys.end());
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (i == 0 || keys[i] != keys[i - 1]) counted_.push_back({keys[i], 0});
        ++counted_.back().count;
    }
    first_counted_.push_back(counted_.size());
    if (with_rules_) {
        const BuiltInRules& rules = BuiltInRules::instance();
        rules.scorer().score(words_, rules_);
        std::vector<BuiltInRules::Verdict> verdicts;
        rules.judge(rules_, verdicts);
        verdicts_.insert(verdicts_.end(), verdicts.begin(), verdicts.end());
    }
    first_verdict_.push_back(verdicts_.size());
    labels_.push_back(std::move(labels));
}

/// One training: from the set to the model, step by step.
class TopicTraining {
public:
    TopicTraining(const TopicTrainingSet& set, const TopicTrainingOptions& options, const std::function<void(const std::string&)>& progress)
        : set_(set), options_(options), progress_(progress), lexicon_(options.lexicon) {}

    TrainedTopics train() {
        choose_labels();
        choose_features();
        make_vectors();
        make_truth();
        choose_folds();
        learn();
        judge();
        store();
        return std::move(result_);
    }

private:
    static constexpr std::size_t not_in_a_fold = SIZE_MAX;

    void choose_labels() {
        std::map<std::string, std::size_t> counts;
        for (const ArticleLabels& labels : set_.labels_)
            for (const std::string& label : labels.has) ++counts[label];
        for (const auto& [name, count] : counts) {
            if (count >= options_.least_examples) {
                numbers_.emplace(name, result_.model.labels.size());
                result_.model.labels.push_back({name, 0, 0, 0});
            } else {
                result_.left_out.push_back(name);
            }
        }
        if (numbers_.empty())
            throw UsageError("no label is on " + std::to_string(options_.least_examples) + " articles or more, of " +
                             std::to_string(set_.size()) + " articles read");
        if (numbers_.size() > UINT16_MAX) throw UsageError("there are more than 65535 labels");
    }

    void choose_features() {
        std::vector<std::uint32_t> keys;
        for (const auto& counted : set_.counted_) keys.push_back(counted.key);
        auto chosen = training::choose_features(std::move(keys), set_.size(), options_.least_articles, lexicon_.keys());
        if (set_.with_rules())
            for (const TaxonomyTopic& topic : Taxonomy::media_topics().all()) chosen.emplace_back(rule_feature(topic.id), 0);
        std::sort(chosen.begin(), chosen.end());
        for (const auto& [key, rarity] : chosen) {
            if (!result_.model.keys.empty() && result_.model.keys.back() == key) continue;  // two features with one key are one
            result_.model.keys.push_back(key);
            result_.model.rarities.push_back(rarity);
        }
        vocabulary_ = Vocabulary(result_.model.keys, result_.model.rarities);
        lexicon_.use(result_.model.keys);
        tell(std::to_string(set_.size()) + " articles, " + std::to_string(numbers_.size()) + " labels, " +
             std::to_string(result_.model.keys.size()) + " features");
    }

    void make_vectors() {
        std::vector<ArticleFeature> found;
        std::vector<std::uint32_t> counts;
        for (std::size_t article = 0; article < set_.size(); ++article) {
            found.clear();
            counts.clear();
            for (std::size_t i = set_.first_counted_[article]; i < set_.first_counted_[article + 1]; ++i) {
                const std::uint32_t feature = vocabulary_.find(set_.counted_[i].key);
                if (feature == Vocabulary::none) continue;
                found.push_back({feature, 0, Field::text, 0, 0});
                counts.push_back(set_.counted_[i].count);
            }
            vocabulary_.weigh_counts(found, counts);
            for (std::size_t i = set_.first_verdict_[article]; i < set_.first_verdict_[article + 1]; ++i) {
                const TaxonomyTopic& topic = Taxonomy::media_topics().all()[set_.verdicts_[i].topic];
                const auto weight = static_cast<float>(options_.rules_weight);
                found.push_back({vocabulary_.find(rule_feature(topic.id)), weight * set_.verdicts_[i].value, Field::text, 0, 0});
            }
            const std::size_t begin = vectors_.features.size();
            for (const ArticleFeature& one : found) {
                vectors_.features.push_back(one.feature);
                vectors_.values.push_back(one.value);
            }
            lexicon_.add_features(vectors_, begin, static_cast<float>(options_.lexicon_weight));
            vectors_.first.push_back(vectors_.features.size());
            importance_.push_back(set_.labels_[article].importance);
        }
    }

    void make_truth() {
        const std::size_t blocks = (numbers_.size() + block_width - 1) / block_width;
        BlockTruth lacks;
        lacks.fill(-1);
        truth_.assign(blocks, std::vector<BlockTruth>(set_.size(), lacks));
        for (std::size_t label = numbers_.size(); label < blocks * block_width; ++label)
            for (BlockTruth& truth : truth_.back()) truth[label % block_width] = 0;
        const auto mark = [&](std::size_t article, const std::string& name, std::int8_t truth) {
            const auto number = numbers_.find(name);
            if (number != numbers_.end()) truth_[number->second / block_width][article][number->second % block_width] = truth;
        };
        for (std::size_t article = 0; article < set_.size(); ++article) {
            for (const std::string& name : set_.labels_[article].unsure) mark(article, name, 0);
            for (const std::string& name : set_.labels_[article].has) mark(article, name, 1);
        }
    }

    /// Deals the examples out evenly, by the seed.
    void choose_folds() {
        std::vector<std::pair<std::uint64_t, std::size_t>> order;
        for (std::size_t article = 0; article < set_.size(); ++article)
            if (set_.labels_[article].is_example) order.emplace_back(tagger::mix(options_.learning.seed, article), article);
        if (order.size() < static_cast<std::size_t>(options_.folds))
            throw UsageError("there are only " + std::to_string(order.size()) + " articles for " + std::to_string(options_.folds) +
                             " folds");
        std::sort(order.begin(), order.end());
        fold_.assign(set_.size(), not_in_a_fold);
        for (std::size_t i = 0; i < order.size(); ++i) fold_[order[i].second] = i % static_cast<std::size_t>(options_.folds);
    }

    /// Learns every block once from everything, and once a fold without it.
    void learn() {
        const auto folds = static_cast<std::size_t>(options_.folds);
        scores_.assign(numbers_.size(), std::vector<float>(set_.size(), 0));
        weights_.resize(truth_.size());
        std::atomic<std::size_t> next = 0, done = 0;
        std::mutex telling;
        const std::size_t tasks = truth_.size() * (folds + 1);
        const auto work = [&] {
            for (std::size_t task = next++; task < tasks; task = next++) {
                learn_part(task / (folds + 1), task % (folds + 1) == folds ? not_in_a_fold : task % (folds + 1));
                const std::lock_guard<std::mutex> lock(telling);
                tell("learned " + std::to_string(++done) + " of " + std::to_string(tasks) + " parts");
            }
        };
        std::vector<std::thread> threads;
        for (int i = 1; i < options_.threads; ++i) threads.emplace_back(work);
        work();
        for (std::thread& thread : threads) thread.join();
    }

    void learn_part(std::size_t block, std::size_t fold) {
        std::vector<std::uint32_t> rows;
        for (std::uint32_t article = 0; article < set_.size(); ++article)
            if (fold == not_in_a_fold || fold_[article] != fold) rows.push_back(article);
        const std::vector<BlockRow> weights = learn_block(vectors_, vocabulary_.size() + lexicon_.size(), rows, truth_[block], importance_,
                                                          lexicon_.allowed(labels_of(block)), options_.learning);
        if (fold == not_in_a_fold) return keep_weights(block, weights);
        for (std::size_t article = 0; article < set_.size(); ++article) {
            if (fold_[article] != fold) continue;
            const BlockRow scores = score_block(vectors_, article, weights);
            for (std::size_t label = block * block_width; label < std::min(numbers_.size(), (block + 1) * block_width); ++label)
                scores_[label][article] = scores[label % block_width];
        }
    }

    [[nodiscard]] std::span<const ModelLabel> labels_of(std::size_t block) const {
        const std::size_t first = block * block_width;
        return std::span(result_.model.labels).subspan(first, std::min(block_width, numbers_.size() - first));
    }

    /// Keeps a block's weights as small numbers, those near zero left out.
    void keep_weights(std::size_t block, std::vector<BlockRow> weights) {
        if (set_.with_rules())
            for (const TaxonomyTopic& topic : Taxonomy::media_topics().all())
                for (float& weight : weights[vocabulary_.find(rule_feature(topic.id))]) weight *= static_cast<float>(options_.rules_weight);
        lexicon_.spread(weights, static_cast<float>(options_.lexicon_weight));
        const std::size_t labels = std::min(block_width, numbers_.size() - block * block_width);
        for (std::size_t i = 0; i < labels; ++i) {
            const std::size_t label = block * block_width + i;
            float largest = 0;
            for (std::size_t feature = 0; feature < vocabulary_.size(); ++feature)
                largest = std::max(largest, std::abs(weights[feature][i]));
            ModelLabel& kept = result_.model.labels[label];
            kept.bias = weights.back()[i];
            kept.scale = largest > 0 ? largest / 127 : 1;
            const auto least = static_cast<float>(options_.smallest) * largest;
            for (std::uint32_t feature = 0; feature < vocabulary_.size(); ++feature) {
                const float weight = weights[feature][i];
                const long number = std::lround(weight / kept.scale);
                if (number != 0 && std::abs(weight) >= least)
                    weights_[block].push_back({feature, {static_cast<std::uint16_t>(label), static_cast<std::int8_t>(number)}});
            }
        }
    }

    /// By label: scores and truth of the examples outside of a fold, or of all.
    [[nodiscard]] std::vector<std::vector<JudgedScore>> judged_without(std::size_t fold) const {
        std::vector<std::vector<JudgedScore>> judged(numbers_.size());
        for (std::size_t label = 0; label < judged.size(); ++label) {
            for (std::size_t article = 0; article < set_.size(); ++article) {
                const int truth = truth_[label / block_width][article][label % block_width];
                if (fold_[article] != not_in_a_fold && fold_[article] != fold && truth != 0)
                    judged[label].push_back({scores_[label][article], truth > 0});
            }
        }
        return judged;
    }

    void judge() {
        for (std::size_t fold = 0; fold < static_cast<std::size_t>(options_.folds); ++fold) {
            const std::vector<float> thresholds = choose_thresholds(judged_without(fold));
            for (std::size_t article = 0; article < set_.size(); ++article)
                if (fold_[article] == fold) judge_article(article, thresholds);
        }
        const auto judged = judged_without(not_in_a_fold);
        const std::vector<float> thresholds = choose_thresholds(judged);
        for (std::size_t label = 0; label < thresholds.size(); ++label) result_.model.labels[label].threshold = thresholds[label];
        result_.model.slope = fit_slope(judged, thresholds);
    }

    void judge_article(std::size_t article, const std::vector<float>& thresholds) {
        std::vector<std::string> gold = set_.labels_[article].has, found;
        std::sort(gold.begin(), gold.end());
        gold.erase(std::unique(gold.begin(), gold.end()), gold.end());
        for (const auto& [name, label] : numbers_) {
            if (truth_[label / block_width][article][label % block_width] == 0) continue;
            if (scores_[label][article] >= thresholds[label]) found.push_back(name);
        }
        result_.scores.add(gold, found);
    }

    void store() {
        TopicModel& model = result_.model;
        model.with_rules = set_.with_rules();
        std::vector<std::pair<std::uint32_t, LabelWeight>> all;
        for (auto& block : weights_) all.insert(all.end(), block.begin(), block.end());
        std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        model.first.assign(model.keys.size() + 1, 0);
        for (const auto& [feature, weight] : all) {
            ++model.first[feature + 1];
            model.weights.push_back(weight);
        }
        for (std::size_t i = 1; i < model.first.size(); ++i) model.first[i] += model.first[i - 1];
    }

    void tell(const std::string& what) const {
        if (progress_) progress_(what);
    }

    const TopicTrainingSet& set_;
    const TopicTrainingOptions& options_;
    const std::function<void(const std::string&)>& progress_;
    TopicLexicon lexicon_;
    TrainedTopics result_;
    std::map<std::string, std::size_t> numbers_;  ///< labels in the order of their names
    Vocabulary vocabulary_;
    ArticleVectors vectors_;
    std::vector<float> importance_;
    std::vector<std::vector<BlockTruth>> truth_;                               ///< by block, by article
    std::vector<std::size_t> fold_;                                            ///< by article
    std::vector<std::vector<float>> scores_;                                   ///< by label, by article: by the model that did not see it
    std::vector<std::vector<std::pair<std::uint32_t, LabelWeight>>> weights_;  ///< by block
};

TrainedTopics train_topics(const TopicTrainingSet& set, const TopicTrainingOptions& options,
                           const std::function<void(const std::string&)>& progress) {
    if (options.folds < 2) throw UsageError("the number of folds is " + std::to_string(options.folds) + "; expected at least 2");
    return TopicTraining(set, options, progress).train();
}

}  // namespace dateline::training
