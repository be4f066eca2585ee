#include "facets/text/letter_case.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "facets/text/utf8.hpp"

namespace dateline {
namespace {

/// Written small inside names.
constexpr std::array<std::string_view, 32> small_words{"OF",  "AND",   "THE", "FOR", "DE",  "DA",  "DO",  "DI",   "DU",  "DOS", "DAS",
                                                       "DEL", "DELLA", "LA",  "LAS", "LOS", "LE",  "LES", "VAN",  "VON", "DER", "DEN",
                                                       "TER", "ZU",    "AL",  "EL",  "BIN", "IBN", "SUR", "UPON", "AM",  "Y"};
constexpr std::array<std::string_view, 9> numerals{"II", "III", "IV", "VI", "VII", "VIII", "XI", "XII", "XIII"};

template <typename Words>
bool holds(const Words& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_in_capitals(std::string_view name, int least) {
    int letters = 0;
    for (std::size_t at = 0; at < name.size();) {
        const CodePoint c = code_point_at(name, at);
        if (u_islower(c.value)) return false;
        letters += u_isupper(c.value) ? 1 : 0;
        at += c.length;
    }
    return letters >= least;
}

/// One word, capital behind "Mc", a hyphen, and an apostrophe that more than one letter follows.
void append_word(std::string& to, std::string_view word) {
    bool capital = true;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint c = code_point_at(word, at);
        append_code_point(to, capital ? c.value : u_tolower(c.value));
        at += c.length;
        const bool apostrophe = c.value == '\'' || c.value == 0x2019;
        capital = c.value == '-' || (apostrophe && word.size() - at > 1) || (at == 2 && word.starts_with("MC") && word.size() > 4);
    }
}

}  // namespace

std::string without_capitals(const std::string& name, int least) {
    if (!is_in_capitals(name, least)) return name;
    std::string written;
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find(' ', begin), name.size());
        const std::string_view word = std::string_view(name).substr(begin, end - begin);
        if (word.find('.') != std::string_view::npos || holds(numerals, word)) {
            written += word;
        } else if (begin > 0 && end < name.size() && holds(small_words, word)) {
            for (const char c : word) written += static_cast<char>(c + ('a' - 'A'));
        } else {
            append_word(written, word);
        }
        if (end < name.size()) written += ' ';
        begin = end + 1;
    }
    return written;
}

}  // namespace dateline
