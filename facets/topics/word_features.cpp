#include "facets/topics/word_features.hpp"

#include <algorithm>

#include "facets/tagger/hashing.hpp"

namespace dateline {
namespace {

using tagger::hash_bytes;
using tagger::mix;

constexpr std::uint64_t head_salt = 1, rule_salt = 2;

/// Added to the sum, so that little evidence makes small values.
constexpr double small_evidence = 40;

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

}  // namespace

std::uint64_t hash_stem(std::string_view spelling) {
    const bool is_number = spelling.front() >= '0' && spelling.front() <= '9';
    return is_number ? 0 : hash_bytes(stem(spelling));
}

WordKeys keys_of_word(const RememberedWord& word) {
    if (word.stem == 0 || word.length < 2) return {};
    return {key_of(word.stem), key_of(mix(word.stem, head_salt)), true};
}

std::uint32_t key_of_pair(std::uint64_t first, std::uint64_t second) {
    return key_of(mix(second, first));
}

void read_feature_keys(const ArticleWords& article, std::vector<std::uint32_t>& keys) {
    keys.clear();
    const auto take_word = [&](std::uint32_t word, std::uint32_t, bool in_head) {
        const WordKeys of = keys_of_word((*article.known)[word]);
        if (!of.are_features) return;
        keys.push_back(of.word);
        if (in_head) keys.push_back(of.head);
    };
    const auto take_pair = [&](std::uint32_t key, std::uint32_t, std::uint32_t) { keys.push_back(key); };
    visit_features(*article.known, article.title, Field::title, take_word, take_pair);
    visit_features(*article.known, article.text, Field::text, take_word, take_pair);
}

std::uint32_t rule_feature(std::string_view topic) {
    return key_of(mix(hash_bytes(topic), rule_salt));
}

float rule_value(double evidence, double sum) {
    return evidence > 0 ? static_cast<float>(evidence / (sum + small_evidence)) : 0;
}

}  // namespace dateline
