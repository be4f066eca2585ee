#include "indexer/reading/companions.hpp"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

constexpr std::array<std::string_view, 6> documentation{"readme", "license", "licence", "copying", "changelog", "contributing"};
// Words that may head an article too: only in capitals, as projects write them.
constexpr std::array<std::string_view, 7> documentation_in_capitals{"NOTICE",   "CHANGES",     "AUTHORS",        "INSTALL",
                                                                    "SECURITY", "MAINTAINERS", "CODE_OF_CONDUCT"};
constexpr std::array<std::string_view, 39> programs{"c",    "cc",   "cpp", "h",    "hpp",   "py",   "pl",   "pm",  "rb",  "sh",
                                                    "bash", "zsh",  "js",  "mjs",  "ts",    "java", "go",   "rs",  "php", "sql",
                                                    "r",    "lua",  "css", "scss", "cmake", "mk",   "dtd",  "xsd", "xsl", "xslt",
                                                    "toml", "yaml", "yml", "ini",  "cfg",   "conf", "lock", "awk", "bat"};

/// Three lines or more, each a single word in small letters, digits and marks inside words.
bool is_word_list(std::string_view sample) {
    constexpr std::size_t longest_word = 60;
    std::size_t lines = 0;
    while (!sample.empty()) {
        const std::size_t end = sample.find('\n');
        std::string_view line = sample.substr(0, end);
        sample.remove_prefix(end == std::string_view::npos ? sample.size() : end + 1);
        while (!line.empty() && static_cast<unsigned char>(line.back()) <= ' ') line.remove_suffix(1);
        while (!line.empty() && static_cast<unsigned char>(line.front()) <= ' ') line.remove_prefix(1);
        if (line.empty()) continue;
        const bool word =
            line.size() <= longest_word && std::all_of(line.begin(), line.end(), [](char c) {
                return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '\'' || c == '.' || c == '&';
            });
        if (!word || line.back() == '.') return false;
        ++lines;
    }
    return lines >= 3;
}

}  // namespace

std::string companion_reason(std::string_view file_name, std::string_view extension, std::string_view sample) {
    const std::string_view bare = file_name.substr(0, file_name.rfind('.'));
    std::string stem(bare);
    std::transform(stem.begin(), stem.end(), stem.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const auto is_in = [](const auto& list, std::string_view name) { return std::find(list.begin(), list.end(), name) != list.end(); };
    if (is_in(documentation, stem) || is_in(documentation_in_capitals, bare)) return "documentation";
    const bool build_file = stem == "makefile" || stem == "dockerfile" || file_name == "CMakeLists.txt" || file_name == "requirements.txt";
    if (build_file || is_in(programs, extension)) return "a program or definition";
    if (is_word_list(sample)) return "a list of words";
    return {};
}

}  // namespace dateline
