#include "facets/training/tagger_trainer.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

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

class TaggerTrainer {
public:
    TaggerTrainer(const std::vector<AnnotatedArticle>& articles, const Lexicon& lexicon, const TaggerOptions& options,
                  const std::function<void(const std::string&)>& progress)
        : articles_(articles), options_(options), progress_(progress), words_(lexicon, options.families, options.stage.row_bits) {
        result_.model.lexicon = lexicon;
    }

    TrainedTagger run() {
        prepare();
        StageInput all{&words_, {}, {}};
        for (const TrainingDocument& document : documents_) all.documents.push_back(&document);
        const bool second = options_.families.has(Family::majority);
        // Job 0 learns the first stage from everything, the others from all but their part.
        std::vector<StageWeights> first(static_cast<std::size_t>(second ? options_.folds + 1 : 1));
        majorities_.resize(documents_.size());
        in_parallel(static_cast<int>(first.size()), options_.threads, [&](int job) {
            first[static_cast<std::size_t>(job)] = train_stage(job == 0 ? all : without_part(job - 1), options_.stage);
            if (job == 0) return;
            list_majorities(job - 1, first[static_cast<std::size_t>(job)]);
            first[static_cast<std::size_t>(job)] = {};
        });
        progress_("first stage trained");
        StageWeights again = first[0];
        if (second) {
            for (const FeatureRows& rows : majorities_) all.majorities.push_back(&rows);
            again = train_stage(all, options_.stage);
            progress_("second stage trained");
        }
        store(first[0], again);
        return std::move(result_);
    }

private:
    void prepare() {
        for (std::size_t i = 0; i < articles_.size(); ++i) {
            const auto add = [&](const AnnotatedArticle& article, bool only_capitals) {
                add_article(article, i, only_capitals, options_.families, options_.stage.row_bits, words_, documents_, result_.counts);
            };
            add(articles_[i], false);
            if (options_.capitals > 0) add(in_capitals(articles_[i], options_.capitals, options_.stage.seed), true);
        }
        progress_(std::to_string(result_.counts.articles) + " articles, " + std::to_string(result_.counts.tokens) + " tokens, " +
                  std::to_string(result_.counts.spans) + " spans (" + std::to_string(result_.counts.misaligned) +
                  " not at the borders of tokens, " + std::to_string(result_.counts.dropped) + " dropped)");
    }

    [[nodiscard]] int part_of(const TrainingDocument& document) const {
        return static_cast<int>(mix(options_.stage.seed, hash_bytes(articles_[document.article].id)) %
                                static_cast<unsigned>(options_.folds));
    }

    [[nodiscard]] StageInput without_part(int part) const {
        StageInput input{&words_, {}, {}};
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
            document.document.count_labels(labels, words_);
            const MajorityFeatures majorities(document.document, words_, labels);
            for (std::uint32_t token = 0; token < labels.size(); ++token) {
                features.clear();
                majorities.list(token, features);
                for (const std::uint64_t feature : features) {
                    majorities_[d].rows.push_back(static_cast<std::uint32_t>(feature >> (64 - options_.stage.row_bits)));
                }
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

    void store(const StageWeights& first, const StageWeights& again) {
        Model& model = result_.model;
        model.families = options_.families;
        model.row_bits = options_.stage.row_bits;
        model.rows.resize(first.rows.size());
        for (std::size_t stage = 0; stage < stage_count; ++stage) {
            const StageWeights& weights = stage == 0 ? first : again;
            const float step = step_of(weights);
            result_.step = step;
            for (std::size_t row = 0; row < model.rows.size(); ++row) {
                for (std::size_t k = 0; k < name_label_count; ++k) {
                    const float units = std::clamp(weights.rows[row][k] / step, -127.0F, 127.0F);
                    model.rows[row][stage * name_label_count + k] = static_cast<std::int8_t>(std::lround(units));
                }
            }
            for (std::size_t before = 0; before < label_count; ++before) {
                for (std::size_t after = 0; after < label_count; ++after) {
                    model.transitions[stage][before][after] =
                        static_cast<std::int16_t>(std::lround(weights.transitions[before][after] / step));
                }
            }
        }
    }

    const std::vector<AnnotatedArticle>& articles_;
    const TaggerOptions& options_;
    const std::function<void(const std::string&)>& progress_;
    TrainingWords words_;
    std::deque<TrainingDocument> documents_;
    std::vector<FeatureRows> majorities_;
    TrainedTagger result_;
};

}  // namespace

TrainedTagger train_tagger(const std::vector<AnnotatedArticle>& articles, const Lexicon& lexicon, const TaggerOptions& options,
                           const std::function<void(const std::string&)>& progress) {
    if (articles.empty()) throw UsageError("no annotated article to train on");
    if (options.folds < 2) throw UsageError("training needs at least 2 folds, " + std::to_string(options.folds) + " given");
    return TaggerTrainer(articles, lexicon, options, progress).run();
}

}  // namespace dateline::training
