#pragma once

#include <cstdint>
#include <vector>

#include "facets/entities.hpp"
#include "facets/text/tokens.hpp"

namespace dateline {

/// An article's two fields as tokens. Views into the article: it must outlive them.
struct ArticleTokens {
    TokenizedText title;
    TokenizedText text;

    [[nodiscard]] const TokenizedText& field(Field which) const { return which == Field::title ? title : text; }
};

enum class MentionKind : std::uint8_t { person, location, organization, misc };

/// A run of tokens that names something, honorifics and roles left out.
struct TaggedSpan {
    Field field = Field::text;
    std::uint32_t first = 0;  ///< index of the first token in its field
    std::uint32_t last = 0;   ///< one past the last token
    MentionKind kind = MentionKind::person;
};

/// Finds the names in running English text. The seam behind which taggers can be exchanged.
class MentionTagger {
public:
    virtual ~MentionTagger() = default;

    /// All names, title first, then text, each in reading order and not overlapping. Safe to call from several threads.
    [[nodiscard]] virtual std::vector<TaggedSpan> tag(const ArticleTokens& article) const = 0;
};

/// The mention that a span makes.
Mention make_mention(const ArticleTokens& article, const TaggedSpan& span, std::string rule);

}  // namespace dateline
