#include <utility>

#include "facets/persons/mention_tagger.hpp"

namespace dateline {

Mention make_mention(const ArticleTokens& article, const TaggedSpan& span, std::string rule) {
    const TokenizedText& field = article.field(span.field);
    Mention mention;
    mention.field = span.field;
    mention.begin = field.tokens[span.first].begin;
    mention.end = field.tokens[span.last - 1].end;
    mention.text = field.text.substr(mention.begin, mention.end - mention.begin);
    mention.rule = std::move(rule);
    return mention;
}

}  // namespace dateline
