#include "facets/training/topic_lexicon.hpp"

#include <algorithm>

#include "facets/error.hpp"
#include "facets/topics/rules_file.hpp"
#include "facets/topics/taxonomy.hpp"
#include "facets/topics/word_features.hpp"

namespace dateline::training {
TopicLexicon::TopicLexicon(std::string_view text, std::string_view name) {
    const RulesFile file = parse_rules(text, name);
    for (const std::string& name_of_class : file.labels) {
        const TaxonomyTopic* topic = Taxonomy::media_topics().find_by_name(name_of_class);
        classes_.push_back(topic != nullptr ? topic->id : name_of_class);
    }
    for (const TopicRule& rule : file.rules) {
        if (rule.required.size() != 1 || rule.required.front().words.size() != 1 || !rule.absent.empty() || rule.weight <= 0)
            throw Error("'" + std::string(name) + "' is no lexicon: the topic '" + file.labels[rule.label] +
                        "' has a term of several words, or a weight of 0 or less; expected single words with weights above 0");
        const std::string& word = rule.required.front().words.front().folded;
        RememberedWord remembered;
        remembered.stem = hash_stem(word);
        remembered.length = static_cast<std::uint32_t>(word.size());
        const WordKeys keys = keys_of_word(remembered);
        if (!keys.are_features) continue;
        for (const std::uint32_t key : {keys.word, keys.head})
            entries_.push_back({key, static_cast<std::uint32_t>(rule.label), static_cast<float>(rule.weight)});
    }
    std::sort(entries_.begin(), entries_.end(),
              [](const Entry& a, const Entry& b) { return std::pair(a.key, a.word_class) < std::pair(b.key, b.word_class); });
    // Forms of one word are one entry, the strongest.
    std::size_t kept = 0;
    for (const Entry& entry : entries_) {
        if (kept > 0 && entries_[kept - 1].key == entry.key && entries_[kept - 1].word_class == entry.word_class) {
            entries_[kept - 1].strength = std::max(entries_[kept - 1].strength, entry.strength);
        } else {
            entries_[kept++] = entry;
        }
    }
    entries_.resize(kept);
}

std::vector<std::uint32_t> TopicLexicon::keys() const {
    std::vector<std::uint32_t> keys;
    for (const Entry& entry : entries_)
        if (keys.empty() || keys.back() != entry.key) keys.push_back(entry.key);
    return keys;
}

void TopicLexicon::use(std::span<const std::uint32_t> keys) {
    first_.clear();
    std::uint32_t at = 0;
    for (const std::uint32_t key : keys) {
        while (at < entries_.size() && entries_[at].key < key) ++at;
        first_.push_back(at);
    }
    first_.push_back(static_cast<std::uint32_t>(entries_.size()));
}

void TopicLexicon::add_features(ArticleVectors& vectors, std::size_t begin, float weight) const {
    if (empty()) return;
    std::vector<float> sums(classes_.size());
    const auto vocabulary = static_cast<std::uint32_t>(first_.size() - 1);
    for (std::size_t i = begin; i < vectors.features.size(); ++i)
        for (std::uint32_t at = first_[vectors.features[i]]; at < first_[vectors.features[i] + 1]; ++at)
            sums[entries_[at].word_class] += vectors.values[i] * entries_[at].strength;
    for (std::uint32_t one = 0; one < sums.size(); ++one) {
        if (sums[one] == 0) continue;
        vectors.features.push_back(vocabulary + one);
        vectors.values.push_back(weight * sums[one]);
    }
}

std::vector<BlockRow> TopicLexicon::allowed(std::span<const ModelLabel> labels) const {
    std::vector<BlockRow> rows(classes_.size(), BlockRow{});
    for (std::size_t label = 0; label < labels.size(); ++label) {
        const TaxonomyTopic* topic = Taxonomy::media_topics().find(labels[label].name);
        for (std::size_t one = 0; one < classes_.size(); ++one)
            rows[one][label] = topic == nullptr || topic->path.size() == 1 || topic->path.front() == classes_[one] ? 1 : 0;
    }
    return rows;
}

void TopicLexicon::spread(std::vector<BlockRow>& weights, float weight) const {
    if (empty()) return;
    const std::size_t vocabulary = first_.size() - 1;
    for (std::size_t feature = 0; feature < vocabulary; ++feature)
        for (std::uint32_t at = first_[feature]; at < first_[feature + 1]; ++at)
            for (std::size_t label = 0; label < block_width; ++label)
                weights[feature][label] += weight * entries_[at].strength * weights[vocabulary + entries_[at].word_class][label];
}

}  // namespace dateline::training
