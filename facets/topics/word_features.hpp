#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "facets/topics/topic_words.hpp"

namespace dateline {

/// What a linear model sees of an article: a word (by its stem), a word of the title, or two words that follow each other. Known by a hash alone, which
/// model files hold: a change here makes them useless, so raise the version in topic_model.cpp.
struct WordFeature {
    std::uint32_t key = 0;
    Field field = Field::text;
    std::uint32_t first = 0;  ///< index of its first token
    std::uint32_t last = 0;   ///< one past its last token
};

/// All features of an article, a feature as often as it stands there: words and pairs of words of the title, then of the text, each word of the title a second time
/// as such. Numbers and single letters are none.
void read_word_features(const ArticleWords& article, std::vector<WordFeature>& features);

/// The feature that the rules of a topic (by its id) make.
std::uint32_t rule_feature(std::string_view topic);

/// The value of that feature, from 0 to below 1, where the rules' score for the topic is `evidence` and the best score of any topic is `best`; 0 where they speak
/// against it.
float rule_value(double evidence, double best);

}  // namespace dateline
