#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "facets/entities.hpp"

namespace dateline {

/// A line or block of the input that is not part of the article, and why it was left out ("share", "navigation").
struct Dropped {
    std::string text;
    std::string reason;
};

/// One article on its way from a file to the database. All strings are valid UTF-8 in NFC, unless it was read raw.
struct Article {
    std::string id;  ///< unique in the archive; never empty
    std::string url;
    std::string title;  ///< empty when unknown; then cleaning looks for it in the text
    std::string text;   ///< paragraphs, separated by line breaks
    std::string date;   ///< ISO 8601, possibly partial: "1987", "1987-03", "1987-03-18"; a time of day is cut off
    std::string
        date_rule;  ///< what found the date: "input", "metadata", "time" (an element of the page), "address", "path", "dateline", "line"; empty without a date
    std::string language;  ///< ISO 639-1; empty when unknown
    std::string source;
    std::vector<std::string> authors;
    GivenLabels given;
    std::vector<Dropped> dropped;
    std::vector<std::string> notes;  ///< what was mended on the way
    std::string extra = "{}";        ///< unknown fields of the input as one JSON object, kept as they came
    bool is_page = false;            ///< the text is a page with everything on it: title, debris and body are still to be told apart
    std::size_t input_bytes = 0;     ///< how much of the input it took, for MB/s
};

}  // namespace dateline
