#include "indexer/cleaning/tidy.hpp"

#include <algorithm>

#include "indexer/cleaning/page.hpp"

namespace dateline {
namespace {

bool is_plain(unsigned char byte) {
    return (byte >= 0x20 && byte < 0x7F) || byte == '\n' || byte == '\t' || (byte >= 0x80 && byte != 0xC2 && byte != 0xE2);
}

/// How many bytes to leave out at `at`, and whether a line break takes their place. 0: the byte stays.
std::size_t control_length(std::string_view text, std::size_t at, bool& line_break) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const auto next = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : 0);
    line_break = false;
    if (byte == '\r' || byte == '\f' || byte == '\v') {
        line_break = next != '\n';
        return 1;
    }
    if (byte < 0x20 || byte == 0x7F) return 1;
    if (byte == 0xC2 && next == 0x85) return line_break = true, 2;
    if (byte == 0xC2 && ((next >= 0x80 && next < 0xA0) || next == 0xAD)) return 2;
    const bool separator = byte == 0xE2 && next == 0x80 && at + 2 < text.size() && (text[at + 2] == '\xA8' || text[at + 2] == '\xA9');
    line_break = separator;
    return separator ? 3 : 0;
}

}  // namespace

std::string remove_controls(std::string_view text) {
    std::string kept;
    kept.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && is_plain(static_cast<unsigned char>(text[end]))) ++end;
        kept.append(text, at, end - at);
        at = end;
        if (at == text.size()) break;
        bool line_break = false;
        const std::size_t length = control_length(text, at, line_break);
        if (length == 0) kept.push_back(text[at++]);
        at += length;
        if (line_break) kept.push_back('\n');
    }
    return kept;
}

std::string tidy_lines(std::string_view text) {
    if (text.find('\n') == std::string_view::npos) return std::string(trim_blanks(text));
    const std::size_t width = wrap_width(text);
    std::string tidy;
    tidy.reserve(text.size());
    bool blank = false;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view whole = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        const std::string_view line = trim_blanks(whole);
        if (line.empty()) {
            blank = true;
            continue;
        }
        const bool paragraph = width > 0 && line.data() >= whole.data() + 2;
        if (!tidy.empty()) tidy += blank || paragraph ? "\n\n" : "\n";
        tidy += line;
        blank = false;
    }
    return tidy;
}

std::string one_line(std::string_view text) {
    std::string line;
    line.reserve(text.size());
    for (const char c : trim_blanks(text)) {
        const bool blank = static_cast<unsigned char>(c) <= ' ';
        if (!blank || line.back() != ' ') line.push_back(blank ? ' ' : c);
    }
    return line;
}

}  // namespace dateline
