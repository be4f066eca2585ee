#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

/// Tells line breaks that end a sentence or paragraph from those where a long line was wrapped. Asked in the order of the text, all questions together
/// take time linear in its length.
class LineBreaks {
public:
    explicit LineBreaks(std::string_view text) : text_(text) {}

    /// Whether the line break at byte `at` ends a sentence. Calls must come with rising `at`.
    bool ends_sentence(std::size_t at);

private:
    void measure_paragraph(std::size_t at);

    std::string_view text_;
    std::size_t paragraph_end_ = 0;  ///< the paragraph measured last ends here (a blank or indented line, or the end of the text)
    std::size_t width_ = 0;          ///< its longest line, in bytes
    std::size_t lines_ = 0;
};

}  // namespace dateline
