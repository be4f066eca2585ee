#include "facets/training/tagger_trainer.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <thread>
#include <utility>

#include "facets/error.hpp"
#include "facets/tagger/context_features.hpp"
#include "facets/tagger/hashing.hpp"

namespace dateline::training {
namespace {

using namespace tagger;

/// Runs `work(0)` ... `work(count - 1)`, several at a time.
void in_parallel(int count, int threads, const std::function<void(int)>& work) {
    std::atomic<int> next = 0;
    const auto run = [&] {
        for (int i = next++; i < count; i = next++) work(i);
    };
    std::vector<std::thread> others;
    for (int i = 1; i < std::min(threads, count); ++i) others.emplace_back(run);
    run();
    for (std::thread& thread : others) thread.join();
}

/// Whether names stop where the line does, as in collections that were annotated line by line: so it is when, of many breaks inside sentences with a
/// name on either side, hardly any lies inside one name.
bool names_end_with_lines(const std::vector<AnnotatedArticle>& articles) {
    std::size_t inside = 0, between = 0;
    for (const AnnotatedArticle& article : articles) {
        if (article.manner != 0) continue;
        const LabelledTokens labelled = label_tokens(article);
        const TokenizedText& text = labelled.tokens.text;
        for (std::size_t i = 1; i < text.size(); ++i) {
            const bool breaks = text.text.substr(text.tokens[i - 1].end, text.tokens[i].begin - text.tokens[i - 1].end).find('\n') !=
                                std::string_view::npos;
            if (!breaks || text.tokens[i].starts_sentence) continue;
            const LabelSet here = labelled.text[i];
            if (here == set_of(outside) || labelled.text[i - 1] == set_of(outside)) continue;
            bool opened = false;
            for (Label label = 1; label < label_count; ++label) opened = opened || (here == set_of(label) && opens(label));
            ++(opened ? between : inside);
        }
    }
    return between >= 20 && inside * 50 <= between;
}

class TaggerTrainer {
public:
    TaggerTrainer(const std::vector<AnnotatedArticle>& articles, const Lexicon& lexicon, const TaggerOptions& options,
                  const std::function<void(const std::string&)>& progress)
        : articles_(articles), options_(options), progress_(progress), words_(lexicon, options.families, features_) {
        result_.model.lexicon = lexicon;
    }

    TrainedTagger run() {
        prepare();
        StageWeights first, again;
        for (int bag = 0; bag < options_.bags; ++bag, ++options_.stage.seed) train_bag(bag, first, again);
        store(first, again);
        return std::move(result_);
    }

private:
    void prepare() {
        if (!names_end_with_lines(articles_)) options_.families.remove(Family::lines_end);
        for (std::size_t i = 0; i < articles_.size(); ++i) {
            const auto add = [&](const AnnotatedArticle& article, bool only_capitals) {
                add_article(article, i, only_capitals, options_.families, features_, words_, documents_, result_.counts);
            };
            add(articles_[i], false);
            if (options_.capitals > 0) add(in_capitals(articles_[i], options_.capitals, options_.stage.seed), true);
        }
        const std::size_t met = features_.size();
        counts_ = drop_rare_features(features_, options_.least, words_, documents_);
        progress_(std::to_string(result_.counts.articles) + " articles, " + std::to_string(result_.counts.tokens) + " tokens, " +
                  std::to_string(result_.counts.spans) + " spans (" + std::to_string(result_.counts.misaligned) +
                  " not at the borders of tokens, " + std::to_string(result_.counts.dropped) + " dropped); " +
                  std::to_string(features_.size()) + " of " + std::to_string(met) + " features");
    }

    /// Trains both stages once and adds their weights, shared out among the bags, to `first` and `again`.
    void train_bag(int bag, StageWeights& first, StageWeights& again) {
        StageInput all{&words_, counts_.size(), {}, {}};
        for (const TrainingDocument& document : documents_) all.documents.push_back(&document);
        const bool second = options_.families.has(Family::majority);
        majorities_.assign(documents_.size(), {});
        // Job 0 learns the first stage from everything, the others from all but their part.
        in_parallel(second ? options_.folds + 1 : 1, options_.threads, [&](int job) {
            const StageWeights weights = train_stage(job == 0 ? all : without_part(job - 1), options_.stage);
            if (job == 0) {
                add_share(weights, first);
            } else {
                list_majorities(job - 1, weights);
            }
        });
        progress_("first stage trained, bag " + std::to_string(bag + 1) + " of " + std::to_string(options_.bags));
        if (!second) {
            again = first;
            return;
        }
        for (const FeatureRows& rows : majorities_) all.majorities.push_back(&rows);
        all.features = features_.size();
        add_share(train_stage(all, options_.stage), again);
        progress_("second stage trained, bag " + std::to_string(bag + 1) + " of " + std::to_string(options_.bags));
    }

    void add_share(const StageWeights& weights, StageWeights& sum) const {
        const float share = 1.0F / static_cast<float>(options_.bags);
        if (sum.rows.size() < weights.rows.size()) sum.rows.resize(weights.rows.size(), NameScores{});
        for (std::size_t row = 0; row < weights.rows.size(); ++row) {
            for (std::size_t k = 0; k < name_label_count; ++k) sum.rows[row][k] += share * weights.rows[row][k];
        }
        for (std::size_t before = 0; before < label_count; ++before) {
            for (std::size_t after = 0; after < label_count; ++after)
                sum.transitions[before][after] += share * weights.transitions[before][after];
        }
    }

    [[nodiscard]] int part_of(const TrainingDocument& document) const {
        return static_cast<int>(mix(options_.stage.seed, hash_bytes(articles_[document.article].id)) %
                                static_cast<unsigned>(options_.folds));
    }

    [[nodiscard]] StageInput without_part(int part) const {
        StageInput input{&words_, counts_.size(), {}, {}};
        for (const TrainingDocument& document : documents_) {
            if (part_of(document) != part) input.documents.push_back(&document);
        }
        return input;
    }

    /// What the second stage is told about the documents of a part, by a first stage that has not seen them.
    void list_majorities(int part, const StageWeights& weights) {
        std::vector<std::uint64_t> features;
        for (std::size_t d = 0; d < documents_.size(); ++d) {
            TrainingDocument& document = documents_[d];
            if (part_of(document) != part) continue;
            const std::vector<Label> labels = predict(document, nullptr, words_, weights);
            document.document.forget_labels();
            document.document.count_labels(labels, words_);
            const MajorityFeatures majorities(document.document, words_, labels, options_.families);
            for (std::uint32_t token = 0; token < labels.size(); ++token) {
                features.clear();
                majorities.list(token, features);
                const std::lock_guard lock(mutex_);
                for (const std::uint64_t feature : features) majorities_[d].rows.push_back(features_.number(feature));
                majorities_[d].close();
            }
        }
    }

    /// The step that keeps all but one weight in 20,000 from being cut.
    static float step_of(const StageWeights& weights) {
        std::vector<float> sizes;
        for (const NameScores& row : weights.rows) {
            for (const float weight : row) {
                if (weight != 0) sizes.push_back(std::abs(weight));
            }
        }
        if (sizes.empty()) return 1;
        const auto at = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() - 1 - sizes.size() / 20000);
        std::nth_element(sizes.begin(), at, sizes.end());
        return *at / 127;
    }

    /// Features from the one that matters most: by its largest weight and how often it was seen. As many as the model has room for.
    [[nodiscard]] std::vector<std::uint32_t> most_important(const StageWeights& first, const StageWeights& again, std::size_t room) const {
        std::vector<std::pair<float, std::uint32_t>> order;
        for (std::uint32_t i = 0; i < features_.size(); ++i) {
            float largest = 0;
            for (const StageWeights* weights : {&first, &again}) {
                for (std::size_t k = 0; i < weights->rows.size() && k < name_label_count; ++k)
                    largest = std::max(largest, std::abs(weights->rows[i][k]));
            }
            const float count = i < counts_.size() ? static_cast<float>(counts_[i]) : 1000.0F;
            if (largest > 0) order.emplace_back(-largest * std::sqrt(count), i);
        }
        std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
            return a.first != b.first ? a.first < b.first : features_.feature(a.second) < features_.feature(b.second);
        });
        std::vector<std::uint32_t> best;
        for (std::size_t i = 0; i < order.size() && i < room; ++i) best.push_back(order[i].second);
        return best;
    }

    void store(const StageWeights& first, const StageWeights& again) {
        Model& model = result_.model;
        model.families = options_.families;
        model.weights = WeightTable(options_.row_bits);
        std::array<float, stage_count> steps{step_of(first), step_of(again)};
        result_.step = steps.back();
        for (const std::uint32_t feature : most_important(first, again, model.weights.room())) {
            WeightRow row{};
            for (std::size_t stage = 0; stage < stage_count; ++stage) {
                const StageWeights& weights = stage == 0 ? first : again;
                for (std::size_t k = 0; feature < weights.rows.size() && k < name_label_count; ++k) {
                    const float units = std::clamp(weights.rows[feature][k] / steps[stage], -127.0F, 127.0F);
                    row[stage * name_label_count + k] = static_cast<std::int8_t>(std::lround(units));
                }
            }
            model.weights.insert(features_.feature(feature), row);
        }
        for (std::size_t stage = 0; stage < stage_count; ++stage) {
            const StageWeights& weights = stage == 0 ? first : again;
            for (std::size_t before = 0; before < label_count; ++before) {
                for (std::size_t after = 0; after < label_count; ++after) {
                    model.transitions[stage][before][after] =
                        static_cast<std::int16_t>(std::lround(weights.transitions[before][after] / steps[stage]));
                }
            }
        }
    }

    const std::vector<AnnotatedArticle>& articles_;
    TaggerOptions options_;
    const std::function<void(const std::string&)>& progress_;
    FeatureIndex features_;
    std::vector<std::uint32_t> counts_;  ///< how often each feature of the first stage is used
    std::mutex mutex_;                   ///< for features_, while folds are trained side by side
    TrainingWords words_;
    std::deque<TrainingDocument> documents_;
    std::vector<FeatureRows> majorities_;
    TrainedTagger result_;
};

}  // namespace

TrainedTagger train_tagger(const std::vector<AnnotatedArticle>& articles, const Lexicon& lexicon, const TaggerOptions& options,
                           const std::function<void(const std::string&)>& progress) {
    if (articles.empty()) throw UsageError("no annotated article to train on");
    if (options.bags < 1) throw UsageError("training needs at least one bag, " + std::to_string(options.bags) + " given");
    if (options.folds < 2) throw UsageError("training needs at least 2 folds, " + std::to_string(options.folds) + " given");
    return TaggerTrainer(articles, lexicon, options, progress).run();
}

}  // namespace dateline::training
