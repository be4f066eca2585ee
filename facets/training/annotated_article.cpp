#include "facets/training/annotated_article.hpp"

#include <algorithm>

namespace dateline::training {
namespace {

using namespace tagger;

LabelSet labels_of_kinds(std::uint32_t kinds) {
    LabelSet set = 0;
    for (Label label = 1; label < label_count; ++label) {
        if ((kinds >> static_cast<int>(kind_of(label)) & 1U) != 0) set |= set_of(label);
    }
    return set;
}

bool looks_like_name(const Token& token) {
    return token.kind == TokenKind::word && token.letter_case != LetterCase::lower && token.letter_case != LetterCase::none;
}

/// The tokens that a span touches. Of a token that it only touches in part (a hyphenated word, say), it must hold at least half.
LabelSpan tokens_of(const TokenizedText& text, const AnnotatedSpan& span, bool& aligned) {
    const auto half_inside = [&](const Token& token) {
        const std::size_t from = std::max<std::size_t>(token.begin, span.begin), to = std::min<std::size_t>(token.end, span.end);
        return to > from && (to - from) * 2 >= token.end - token.begin;
    };
    auto at = std::lower_bound(text.tokens.begin(), text.tokens.end(), span.begin,
                               [](const Token& token, std::size_t begin) { return token.end <= begin; });
    LabelSpan found;
    aligned = true;
    for (; at != text.tokens.end() && at->begin < span.end; ++at) {
        aligned = aligned && at->begin >= span.begin && at->end <= span.end;
        if (!half_inside(*at)) continue;
        const auto index = static_cast<std::uint32_t>(at - text.tokens.begin());
        if (found.last == 0) found.first = index;
        found.last = index + 1;
    }
    return found;
}

}  // namespace

LabelledTokens label_tokens(const AnnotatedArticle& article) {
    LabelledTokens result;
    result.tokens = {tokenize(article.title), tokenize(article.text)};
    const LabelSet background = set_of(outside) | labels_of_kinds(article.unannotated);
    for (const Field field : {Field::title, Field::text}) {
        const TokenizedText& text = result.tokens.field(field);
        std::vector<LabelSet>& sets = field == Field::title ? result.title : result.text;
        for (const Token& token : text.tokens) sets.push_back(looks_like_name(token) ? background : set_of(outside));
        std::vector<bool> taken(text.size(), false);
        std::vector<Label> labels(text.size(), outside);
        for (const AnnotatedSpan& span : article.spans) {
            if (span.field != field) continue;
            bool aligned = true;
            LabelSpan found = tokens_of(text, span, aligned);
            ++result.spans;
            result.misaligned += !aligned;
            const bool free = std::none_of(taken.begin() + found.first, taken.begin() + found.last, [](bool is) { return is; });
            if (found.last == 0 || !free) {
                ++result.dropped;
                continue;
            }
            std::fill(taken.begin() + found.first, taken.begin() + found.last, true);
            if (span.kind) {
                found.kind = *span.kind;
                label_span(found, labels);
            }
            for (std::uint32_t i = found.first; i < found.last; ++i) sets[i] = span.kind ? set_of(labels[i]) : all_labels;
        }
    }
    return result;
}

}  // namespace dateline::training
