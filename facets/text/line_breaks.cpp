#include "facets/text/line_breaks.hpp"

#include <algorithm>

namespace dateline {
namespace {

/// Wider lines are paragraphs of their own: nobody wraps there.
constexpr std::size_t widest_wrapped_line = 100;
/// Nobody wraps more narrowly; such lines are headlines, tables or verse.
constexpr std::size_t narrowest_wrapped_line = 40;

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

std::size_t line_end(std::string_view text, std::size_t from) {
    const std::size_t end = text.find('\n', from);
    return end == std::string_view::npos ? text.size() : end;
}

/// A line that starts a paragraph: blank, or indented.
bool starts_paragraph(std::string_view text, std::size_t line) {
    if (line >= text.size() || text[line] == '\n') return true;
    return is_blank(text[line]);
}

}  // namespace

void LineBreaks::measure_paragraph(std::size_t at) {
    std::size_t line = text_.rfind('\n', at == 0 ? 0 : at - 1);
    line = line == std::string_view::npos || at == 0 ? 0 : line + 1;
    width_ = 0;
    lines_ = 0;
    do {
        const std::size_t end = line_end(text_, line);
        width_ = std::max(width_, end - line);
        ++lines_;
        paragraph_end_ = end;
        line = end + 1;
    } while (!starts_paragraph(text_, line));
}

bool LineBreaks::ends_sentence(std::size_t at) {
    if (starts_paragraph(text_, at + 1)) return true;
    if (at >= paragraph_end_) measure_paragraph(at);
    if (width_ > widest_wrapped_line || width_ < narrowest_wrapped_line || lines_ < 2) return true;
    std::size_t last = at;
    while (last > 0 && is_blank(text_[last - 1])) --last;
    if (last == 0) return true;
    const char before = text_[last - 1];
    if (before == '.' || before == '!' || before == '?' || before == ':') return false;  // the full stop itself decides
    const char after = text_[at + 1];
    if ((after >= 'a' && after <= 'z') || before == ',' || before == '-') return false;
    // A wrapped line breaks only where the next word would not have fitted any more.
    const std::size_t line = text_.rfind('\n', at - 1) == std::string_view::npos ? 0 : text_.rfind('\n', at - 1) + 1;
    const std::size_t next_word = text_.find_first_of(" \n", at + 1);
    const std::size_t word = (next_word == std::string_view::npos ? text_.size() : next_word) - at;
    return lines_ < 3 || (at - line) + word + 2 < width_;
}

}  // namespace dateline
