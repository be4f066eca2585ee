#include "indexer/reading/exports/lines.hpp"

#include <algorithm>

#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/xml/nitf.hpp"

namespace dateline {
namespace {

bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_small(char c) {
    return c >= 'a' && c <= 'z';
}

}  // namespace

std::string_view trim(std::string_view text) {
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
    return text;
}

std::string_view field_name(std::string_view line) {
    constexpr std::size_t longest = 32;
    const std::size_t colon = line.substr(0, longest).find(':');
    if (colon == std::string_view::npos || colon == 0 || !is_capital(line.front())) return {};
    const std::string_view name = line.substr(0, colon);
    if (std::count(name.begin(), name.end(), ' ') > 3) return {};
    const bool plain =
        std::all_of(name.begin(), name.end(), [](char c) { return is_capital(c) || is_small(c) || c == ' ' || c == '-' || c == '/'; });
    return plain ? name : std::string_view{};
}

std::string in_title_case(std::string_view name) {
    std::string text(name);
    if (std::any_of(text.begin(), text.end(), is_small)) return text;
    for (std::size_t i = 1; i < text.size(); ++i) {
        const char before = text[i - 1];
        const bool inside = is_capital(before) || is_small(before) || static_cast<unsigned char>(before) >= 0x80 || before == '\'';
        if (inside && is_capital(text[i])) text[i] = static_cast<char>(text[i] + 32);
    }
    return text;
}

void add_shared_labels(std::string_view list, std::vector<std::string>& to) {
    while (!list.empty()) {
        const std::size_t end = list.find(';');
        std::string_view label = trim(list.substr(0, end));
        list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
        if (const std::size_t share = label.rfind(" (");
            share != std::string_view::npos && label.back() == ')' && label.find('%', share) != std::string_view::npos)
            label = trim(label.substr(0, share));
        add_label(to, in_title_case(label));
    }
}

bool is_word_count(std::string_view line) {
    for (const std::string_view words : {" words", " Words", " word", " mots", " W\xC3\xB6rter", " palabras", " parole"}) {
        if (!line.ends_with(words)) continue;
        const std::string_view number = line.substr(0, line.size() - words.size());
        return !number.empty() && number.find_first_not_of("0123456789,. ") == std::string_view::npos;
    }
    return false;
}

std::string join_paragraphs(const std::vector<std::string>& lines, std::size_t first, std::size_t last) {
    constexpr std::size_t nearly_full = 55;
    std::string text;
    bool blank = false;
    std::size_t before = 0;
    for (std::size_t i = first; i < last; ++i) {
        const std::string_view line = trim(lines[i]);
        if (line.empty()) {
            blank = true;
            continue;
        }
        if (!text.empty()) text += blank ? "\n\n" : before >= nearly_full && before < 120 ? " " : "\n";
        text += line;
        before = line.size();
        blank = false;
    }
    return text;
}

void add_byline(std::string_view byline, Article& article) {
    std::string names = without_by(std::string(trim(byline.substr(0, byline.find(';')))));
    for (const std::string_view join : {" and ", " AND ", " & "})
        for (std::size_t at = names.find(join); at != std::string::npos; at = names.find(join)) names.replace(at, join.size(), "\n");
    each_line(names, [&](std::string_view name) {
        add_label(article.authors, in_title_case(name));
        return true;
    });
}

}  // namespace dateline
