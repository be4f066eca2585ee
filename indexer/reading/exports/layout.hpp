#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/article.hpp"

namespace dateline {

/// One of the layouts in which news databases write many articles into one file of text.
class ExportLayout {
public:
    virtual ~ExportLayout() = default;

    /// As users know it ("LexisNexis").
    [[nodiscard]] virtual std::string_view name() const = 0;

    /// Whether the beginning of a file is in this layout.
    [[nodiscard]] virtual bool recognise(std::string_view sample) const = 0;

    /// Whether a line begins an article, or ends one; the line belongs to the article all the same.
    enum class Mark : unsigned char { none, begins, ends };
    [[nodiscard]] virtual Mark mark_of(std::string_view line) const = 0;

    /// Fills an article from its lines, which are valid UTF-8 without blanks at their ends. One that has no text is left without.
    virtual void read(const std::vector<std::string>& lines, Article& article) const = 0;
};

/// The layout of a text; null when it is none of those known.
const ExportLayout* find_export_layout(std::string_view sample);

const ExportLayout& lexisnexis_layout();
const ExportLayout& nexis_uni_layout();
const ExportLayout& factiva_layout();
const ExportLayout& factiva_codes_layout();
const ExportLayout& proquest_layout();

}  // namespace dateline
