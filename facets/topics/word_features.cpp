#include "facets/topics/word_features.hpp"

#include <algorithm>

#include "facets/tagger/hashing.hpp"

namespace dateline {
namespace {

using tagger::hash_bytes;
using tagger::mix;

constexpr std::uint64_t head_salt = 1, rule_salt = 2;

/// The title, and so many tokens of the text, are the head of an article: what it says first, it is about.
constexpr std::uint32_t head_tokens = 50;

/// Added to the best score, so that little evidence makes small values.
constexpr double small_evidence = 12;

std::uint32_t key_of(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

bool is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

bool has_vowel(std::string_view word) {
    return std::any_of(word.begin(), word.end(), is_vowel);
}

/// The word without the commonest endings of English: plural, -ed, -ing. Not the dictionary's stem, but the same one for most forms of a word.
std::string_view stem(std::string_view word) {
    if (word.size() > 4 && word.ends_with("ies")) return word.substr(0, word.size() - 2);
    if (word.size() > 3 && word.back() == 's') {
        const char before = word[word.size() - 2];
        if (before != 's' && before != 'u' && before != 'i') word.remove_suffix(1);
    }
    const std::size_t ending = word.ends_with("ing") ? 3 : word.ends_with("ed") ? 2 : 0;
    if (ending > 0 && word.size() >= ending + 3 && has_vowel(word.substr(0, word.size() - ending))) {
        word.remove_suffix(ending);
        const char last = word.back();
        if (word.size() > 3 && last == word[word.size() - 2] && !is_vowel(last) && last != 'l' && last != 's') word.remove_suffix(1);
    }
    if (word.size() > 4 && word.back() == 'e') word.remove_suffix(1);
    return word;
}

bool is_number(std::string_view word) {
    return word.front() >= '0' && word.front() <= '9';
}

void read_field(const TopicWords& words, Field field, std::vector<WordFeature>& features) {
    std::uint64_t before = 0;  // of the word before, 0 after a break
    std::uint32_t before_token = 0;
    for (const TopicWord& word : words.words) {
        const std::string_view spelling = words.spelling(word);
        if (spelling.empty() || is_number(spelling)) {
            before = 0;
            continue;
        }
        const std::uint64_t hash = hash_bytes(stem(spelling));
        if (spelling.size() > 1) {
            features.push_back({key_of(hash), field, word.token, word.token + 1});
            if (field == Field::title || word.token < head_tokens)
                features.push_back({key_of(mix(hash, head_salt)), field, word.token, word.token + 1});
        }
        if (before != 0) features.push_back({key_of(mix(hash, before)), field, before_token, word.token + 1});
        before = hash;
        before_token = word.token;
    }
}

}  // namespace

void read_word_features(const ArticleWords& article, std::vector<WordFeature>& features) {
    features.clear();
    features.reserve(2 * (article.text.words.size() + article.title.words.size()) + article.title.words.size());
    read_field(article.title, Field::title, features);
    read_field(article.text, Field::text, features);
}

std::uint32_t rule_feature(std::string_view topic) {
    return key_of(mix(hash_bytes(topic), rule_salt));
}

float rule_value(double evidence, double best) {
    return evidence > 0 ? static_cast<float>(evidence / (best + small_evidence)) : 0;
}

}  // namespace dateline
