#include "searcher/presenting/plain_text.hpp"

#include <unicode/uchar.h>

#include "facets/text/utf8.hpp"

namespace dateline {

namespace {

std::size_t width_of(std::int32_t code_point) {
    if (code_point >= 0x20 && code_point < 0x7F) return 1;
    if (is_control(code_point)) return 0;
    const auto category = static_cast<UCharCategory>(u_charType(code_point));
    if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR) return 0;
    const int east_asian = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
    return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

bool is_blank_beyond_ascii(std::int32_t c) {
    return c == 0x2028 || c == 0x2029 || c == 0x85 || u_isUWhiteSpace(c) != 0;
}

std::string printable_line(std::string_view text) {
    std::string line;
    line.reserve(text.size());
    bool space_before = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint next = code_point_at(text, at);
        at += next.length;
        if (is_blank(next.value)) {
            space_before = !line.empty();
        } else if (!is_control(next.value)) {
            if (space_before) line.push_back(' ');
            space_before = false;
            append_code_point(line, next.value);
        }
    }
    return line;
}

bool is_printable(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint next = code_point_at(text, at);
        if (!is_blank(next.value) && !is_control(next.value)) return true;
        at += next.length;
    }
    return false;
}

std::size_t display_width(std::string_view line) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < line.size();) {
        const CodePoint next = code_point_at(line, at);
        width += width_of(next.value);
        at += next.length;
    }
    return width;
}

std::string cut_to_width(std::string_view line, std::size_t columns) {
    if (display_width(line) <= columns) return std::string(line);
    if (columns == 0) return {};
    std::size_t width = 0, at = 0;
    while (at < line.size()) {
        const CodePoint next = code_point_at(line, at);
        if (width + width_of(next.value) > columns - 1) break;
        width += width_of(next.value);
        at += next.length;
    }
    return std::string(line.substr(0, at)) + "…";
}

}  // namespace dateline
