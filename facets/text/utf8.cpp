#include "facets/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::int32_t replacement = 0xFFFD;

bool is_continuation(unsigned char byte) {
    return (byte & 0xC0U) == 0x80U;
}

/// How many bytes the lead byte announces; 0 for one that cannot lead.
std::size_t announced_length(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead < 0xE0) return 2;
    if (lead >= 0xE0 && lead < 0xF0) return 3;
    if (lead >= 0xF0 && lead < 0xF5) return 4;
    return 0;
}

}  // namespace

CodePoint detail::long_code_point_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return {0, 0};
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = announced_length(lead);
    if (length == 1) return {lead, 1};
    if (length == 0 || at + length > text.size()) return {replacement, 1};
    auto value = static_cast<std::int32_t>(lead & (0xFFU >> (length + 1)));
    for (std::size_t i = 1; i < length; ++i) {
        const auto byte = static_cast<unsigned char>(text[at + i]);
        if (!is_continuation(byte)) return {replacement, 1};
        value = value * 64 + static_cast<std::int32_t>(byte & 0x3FU);
    }
    const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
    const bool surrogate = value >= 0xD800 && value < 0xE000;
    if (overlong || surrogate || value > 0x10FFFF) return {replacement, 1};
    return {value, length};
}

CodePoint detail::long_code_point_before(std::string_view text, std::size_t at) {
    if (at == 0 || at > text.size()) return {0, 0};
    for (std::size_t length = 1; length <= 4 && length <= at; ++length) {
        if (is_continuation(static_cast<unsigned char>(text[at - length]))) continue;
        const CodePoint found = code_point_at(text, at - length);
        if (found.length == length) return found;
        break;
    }
    return {replacement, 1};
}

void append_code_point(std::string& to, std::int32_t code_point) {
    if (code_point < 0 || code_point > 0x10FFFF || (code_point >= 0xD800 && code_point < 0xE000)) code_point = replacement;
    const auto value = static_cast<std::uint32_t>(code_point);
    const auto tail = [&](unsigned shift) { to.push_back(static_cast<char>(0x80U | ((value >> shift) & 0x3FU))); };
    if (value < 0x80) {
        to.push_back(static_cast<char>(value));
    } else if (value < 0x800) {
        to.push_back(static_cast<char>(0xC0U | (value >> 6U)));
        tail(0);
    } else if (value < 0x10000) {
        to.push_back(static_cast<char>(0xE0U | (value >> 12U)));
        tail(6);
        tail(0);
    } else {
        to.push_back(static_cast<char>(0xF0U | (value >> 18U)));
        tail(12);
        tail(6);
        tail(0);
    }
}

std::size_t find_invalid_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        const CodePoint next = code_point_at(text, at);
        if (next.length == 1) return at;
        at += next.length;
    }
    return at;
}

std::string_view cut_utf8(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80) --most;
    return text.substr(0, most);
}

}  // namespace dateline
