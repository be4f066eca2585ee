#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facets/persons/person_resolver.hpp"
#include "facets/persons/rule_tagger.hpp"

namespace dateline {

/// An article tagged by rules, for tests. Holds views: the strings must outlive it.
struct Tagged {
    Tagged(std::string_view title, std::string_view text)
        : tokens{tokenize(title), tokenize(text)}, spans(make_rule_tagger()->tag(tokens)) {}
    explicit Tagged(std::string_view text) : Tagged("", text) {}

    [[nodiscard]] std::vector<std::string> mentions(MentionKind kind) const {
        std::vector<std::string> found;
        for (const TaggedSpan& span : spans)
            if (span.kind == kind) found.push_back(make_mention(tokens, span, "").text);
        return found;
    }
    [[nodiscard]] std::vector<std::string> persons() const { return mentions(MentionKind::person); }

    ArticleTokens tokens;
    std::vector<TaggedSpan> spans;
};

}  // namespace dateline
