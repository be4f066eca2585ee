#include "indexer/cleaning/byline.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "facets/text/fold.hpp"
#include "indexer/reading/exports/lines.hpp"

namespace dateline {
namespace {

using namespace std::string_view_literals;

constexpr std::array opening{"by "sv,   "von "sv,     "par "sv,      "por "sv,        "di "sv,
                             "door "sv, "text by "sv, "story by "sv, "written by "sv, "reported by "sv};
constexpr std::array joining{" and "sv, " AND "sv, " & "sv, " und "sv, " et "sv, " y "sv, ", "sv, " with "sv};
constexpr std::array particles{"de"sv,  "del"sv, "della"sv, "der"sv, "den"sv, "di"sv,  "da"sv,  "dos"sv, "du"sv, "van"sv,
                               "von"sv, "la"sv,  "le"sv,    "el"sv,  "al"sv,  "bin"sv, "ibn"sv, "ter"sv, "zu"sv};
/// Words of titles, desks and papers: who has one of them is no person, or a person with more than a name.
constexpr std::array no_names{"staff"sv,    "writer"sv,    "writers"sv,   "correspondent"sv, "correspondents"sv,
                              "reporter"sv, "reporters"sv, "editor"sv,    "editors"sv,       "desk"sv,
                              "news"sv,     "agency"sv,    "agencies"sv,  "press"sv,         "times"sv,
                              "post"sv,     "bureau"sv,    "service"sv,   "services"sv,      "reuters"sv,
                              "afp"sv,      "ap"sv,        "dpa"sv,       "team"sv,          "our"sv,
                              "the"sv,      "online"sv,    "wire"sv,      "web"sv,           "associated"sv,
                              "media"sv,    "network"sv,   "redaktion"sv, "special"sv,       "political"sv,
                              "foreign"sv,  "in"sv,        "for"sv};

template <std::size_t N>
bool is_among(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_name(std::string_view name) {
    std::size_t words = 0;
    for (std::size_t begin = 0; begin < name.size();) {
        const std::size_t end = std::min(name.find(' ', begin), name.size());
        const std::string_view word = name.substr(begin, end - begin);
        begin = end + 1;
        if (word.empty()) return false;
        const std::string folded = fold(word);
        if (is_among(no_names, folded) || word.find_first_of("0123456789@:/()\"") != std::string_view::npos) return false;
        const bool is_capital =
            std::isupper(static_cast<unsigned char>(word.front())) != 0 || static_cast<unsigned char>(word.front()) >= 0x80;
        if (!is_capital && (words == 0 || !is_among(particles, word))) return false;
        ++words;
    }
    return words >= 2 && words <= 4;
}

}  // namespace

std::vector<std::string> authors_of_byline(std::string_view line) {
    const std::string folded = fold(line.substr(0, 16));
    const auto* by = std::find_if(opening.begin(), opening.end(), [&](std::string_view start) { return folded.starts_with(start); });
    if (by == opening.end()) return {};
    line.remove_prefix(by->size());
    // What follows is the paper, the day, or a note.
    line = line.substr(0, line.find_first_of("|;(\n"));
    for (const std::string_view mark : {" - "sv, " \xE2\x80\x93 "sv, " \xE2\x80\x94 "sv, " \xC2\xB7 "sv, " \xE2\x80\xA2 "sv})
        line = line.substr(0, line.find(mark));
    std::vector<std::string> authors;
    while (!line.empty()) {
        std::size_t end = line.size(), next = line.size();
        for (const std::string_view join : joining) {
            if (const std::size_t at = line.find(join); at < end) {
                end = at;
                next = at + join.size();
            }
        }
        std::string_view name = line.substr(0, end);
        line.remove_prefix(next);
        while (!name.empty() && (name.back() == ' ' || name.back() == ',')) name.remove_suffix(1);
        while (!name.empty() && name.front() == ' ') name.remove_prefix(1);
        if (!is_name(name)) break;
        authors.push_back(in_title_case(name));
    }
    return authors;
}

}  // namespace dateline
