#include "searcher/tool/terminal_output.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "facets/error.hpp"

namespace dateline {

namespace {

constexpr std::size_t min_width = 40;
constexpr std::size_t max_width = 120;  // longer lines are hard to read

bool is_set(const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr && *value != '\0';
}

/// False when standard output is no terminal or does not tell its size.
bool window_size(std::size_t& columns, std::size_t& lines) {
    winsize size = {};
    if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return false;
    columns = size.ws_col;
    lines = size.ws_row;
    return true;
}

/// False when the user wants no pager, or it cannot be started.
bool print_paged(const std::string& text) {
    const char* pager = std::getenv("PAGER");
    if (pager != nullptr && *pager == '\0') return false;
    // Where there is no less, cat shows everything at once.
    FILE* pipe = popen(pager != nullptr ? pager : "less -FRX || cat", "w");
    if (pipe == nullptr) return false;
    std::signal(SIGPIPE, SIG_IGN);  // a pager may be left before the end
    std::fwrite(text.data(), 1, text.size(), pipe);
    pclose(pipe);
    return true;
}

}  // namespace

TextStyle output_style() {
    TextStyle style;
    const char* kind = std::getenv("TERM");
    style.colour = isatty(STDOUT_FILENO) != 0 && !is_set("NO_COLOR") && (kind == nullptr || std::string(kind) != "dumb");
    std::size_t columns = 0, lines = 0;
    if (window_size(columns, lines)) style.width = std::clamp(columns, min_width, max_width);
    return style;
}

void print(const std::string& text) {
    std::size_t columns = 0, lines = 0;
    const bool terminal = window_size(columns, lines);
    if (terminal && static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) >= lines && print_paged(text)) return;
    print_plain(text);
}

void print_plain(const std::string& text) {
    std::cout << text << std::flush;
    if (!std::cout) throw Error("the output cannot be written");
}

}  // namespace dateline
