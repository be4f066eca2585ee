#include "indexer/reading/pdf/page_lines.hpp"

#include <algorithm>
#include <map>

namespace dateline {
namespace {

bool is_blank(const std::string& line) {
    return std::all_of(line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) <= ' '; });
}

bool is_small_letter(char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

/// The line without its digits, by which the heads and feet of pages are the same.
std::string without_digits(const std::string& line) {
    std::string bare;
    for (const char c : line)
        if ((c < '0' || c > '9') && static_cast<unsigned char>(c) > ' ') bare += c;
    return bare;
}

/// The place of the first or last line of a page that says something; the page's size when there is none.
std::size_t edge_line(const std::vector<std::string>& page, bool first) {
    for (std::size_t i = 0; i < page.size(); ++i) {
        const std::size_t at = first ? i : page.size() - 1 - i;
        if (!is_blank(page[at])) return at;
    }
    return page.size();
}

/// Lines at the edges of pages that come again on at least three pages and most of them, or are a number alone.
void drop_running_heads(std::vector<std::vector<std::string>>& pages, std::vector<Dropped>& dropped) {
    for (int round = 0; round < 4; ++round) {
        const bool first = round % 2 == 0;
        std::map<std::string, std::size_t> times;
        for (const auto& page : pages)
            if (const std::size_t at = edge_line(page, first); at < page.size()) ++times[without_digits(page[at])];
        for (auto& page : pages) {
            const std::size_t at = edge_line(page, first);
            if (at == page.size()) continue;
            const std::string bare = without_digits(page[at]);
            const std::size_t often = times[bare];
            // What heads all other pages may be the title on the first.
            const bool may_be_title = first && &page == &pages.front();
            const bool number = bare.empty() || bare == "-" || bare == "--" || bare == "Page" || bare == "Pageof";
            if (!number && (may_be_title || often < 3 || often * 2 < pages.size())) continue;
            dropped.push_back({page[at], number ? "page number" : "running head"});
            page.erase(page.begin() + static_cast<std::ptrdiff_t>(at));
        }
    }
}

void append_line(const std::string& line, bool goes_on, std::string& text) {
    if (!goes_on) {
        text += line;
        return;
    }
    const bool broken_word =
        text.size() > 1 && text.back() == '-' && is_small_letter(text[text.size() - 2]) && !line.empty() && is_small_letter(line.front());
    if (broken_word)
        text.pop_back();
    else if (text.ends_with("\xC2\xAD"))
        text.erase(text.size() - 2);
    else
        text += ' ';
    text += line;
}

/// The lines of one block, no empty one among them.
void append_block(const std::vector<std::string>& block, std::string& text) {
    std::size_t longest = 0;
    for (const std::string& line : block) longest = std::max(longest, line.size());
    for (std::size_t i = 0; i < block.size(); ++i) {
        const bool goes_on = i > 0 && block[i - 1].size() * 10 >= longest * 6;
        if (i > 0 && !goes_on) text += '\n';
        append_line(block[i], goes_on, text);
    }
}

/// Whether a page's last paragraph goes on upon the next: no mark ends it, and the next begins small.
bool goes_over_page(const std::string& text, const std::string& next) {
    return !text.empty() && !next.empty() && next.front() >= 'a' && next.front() <= 'z' &&
           std::string_view(".!?:\"").find(text.back()) == std::string_view::npos;
}

}  // namespace

std::string join_pages(std::vector<std::vector<std::string>> pages, std::vector<Dropped>& dropped) {
    drop_running_heads(pages, dropped);
    std::string text;
    for (const auto& page : pages) {
        std::vector<std::string> block;
        bool page_begins = true;
        const auto end_block = [&] {
            if (block.empty()) return;
            std::string paragraph;
            append_block(block, paragraph);
            if (page_begins && goes_over_page(text, paragraph))
                append_line(paragraph, true, text);
            else
                text += (text.empty() ? "" : "\n\n") + paragraph;
            page_begins = false;
            block.clear();
        };
        for (const std::string& line : page) {
            if (is_blank(line))
                end_block();
            else
                block.push_back(line);
        }
        end_block();
    }
    return text;
}

}  // namespace dateline
