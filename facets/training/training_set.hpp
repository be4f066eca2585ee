#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <unordered_map>
#include <vector>

#include "facets/tagger/document.hpp"
#include "facets/tagger/families.hpp"
#include "facets/training/annotated_article.hpp"

namespace dateline::training {

/// Rows of weights, several a token, one list after the other.
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
    TrainingWords(const tagger::Lexicon& lexicon, tagger::Families families, int row_bits)
        : lexicon_(lexicon), families_(families), row_bits_(row_bits) {}

    std::uint32_t intern(std::string_view text, const Token& token, tagger::LineMode mode) override;
    [[nodiscard]] const tagger::Word& word(std::uint32_t index) const override { return words_[index]; }
    [[nodiscard]] const tagger::Lexicon& lexicon() const override { return lexicon_; }
    [[nodiscard]] const std::vector<std::uint32_t>& rows(std::uint32_t index, std::size_t offset) const { return rows_[index][offset]; }

private:
    const tagger::Lexicon& lexicon_;
    tagger::Families families_;
    int row_bits_;
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
void add_article(const AnnotatedArticle& article, std::size_t index, bool only_capitals, tagger::Families families, int row_bits,
                 TrainingWords& words, std::deque<TrainingDocument>& documents, PreparationCounts& counts);

}  // namespace dateline::training
