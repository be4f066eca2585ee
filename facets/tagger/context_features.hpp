#pragma once

#include <cstdint>
#include <vector>

#include "facets/tagger/document.hpp"

namespace dateline::tagger {

/// The features of one token that more than one word decides: pairs of words, lists of phrases, the line and the document. Appends to `features`.
void context_features(const Document& document, const WordStore& words, const Document::Segment& segment, std::uint32_t token,
                      Families families, std::vector<std::uint64_t>& features);

/// What the first stage said about this token, its neighbours and the same words elsewhere in the document: the features that the second stage
/// has besides. `labels`: the first stage's, as many as tokens, already counted in the document.
class MajorityFeatures {
public:
    MajorityFeatures(const Document& document, const WordStore& words, const std::vector<Label>& labels, Families families);
    void list(std::uint32_t token, std::vector<std::uint64_t>& features) const;

private:
    void list_column(std::uint32_t token, std::uint64_t of_token, std::vector<std::uint64_t>& features) const;

    const Document& document_;
    const WordStore& words_;
    const std::vector<Label>& labels_;
    Families families_;
    std::vector<std::uint8_t> name_majority_;  ///< of the name that holds the token, in other places; see majority()
};

}  // namespace dateline::tagger
