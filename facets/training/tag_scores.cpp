#include "facets/training/tag_scores.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace dateline::training {

LabelScore TagScores::all() const {
    LabelScore sum;
    for (const LabelScore& kind : kinds) {
        sum.right += kind.right;
        sum.missed += kind.missed;
        sum.spurious += kind.spurious;
    }
    return sum;
}

void add_scores(const AnnotatedArticle& article, const MentionTagger& tagger, TagScores& scores) {
    const ArticleTokens tokens{tokenize(article.title), tokenize(article.text)};
    std::set<std::tuple<Field, std::size_t, std::size_t, MentionKind>> expected;
    for (const AnnotatedSpan& span : article.spans) {
        if (span.kind) expected.emplace(span.field, span.begin, span.end, *span.kind);
    }
    for (const TaggedSpan& span : tagger.tag(tokens)) {
        const TokenizedText& text = tokens.field(span.field);
        const std::size_t begin = text.tokens[span.first].begin, end = text.tokens[span.last - 1].end;
        LabelScore& score = scores.kinds[static_cast<std::size_t>(span.kind)];
        if (expected.erase({span.field, begin, end, span.kind}) > 0) {
            ++score.right;
            continue;
        }
        const bool open = std::any_of(article.spans.begin(), article.spans.end(), [&](const AnnotatedSpan& other) {
            return !other.kind && other.field == span.field && other.begin < end && begin < other.end;
        });
        const bool unknown = (article.unannotated >> static_cast<int>(span.kind) & 1U) != 0;
        if (!open && !unknown) ++score.spurious;
    }
    for (const auto& missed : expected) ++scores.kinds[static_cast<std::size_t>(std::get<3>(missed))].missed;
}

}  // namespace dateline::training
