#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "facets/entities.hpp"
#include "facets/persons/mention_tagger.hpp"
#include "facets/tagger/labels.hpp"

namespace dateline::training {

/// A stretch of an article that is known to be a name; or of which nothing is known, where `kind` is empty.
struct AnnotatedSpan {
    Field field = Field::text;
    std::size_t begin = 0;  ///< 0-based byte offset into the field
    std::size_t end = 0;    ///< one past the last byte
    std::optional<MentionKind> kind;
};

/// An article with its names marked.
struct AnnotatedArticle {
    std::string id;
    std::string title;  ///< valid UTF-8
    std::string text;   ///< valid UTF-8
    std::vector<AnnotatedSpan> spans;
    float weight = 1;               ///< how much its sentences count in training
    std::uint32_t manner = 0;       ///< 0: annotated in the manner that the model is to have; else the number of another manner
    std::uint32_t unannotated = 0;  ///< kinds (bit by bit) that its annotators did not mark: a capitalised word outside of spans may be one
};

/// An article as tokens with what is known of each token's label.
struct LabelledTokens {
    ArticleTokens tokens;  ///< views into the article
    std::vector<tagger::LabelSet> title,
        text;  ///< one set a token: the labels that are possible; one label where the annotation is certain
    std::size_t spans = 0;
    std::size_t misaligned = 0;  ///< spans whose ends lie inside tokens, taken for the tokens that they touch
    std::size_t dropped = 0;     ///< spans without a token, or over the same token as an earlier one
};

LabelledTokens label_tokens(const AnnotatedArticle& article);

}  // namespace dateline::training
