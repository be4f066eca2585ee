#include "indexer/reading/path_globs.hpp"

namespace dateline {
namespace {

/// Matches one set at glob[at] == '['; moves `at` past it. A set that is never closed is a plain bracket.
bool fits_set(std::string_view glob, std::size_t& at, char c) {
    const std::size_t begin = at + 1;
    const bool negated = begin < glob.size() && (glob[begin] == '!' || glob[begin] == '^');
    const std::size_t first = begin + negated;
    const std::size_t end = glob.find(']', first + 1);
    if (end == std::string_view::npos) {
        ++at;
        return c == '[';
    }
    bool found = false;
    for (std::size_t i = first; i < end; ++i) {
        const bool range = i + 2 < end && glob[i + 1] == '-';
        found = found || (range ? glob[i] <= c && c <= glob[i + 2] : glob[i] == c);
        if (range) i += 2;
    }
    at = end + 1;
    return found != negated;
}

/// Whether the character, set or question mark at `at` fits; `at` moves behind it.
bool fits_character(std::string_view glob, std::size_t& at, char c) {
    if (glob[at] == '[') return fits_set(glob, at, c) && c != '/';
    const char wanted = glob[at++];
    return wanted == c || (wanted == '?' && c != '/');
}

}  // namespace

bool fits_glob(std::string_view glob, std::string_view path) {
    constexpr std::size_t none = std::string_view::npos;
    std::size_t g = 0, p = 0;
    std::size_t star_g = none, star_p = 0, deep_g = none, deep_p = 0;  // where to go on after the last * and the last **
    while (true) {
        if (g < glob.size() && glob.substr(g, 2) == "**") {
            g += 2;
            if (g < glob.size() && glob[g] == '/' && (g == 2 || glob[g - 3] == '/')) ++g;  // "**/x" fits "x" too
            deep_g = g;
            deep_p = p;
            star_g = none;
            continue;
        }
        if (g < glob.size() && glob[g] == '*') {
            star_g = ++g;
            star_p = p;
            continue;
        }
        if (p == path.size() && g == glob.size()) return true;
        std::size_t next_g = g;
        if (g < glob.size() && p < path.size() && fits_character(glob, next_g, path[p])) {
            g = next_g;
            ++p;
        } else if (star_g != none && star_p < path.size() && path[star_p] != '/') {
            p = ++star_p;
            g = star_g;
        } else if (deep_g != none && deep_p < path.size()) {
            p = ++deep_p;
            g = deep_g;
            star_g = none;
        } else {
            return false;
        }
    }
}

void PathGlobs::add(std::string_view line) {
    while (!line.empty() && static_cast<unsigned char>(line.back()) <= ' ') line.remove_suffix(1);
    while (!line.empty() && static_cast<unsigned char>(line.front()) <= ' ') line.remove_prefix(1);
    if (line.empty() || line.front() == '#') return;
    Glob glob;
    glob.folders_only = line.back() == '/';
    while (!line.empty() && line.back() == '/') line.remove_suffix(1);
    glob.whole_path = line.find('/') != std::string_view::npos;
    while (!line.empty() && line.front() == '/') line.remove_prefix(1);
    if (line.substr(0, 2) == "./") line.remove_prefix(2);
    glob.text = line;
    if (!line.empty()) globs_.push_back(glob);
}

bool PathGlobs::fits(std::string_view path, bool is_folder) const {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    for (const Glob& glob : globs_)
        if ((is_folder || !glob.folders_only) && fits_glob(glob.text, glob.whole_path ? path : name)) return true;
    return false;
}

}  // namespace dateline
