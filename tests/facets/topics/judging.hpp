#pragma once

#include <string_view>

#include "facets/topics/label_giver.hpp"
#include "facets/topics/topic_classifier.hpp"

namespace dateline {

/// What the model of a LabelGiver sees of an article that has this text and no title.
inline JudgedArticle judge_text(const LabelGiver& giver, std::string_view text) {
    const ArticleTokens tokens{tokenize(""), tokenize(text)};
    RememberedWords known;
    ArticleWords words;
    known.read(tokens, words);
    JudgedArticle judged;
    giver.judge(words, judged);
    return judged;
}

}  // namespace dateline
