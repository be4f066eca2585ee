#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facets/topics/topic_model.hpp"
#include "facets/training/linear_learner.hpp"

namespace dateline::training {

/// Classes of words that are alike by general knowledge, told before any article is read: training articles have few of the words that others will have. A class becomes one feature more
/// in training, so that a few articles teach what it says of each label; what is learned is then added to the words' own weights, and the model needs no lexicon.
class TopicLexicon {
public:
    /// Of no words.
    TopicLexicon() = default;
    /// From a file of rules (facets/topics/rules_file.hpp), every topic of which is a class: its terms are single words, their weights above 0. Throws Error naming the file and what was
    /// expected.
    TopicLexicon(std::string_view text, std::string_view name);

    [[nodiscard]] bool empty() const { return entries_.empty(); }
    /// Of all words' features, ascending.
    [[nodiscard]] std::vector<std::uint32_t> keys() const;

    /// Finds the features of a model's vocabulary: `keys` ascending, with all of keys() among them.
    void use(std::span<const std::uint32_t> keys);

    /// Appends the features of classes, which come above the vocabulary, to the article that ends `vectors` from `begin` on: the sums of its words' values times their weights in the
    /// class, times `weight`.
    void add_features(ArticleVectors& vectors, std::size_t begin, float weight) const;
    /// How many features add_features() may add.
    [[nodiscard]] std::size_t size() const { return classes_.size(); }
    /// By class: whether (1 or 0) it may say something of each of the labels of a block. A class that is a Media Topic says nothing of topics below others: a model would grow by a number
    /// for every word and label.
    [[nodiscard]] std::vector<BlockRow> allowed(std::span<const ModelLabel> labels) const;
    /// Moves what was learned of those features to the words.
    void spread(std::vector<BlockRow>& weights, float weight) const;

private:
    struct Entry {
        std::uint32_t key = 0;
        std::uint32_t word_class = 0;
        float strength = 0;
    };
    std::vector<std::string> classes_;  ///< their names, of Media Topics the ids
    std::vector<Entry> entries_;        ///< by ascending key
    std::vector<std::uint32_t> first_;  ///< by feature of the vocabulary: its first entry; one more than features
};

}  // namespace dateline::training
