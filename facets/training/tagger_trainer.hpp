#pragma once

#include <functional>
#include <string>
#include <vector>

#include "facets/tagger/model.hpp"
#include "facets/training/annotated_article.hpp"
#include "facets/training/stage_trainer.hpp"

namespace dateline::training {

/// How a tagger is trained.
struct TaggerOptions {
    StageOptions stage;
    int row_bits = 17;        ///< the model has room for three quarters of 2^row_bits features
    std::uint32_t least = 1;  ///< features seen less often are left out
    tagger::Families families;
    int folds = 4;  ///< the second stage learns from what first stages say on articles that they have not seen: so many parts; at least 2
    int bags = 1;   ///< how often both stages are trained, each time in another order and with other parts; their weights are averaged
    double capitals = 0.3;  ///< share of lines put in capitals in the copies from which capital lines are learned; 0 for none
    int threads = 1;        ///< changes nothing but the time
};

struct TrainedTagger {
    tagger::Model model;
    PreparationCounts counts;
    double step = 0;  ///< what one unit of a stored weight is worth
};

/// Trains both stages on the articles and stores them as small numbers. `progress` is told what happens. The same articles, lexicon and options give the
/// same bytes. Throws UsageError when there is no article.
TrainedTagger train_tagger(const std::vector<AnnotatedArticle>& articles, const tagger::Lexicon& lexicon, const TaggerOptions& options,
                           const std::function<void(const std::string&)>& progress);

}  // namespace dateline::training
