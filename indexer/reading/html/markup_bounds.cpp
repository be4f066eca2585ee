#include "indexer/reading/html/markup_bounds.hpp"

namespace dateline::html {
namespace {

constexpr std::size_t most_attributes = 1000;
constexpr std::size_t most_tags = 1'000'000;

constexpr bool ends_name(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '/' || c == '>' || c == '=';
}

/// The end of the name that starts at `at`; npos when the page ends first.
std::size_t name_end(std::string_view page, std::size_t at) {
    while (at < page.size() && !ends_name(page[at])) ++at;
    return at < page.size() ? at : std::string_view::npos;
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The place after `close`, from `at` on; `at` when it does not come, which is then remembered so that nobody looks again.
std::size_t skip_to(std::string_view page, std::string_view close, std::size_t at, bool& never) {
    if (never) return at;
    const std::size_t found = page.find(close, at);
    never = found == std::string_view::npos;
    return never ? at : found + close.size();
}

/// The end of the tag whose attributes start at `at`; npos when it has too many.
std::size_t skip_attributes(std::string_view page, std::size_t at) {
    constexpr std::string_view between = " \t\r\n\f/";
    for (std::size_t count = 0; count <= most_attributes; ++count) {
        at = page.find_first_not_of(between, at);
        if (at == std::string_view::npos) return page.size();
        if (page[at] == '>') return at + 1;
        at = name_end(page, at + 1);
        if (at == std::string_view::npos) return page.size();
        const std::size_t value = page.find_first_not_of(" \t\r\n\f", at);
        if (value == std::string_view::npos) return page.size();
        if (page[value] != '=') continue;
        at = page.find_first_not_of(" \t\r\n\f", value + 1);
        if (at == std::string_view::npos) return page.size();
        const bool quoted = page[at] == '"' || page[at] == '\'';
        const std::size_t end = quoted ? page.find(page[at], at + 1) : page.find_first_of(" \t\r\n\f>", at);
        if (end == std::string_view::npos) return page.size();
        at = end + quoted;
    }
    return std::string_view::npos;
}

}  // namespace

std::size_t bounded_bytes(std::string_view page) {
    bool no_comment_ends = false;
    bool no_script_ends = false;
    std::size_t tags = 0;
    for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at)) {
        const std::size_t tag = at++;
        if (++tags > most_tags) return tag;
        if (page.substr(at, 3) == "!--") {
            at = skip_to(page, "-->", at, no_comment_ends);
        } else if (at < page.size() && is_letter(page[at])) {
            const bool script = page.substr(at, 6) == "script" || page.substr(at, 6) == "SCRIPT";
            at = name_end(page, at);
            if (at == std::string_view::npos) return page.size();
            at = skip_attributes(page, at);
            if (at == std::string_view::npos) return tag;
            if (script) at = skip_to(page, "</", at, no_script_ends);
        }
    }
    return page.size();
}

}  // namespace dateline::html
