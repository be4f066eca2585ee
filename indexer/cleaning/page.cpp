#include "indexer/cleaning/page.hpp"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

constexpr std::size_t narrowest_wrap = 45;
constexpr std::size_t widest_wrap = 100;

struct SourceLine {
    std::string_view text;  ///< trimmed
    bool indented = false;
    bool blank_before = false;
};

std::vector<SourceLine> cut_lines(std::string_view page) {
    std::vector<SourceLine> lines;
    bool blank = false;
    while (!page.empty()) {
        const std::size_t end = page.find('\n');
        const std::string_view whole = page.substr(0, end);
        page.remove_prefix(end == std::string_view::npos ? page.size() : end + 1);
        const std::string_view text = trim_blanks(whole);
        if (text.empty()) {
            blank = true;
            continue;
        }
        lines.push_back({text, text.data() >= whole.data() + 2 || whole.front() == '\t', blank});
        blank = false;
    }
    return lines;
}

std::size_t first_word_length(std::string_view text) {
    return std::min(text.find(' '), text.size());
}

/// The width at which a page was wrapped; 0 when it was not. Wrapped pages have hardly any long line, and most of their lines that another follows
/// directly have no room for that one's first word.
std::size_t find_wrap_width(const std::vector<SourceLine>& lines) {
    std::size_t width = 0, too_long = 0, full = 0, followed = 0;
    for (const SourceLine& line : lines) {
        if (line.text.size() > widest_wrap)
            ++too_long;
        else
            width = std::max(width, line.text.size());
    }
    if (width < narrowest_wrap || too_long * 10 > lines.size()) return 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (lines[i + 1].blank_before || lines[i + 1].indented) continue;
        ++followed;
        full += lines[i].text.size() + 1 + first_word_length(lines[i + 1].text) + 6 > width;
    }
    return full >= 3 && full * 2 > followed ? width : 0;
}

bool continues(const SourceLine& line, const SourceLine& next, std::size_t width) {
    if (next.blank_before || next.indented || line.text.size() > widest_wrap || next.text.size() > widest_wrap) return false;
    if (line.text.find('\t') != std::string_view::npos || line.text.find("   ") != std::string_view::npos) return false;
    return line.text.size() >= narrowest_wrap && line.text.size() + 1 + first_word_length(next.text) + 12 > width;
}

}  // namespace

std::string_view trim_blanks(std::string_view text) {
    constexpr std::array<std::string_view, 4> wide{"\xC2\xA0", "\xE2\x80\x8B", "\xEF\xBB\xBF", "\xE3\x80\x80"};
    for (bool again = true; again && !text.empty();) {
        again = false;
        while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
        while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
        for (const std::string_view blank : wide) {
            if (text.size() < blank.size()) continue;
            const bool at_start = text.substr(0, blank.size()) == blank;
            const bool at_end = !at_start && text.substr(text.size() - blank.size()) == blank;
            if (at_start) text.remove_prefix(blank.size());
            if (at_end) text.remove_suffix(blank.size());
            again = again || at_start || at_end;
        }
    }
    return text;
}

std::size_t wrap_width(std::string_view text) {
    return find_wrap_width(cut_lines(text));
}

std::vector<Block> cut_page(std::string_view page) {
    const std::vector<SourceLine> lines = cut_lines(page);
    const std::size_t width = find_wrap_width(lines);
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < lines.size();) {
        std::size_t last = i;
        while (width > 0 && last + 1 < lines.size() && continues(lines[last], lines[last + 1], width)) ++last;
        Block block;
        block.text = {lines[i].text.data(),
                      static_cast<std::size_t>(lines[last].text.data() + lines[last].text.size() - lines[i].text.data())};
        block.blank_before = lines[i].blank_before || (width > 0 && lines[i].indented);
        block.shape = measure_shape(block.text);
        blocks.push_back(block);
        i = last + 1;
    }
    return blocks;
}

}  // namespace dateline
