#pragma once

#include <functional>
#include <string>
#include <vector>

namespace dateline::tool {

/// An article with the labels that its field carries.
struct LabelledArticle {
    std::string id;
    std::string title, text;  ///< valid UTF-8
    std::vector<std::string> labels, unsure;
};

/// Which fields hold the labels.
struct LabelFields {
    std::string labels = "topics";
    std::string unsure = "unsure";  ///< labels that the article may have or not
};

/// Reads articles, a JSON object a line, and hands them over one at a time: {"id"?, "title"?, "text" (or "body", "content"), LABELS: "label", or ["label", ...], or what
/// 'dateline-index --dry-run' prints: [{"id": "label", "given": true}, ...], of which those not given are passed over}. An article without the field has no labels.
/// Throws Error naming file and line.
void read_labelled_articles(const std::string& path, const LabelFields& fields, const std::function<void(LabelledArticle&&)>& take);

}  // namespace dateline::tool
