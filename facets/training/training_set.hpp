#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <unordered_map>
#include <vector>

#include "facets/tagger/document.hpp"
#include "facets/tagger/families.hpp"
#include "facets/training/annotated_article.hpp"
#include "facets/training/feature_index.hpp"

namespace dateline::training {

/// Numbers of features, several a token, one list after the other.
struct FeatureRows {
    std::vector<std::uint32_t> rows;
    std::vector<std::uint32_t> ends;  ///< one a token: where its list ends in `rows`
    void close() { ends.push_back(static_cast<std::uint32_t>(rows.size())); }
    [[nodiscard]] std::uint32_t begin(std::size_t token) const { return token == 0 ? 0 : ends[token - 1]; }
};

/// One document of the training set: its tokens, what is known of their labels, and the features that do not depend on the first stage.
struct TrainingDocument {
    std::size_t article = 0;  ///< index of the article that it comes from; copies in capitals share it
    float weight = 1;
    std::uint32_t manner = 0;    ///< see AnnotatedArticle
    bool only_capitals = false;  ///< a copy made for its lines in capitals: the others do not count again
    tagger::Document document;
    std::vector<tagger::LabelSet> possible;
    FeatureRows context;
};

/// All words of the training set, described once.
class TrainingWords final : public tagger::WordStore {
public:
    TrainingWords(const tagger::Lexicon& lexicon, tagger::Families families, FeatureIndex& index)
        : lexicon_(lexicon), families_(families), index_(index) {}

    std::uint32_t intern(std::string_view text, const Token& token, tagger::LineMode mode) override;
    [[nodiscard]] const tagger::Word& word(std::uint32_t index) const override { return words_[index]; }
    [[nodiscard]] const tagger::Lexicon& lexicon() const override { return lexicon_; }
    /// The features that a word gives to the token so many places away; see tagger::WordFeatures.
    [[nodiscard]] const std::vector<std::uint32_t>& rows(std::uint32_t index, std::size_t offset) const { return rows_[index][offset]; }

    /// Takes over new numbers of features; see FeatureIndex::keep().
    void renumber(const std::vector<std::uint32_t>& numbers);

private:
    const tagger::Lexicon& lexicon_;
    tagger::Families families_;
    FeatureIndex& index_;
    std::unordered_map<std::uint64_t, std::uint32_t> indexes_;
    std::deque<tagger::Word> words_;
    std::deque<std::array<std::vector<std::uint32_t>, tagger::offset_count>> rows_;
    tagger::WordFeatures features_;
};

/// What became of the annotations.
struct PreparationCounts {
    std::size_t articles = 0, tokens = 0, spans = 0, misaligned = 0, dropped = 0;
};

/// The article with some sentences (about `share` of them; the first more often) in capitals, all offsets as they were.
AnnotatedArticle in_capitals(const AnnotatedArticle& article, double share, std::uint64_t seed);

/// Adds the documents of an article. `only_capitals`: it is a copy made by in_capitals().
void add_article(const AnnotatedArticle& article, std::size_t index, bool only_capitals, tagger::Families families, FeatureIndex& features,
                 TrainingWords& words, std::deque<TrainingDocument>& documents, PreparationCounts& counts);

/// Drops features that the documents use less often than `least` times, from documents, words and index. Returns how often each of the others is used.
std::vector<std::uint32_t> drop_rare_features(FeatureIndex& features, std::uint32_t least, TrainingWords& words,
                                              std::deque<TrainingDocument>& documents);

}  // namespace dateline::training
