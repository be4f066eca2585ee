#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "facets/entities.hpp"

namespace dateline {

/// What extraction looks at. The views must outlive the call only.
struct ArticleText {
    std::string_view title;     ///< valid UTF-8, may be empty
    std::string_view text;      ///< valid UTF-8, may be empty
    std::string_view language;  ///< ISO 639-1 code ("en"); where it is empty or English, the text decides if it tells
    std::string_view date;      ///< ISO 8601, possibly partial ("1987-03"); empty when unknown. Decides on former states
};

/// Models to use instead of the built-in ones: the contents of files that dateline-train wrote. An empty one means the built-in model. Another topic model gives its own
/// labels and no others, in any language.
struct ExtractorOptions {
    std::string tagger_model;
    std::string country_model;
    std::string topic_model;
    std::string topic_rules;                       ///< the user's rules for topics; they stand beside the model
    std::string topic_rules_name = "topic rules";  ///< their file, for messages
};

/// Finds persons, countries and topics in an article. Loads its tables once; one instance may be used by any number of threads at
/// the same time. An empty article gives an empty extraction. Time is linear in the length of the text.
class Extractor {
public:
    /// Throws UsageError when a model given is of another kind or version, or damaged, or rules cannot be read; Error when something built in is.
    explicit Extractor(const ExtractorOptions& options = {});
    ~Extractor();
    Extractor(const Extractor&) = delete;
    Extractor& operator=(const Extractor&) = delete;

    [[nodiscard]] Extraction extract(const ArticleText& article) const;

private:
    struct Parts;
    std::unique_ptr<const Parts> parts_;
};

/// Joins labels that the input carried to what was found: a label that was found too is marked as given, another is added in front,
/// without mentions and with salience (or score) 1. Countries are read as codes or English names, topics as Media Topic ids or names, else kept as the
/// user's own labels. A country that is neither is left out, with a note.
void add_given(Extraction& extraction, const GivenLabels& given);

}  // namespace dateline
