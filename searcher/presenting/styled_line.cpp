#include "searcher/presenting/styled_line.hpp"

#include <algorithm>

#include "searcher/presenting/plain_text.hpp"

namespace dateline {

std::string styled(std::string_view text, const char* sgr, const TextStyle& style) {
    if (!style.colour || text.empty()) return std::string(text);
    return std::string("\x1b[") + sgr + "m" + std::string(text) + "\x1b[0m";
}

std::string wrapped(std::string_view line, const std::vector<std::pair<std::size_t, std::size_t>>& highlights, std::size_t indent,
                    const TextStyle& style) {
    std::string out;
    std::size_t used = 0;
    auto highlight = highlights.begin();
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t end = std::min(line.find(' ', at), line.size());
        const std::size_t width = display_width(line.substr(at, end - at));
        if (used > 0 && indent + used + 1 + width > style.width) {
            out += '\n';
            used = 0;
        }
        if (used == 0) out += std::string(indent, ' ');
        if (used > 0) out += ' ';
        used += width + (used > 0 ? 1 : 0);
        while (at < end) {
            while (highlight != highlights.end() && highlight->second <= at) ++highlight;
            const bool inside = highlight != highlights.end() && highlight->first <= at;
            const std::size_t limit = highlight == highlights.end() ? end : inside ? highlight->second : highlight->first;
            const std::size_t stop = std::min(end, limit);
            const std::string_view piece = line.substr(at, stop - at);
            out += inside ? styled(piece, style_bold, style) : std::string(piece);
            at = stop;
        }
        at = end + 1;
    }
    return out.empty() ? out : out + "\n";
}

std::string grouped(std::uint64_t number) {
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
    return text;
}

std::string padded(std::string_view text, std::size_t width) {
    const std::size_t used = display_width(text);
    return std::string(text) + std::string(width > used ? width - used : 0, ' ');
}

}  // namespace dateline
