#include "indexer/reading/formats/reuters_markup.hpp"

#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "facets/text/utf8.hpp"

namespace dateline {
namespace {

std::string_view trim(std::string_view text) {
    const auto blank = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

/// The code point of an entity's name, without & and ;, or -1.
std::int32_t entity_code_point(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, char>, 5> named{
        {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}}};
    for (const auto& [known, character] : named)
        if (name == known) return character;
    if (name.size() < 2 || name[0] != '#') return -1;
    const bool hex = name[1] == 'x' || name[1] == 'X';
    const std::string_view digits = name.substr(hex ? 2 : 1);
    std::int32_t value = -1;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
    return error == std::errc() && end == digits.data() + digits.size() ? value : -1;
}

void append_unless_control(std::string& to, std::int32_t code_point) {
    if ((code_point < 0x20 && code_point != '\t' && code_point != '\n') || (code_point >= 0x7F && code_point < 0xA0)) return;
    append_code_point(to, code_point);
}

/// Where a start tag of this name begins, and where its content does.
std::optional<std::pair<std::size_t, std::size_t>> find_start_tag(std::string_view text, std::string_view name) {
    const std::string open = "<" + std::string(name);
    for (std::size_t at = text.find(open); at != std::string_view::npos; at = text.find(open, at + 1)) {
        const std::size_t after = at + open.size();
        if (after >= text.size() || (text[after] != '>' && text[after] != ' ' && text[after] != '\n')) continue;
        const std::size_t close = text.find('>', after);
        if (close == std::string_view::npos) return std::nullopt;
        return std::pair(at, close + 1);
    }
    return std::nullopt;
}

}  // namespace

std::string_view sgml_attribute(std::string_view record, std::string_view name) {
    const std::string_view tag = record.substr(0, record.find('>'));
    const std::string wanted = " " + std::string(name) + "=\"";
    const std::size_t at = tag.find(wanted);
    if (at == std::string_view::npos) return {};
    const std::string_view value = tag.substr(at + wanted.size());
    return value.substr(0, value.find('"'));
}

std::optional<std::string_view> sgml_element(std::string_view record, std::string_view name) {
    const auto tag = find_start_tag(record, name);
    if (!tag) return std::nullopt;
    const std::string_view content = record.substr(tag->second);
    return content.substr(0, content.find("</" + std::string(name) + ">"));
}

std::vector<std::string> sgml_list(std::string_view record, std::string_view name) {
    std::vector<std::string> values;
    std::string_view rest = sgml_element(record, name).value_or(std::string_view{});
    for (auto tag = find_start_tag(rest, "D"); tag; tag = find_start_tag(rest, "D")) {
        rest.remove_prefix(tag->second);
        const std::string value = sgml_text(rest.substr(0, rest.find('<')));
        if (const std::string_view trimmed = trim(value); !trimmed.empty()) values.emplace_back(trimmed);
    }
    return values;
}

std::string sgml_text(std::string_view data) {
    constexpr std::size_t longest_entity = 10;
    std::string text;
    text.reserve(data.size());
    for (std::size_t at = 0; at < data.size();) {
        if (data[at] == '&') {
            const std::string_view ahead = data.substr(at + 1, longest_entity);
            const std::size_t end = ahead.find(';');
            const std::int32_t code_point = end == std::string_view::npos ? -1 : entity_code_point(ahead.substr(0, end));
            if (code_point >= 0) {
                append_unless_control(text, code_point);
                at += end + 2;
                continue;
            }
        }
        const auto byte = static_cast<unsigned char>(data[at++]);
        if (byte >= 0x80)
            text.push_back(static_cast<char>(byte));
        else
            append_unless_control(text, byte);
    }
    return text;
}

}  // namespace dateline
