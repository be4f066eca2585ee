#pragma once

#include <cstdint>
#include <vector>

#include "facets/entities.hpp"
#include "facets/topics/topic_model.hpp"
#include "facets/topics/topic_words.hpp"
#include "facets/topics/word_features.hpp"

namespace dateline {

/// The features of one article that a vocabulary knows, each once, in the order of their first places.
struct ArticleFeature {
    std::uint32_t feature = 0;  ///< index into the vocabulary
    float value = 0;            ///< (1 + ln count) * rarity, over the length of the vector of all of them
    Field field = Field::text;  ///< where it stands first
    std::uint32_t first = 0;    ///< tokens there, half open
    std::uint32_t last = 0;
};

/// Features by their keys. Read-only after construction.
class Vocabulary {
public:
    static constexpr std::uint32_t none = UINT32_MAX;

    Vocabulary() = default;
    /// `keys` ascending; `rarities` as in TopicModel.
    Vocabulary(std::vector<std::uint32_t> keys, std::vector<std::uint8_t> rarities);

    /// The index of a feature; none when it is unknown.
    [[nodiscard]] std::uint32_t find(std::uint32_t key) const;
    [[nodiscard]] std::size_t size() const { return keys_.size(); }

    /// What is known of an article's words. `features` as read_word_features() gave them.
    [[nodiscard]] std::vector<ArticleFeature> weigh(const std::vector<WordFeature>& features) const;

    /// Sets the values of features that stand in an article `counts` times.
    void weigh_counts(std::vector<ArticleFeature>& features, const std::vector<std::uint32_t>& counts) const;

private:
    std::vector<std::uint32_t> keys_;
    std::vector<std::uint8_t> rarities_;
    std::vector<std::uint32_t> bucket_;  ///< by the highest bits of a key: the first feature that has them; one entry more
    int shift_ = 31;
};

/// Judges articles by a model. Read-only after construction: share it between threads.
class LinearScorer {
public:
    explicit LinearScorer(TopicModel model);

    [[nodiscard]] const TopicModel& model() const { return model_; }
    [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }

    /// By label: its score for an article of these features (those that rules make included, where the model has them).
    [[nodiscard]] std::vector<float> score(const std::vector<ArticleFeature>& features) const;

    /// What a feature adds to a label's score at value 1; 0 when it says nothing of it.
    [[nodiscard]] float weight(std::uint32_t feature, std::size_t label) const;

    /// How sure a score is, from 0 to 1; a half at the label's threshold.
    [[nodiscard]] double certainty(float score, std::size_t label) const;

private:
    TopicModel model_;
    Vocabulary vocabulary_;
};

}  // namespace dateline
