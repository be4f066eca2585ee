#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "facets/tagger/document.hpp"
#include "facets/tagger/model.hpp"

namespace dateline::tagger {

/// Words met so far, each with the weights of all features that it gives to the tokens around it, added up. For one thread.
class WordMemory final : public WordStore {
public:
    using Offsets = std::array<Scores, offset_count>;

    explicit WordMemory(const Model& model);

    std::uint32_t intern(std::string_view text, const dateline::Token& token, LineMode mode) override;
    [[nodiscard]] const Word& word(std::uint32_t index) const override { return words_[index]; }
    [[nodiscard]] const Lexicon& lexicon() const override { return model_.lexicon; }

    /// scores(i)[window - d]: what word i adds to the scores of the token d places to its right.
    [[nodiscard]] const Offsets& scores(std::uint32_t index) const { return scores_[index]; }

    /// Forgets everything once more than a few ten thousand words are known. Between documents only.
    void make_room();

private:
    void forget();

    const Model& model_;
    std::vector<Word> words_;
    std::vector<Offsets> scores_;
    std::vector<std::uint64_t> keys_;    ///< open addressing: word_key(), or 0
    std::vector<std::uint32_t> places_;  ///< beside keys_: index of the word
    WordFeatures features_;
};

}  // namespace dateline::tagger
