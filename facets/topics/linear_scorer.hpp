#pragma once

#include <cstdint>
#include <vector>

#include "facets/entities.hpp"
#include "facets/topics/topic_model.hpp"
#include "facets/topics/topic_words.hpp"

namespace dateline {

/// The features of one article that a vocabulary knows, each once, in the order of their first places.
struct ArticleFeature {
    std::uint32_t feature = 0;  ///< index into the vocabulary
    float value = 0;            ///< (1 + ln count) * rarity, over the length of the vector of all of them
    Field field = Field::text;  ///< where it stands first
    std::uint32_t first = 0;    ///< tokens there, half open; of a feature that rules make, the topic
    std::uint32_t last = 0;
};

/// Features by their keys. Read-only after construction.
class Vocabulary {
public:
    static constexpr std::uint32_t none = UINT32_MAX;

    Vocabulary() : Vocabulary({}, {}) {}
    /// `keys` ascending; `rarities` as in TopicModel.
    Vocabulary(std::vector<std::uint32_t> keys, std::vector<std::uint8_t> rarities);

    /// The index of a feature; none when it is unknown.
    [[nodiscard]] std::uint32_t find(std::uint32_t key) const;
    [[nodiscard]] std::size_t size() const { return keys_.size(); }

    /// What one thread keeps from article to article: notes beside the numbers of remembered words, and room. For one vocabulary and one RememberedWords.
    class Memory {
        friend class Vocabulary;
        struct Note {
            std::uint32_t word = none, head = none;  ///< features of the word, and of the word in a head
        };
        std::vector<Note> notes_;
        std::uint64_t generation_ = 0;
        std::vector<std::uint32_t> counts_, slots_;
    };

    /// What is known of an article's words.
    void weigh(const ArticleWords& article, Memory& memory, std::vector<ArticleFeature>& features) const;

    /// Sets the values of features that stand in an article `counts` times.
    void weigh_counts(std::vector<ArticleFeature>& features, const std::vector<std::uint32_t>& counts) const;

private:
    void note_words(const RememberedWords& known, Memory& memory) const;

    std::vector<std::uint32_t> keys_;
    std::vector<std::uint8_t> rarities_;
    std::vector<std::uint64_t>
        present_;  ///< a bit for the lowest bits of every key: most keys of articles are unknown, and are told so by little memory
    std::vector<std::uint32_t> bucket_;  ///< by the highest bits of a key: the first feature that has them; one entry more
    int shift_ = 31;
};

/// Judges articles by a model. Read-only after construction: share it between threads.
class LinearScorer {
public:
    /// Weights lie a second time by label, for explaining one label in little time, where that takes at most `most_column_bytes`.
    explicit LinearScorer(TopicModel model, std::size_t most_column_bytes = std::size_t{8} << 20U);

    [[nodiscard]] const TopicModel& model() const { return model_; }
    [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }

    /// By label: its score for an article of these features (those that rules make included, where the model has them).
    void score(const std::vector<ArticleFeature>& features, std::vector<float>& scores) const;

    /// What a feature adds to a label's score at value 1; 0 when it says nothing of it. A look-up for small models; for others time grows with the logarithm of the labels.
    [[nodiscard]] float weight(std::uint32_t feature, std::size_t label) const;

    /// How sure a score is, from 0 to 1; a half at the label's threshold.
    [[nodiscard]] double certainty(float score, std::size_t label) const;

private:
    /// Where the weights of a feature lie.
    struct Place {
        std::uint32_t first = 0;  ///< in rows_ or in model_.weights
        std::uint16_t count = 0;  ///< of entries in model_.weights
        bool is_row = false;
    };

    void lay_out_rows();
    void lay_out_columns(std::size_t most_bytes);

    TopicModel model_;
    Vocabulary vocabulary_;
    std::size_t width_ = 0;          ///< of a row: the labels, rounded up
    std::vector<Place> places_;      ///< by feature
    std::vector<std::int8_t> rows_;  ///< weights for all labels, of features that speak of many labels
    std::vector<std::int8_t>
        columns_;  ///< weights of all features, label by label, for explaining one label; empty where that would take much room
};

}  // namespace dateline
