#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "facets/tagger/lexicon.hpp"
#include "facets/training/annotated_article.hpp"

namespace dateline::tool {

/// How a span with a label is read.
enum class Reading {
    name,       ///< as it is
    person,     ///< titles and roles at its start are cut off
    adjective,  ///< a country's name is a location, anything else (nationalities) another name
    phrase,     ///< marked with articles and describing words: only spans that look like a name are taken, mixed ones are left open
    open,       ///< may be a name or none
    none,       ///< no name
};

struct LabelRule {
    std::string_view label;
    Reading reading;
    MentionKind kind = MentionKind::misc;
    bool complete = true;  ///< whoever uses the label marks all names of the kind
};

/// The rule of a label of any collection that we know. Throws Error for another.
const LabelRule& rule_of(const std::string& label);

/// Adds a span (into the text) to the article as its rule reads it, or leaves it out.
void add_span(training::AnnotatedArticle& article, training::AnnotatedSpan span, const LabelRule& rule, const tagger::Lexicon& lexicon);

/// Marks countries of several words as locations, where a collection cut them to pieces ("Sri" a person, "Lanka" a place). Longer names stay.
void mend_countries(training::AnnotatedArticle& article, const tagger::Lexicon& lexicon);

}  // namespace dateline::tool
