#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "facets/topics/topic_words.hpp"

namespace dateline {

// What a linear model sees of an article: a word (by its stem), a word of the article's head, or two words that follow each other. A feature is known by a hash alone, its
// key, which model files hold: a change here makes them useless, so raise the version in topic_model.cpp.

/// A hash of a word's stem; 0 for a number. `spelling`: small letters and digits, not empty.
std::uint64_t hash_stem(std::string_view spelling);

/// The keys of a word's own features. Single letters and numbers have none.
struct WordKeys {
    std::uint32_t word = 0;
    std::uint32_t head = 0;  ///< the word in an article's head
    bool are_features = false;
};
WordKeys keys_of_word(const RememberedWord& word);

/// The key of two words that follow each other, by the hashes of their stems.
std::uint32_t key_of_pair(std::uint64_t first, std::uint64_t second);

/// The title, and so many tokens of the text, are the head of an article: what it says first, it is about.
inline constexpr std::uint32_t head_tokens = 50;

/// All features of one field in reading order, a feature as often as it stands there: take_word(word, token, is in the head), where the word has features of its own or
/// not, then take_pair(key, first token, last token) when the word before it is next to it.
template <typename TakeWord, typename TakePair>
void visit_features(const RememberedWords& known, const std::vector<TopicWord>& words, Field field, TakeWord take_word,
                    TakePair take_pair) {
    std::uint64_t before = 0;  // of the word before, 0 after a break
    std::uint32_t before_token = 0;
    for (const TopicWord& at : words) {
        const std::uint64_t stem = at.word == TopicWord::none ? 0 : known[at.word].stem;
        if (stem != 0) {
            take_word(at.word, at.token, field == Field::title || at.token < head_tokens);
            if (before != 0) take_pair(key_of_pair(before, stem), before_token, at.token);
        }
        before = stem;
        before_token = at.token;
    }
}

/// The keys of all features of an article, a key as often as its feature stands there.
void read_feature_keys(const ArticleWords& article, std::vector<std::uint32_t>& keys);

/// The feature that the rules of a topic (by its id) make.
std::uint32_t rule_feature(std::string_view topic);

/// The value of that feature, from 0 to below 1, where the rules' score for the topic is `evidence` and the scores of all topics of the top level that they
/// speak for add up to `sum`; 0 where they speak against it.
float rule_value(double evidence, double sum);

}  // namespace dateline
