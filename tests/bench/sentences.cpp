#include "sentences.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string_view>

namespace dateline::bench {

namespace {

constexpr std::size_t shortest = 30, longest = 400;

/// One line of printable ASCII: entities resolved, runs of anything else one blank.
std::string tidy(std::string_view text) {
    std::string line;
    for (std::size_t at = 0; at < text.size(); ++at) {
        char c = text[at];
        if (c == '&') {
            const std::string_view rest = text.substr(at);
            const std::size_t end = rest.substr(0, 8).find(';');
            if (end != std::string_view::npos) {
                const std::string_view entity = rest.substr(1, end - 1);
                c = entity == "amp" ? '&' : entity == "lt" ? '<' : entity == "gt" ? '>' : ' ';
                at += end;
            }
        }
        if (c > ' ' && c < 0x7F) {
            line.push_back(c);
        } else if (!line.empty() && line.back() != ' ') {
            line.push_back(' ');
        }
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

bool ends_sentence(const std::string& text, std::size_t at) {
    const auto is_upper = [&](std::size_t i) { return i < text.size() && text[i] >= 'A' && text[i] <= 'Z'; };
    const auto is_lower = [&](std::size_t i) { return text[i] >= 'a' && text[i] <= 'z'; };
    return text[at] == '.' && at >= 3 && is_lower(at - 1) && is_lower(at - 2) && at + 2 < text.size() && text[at + 1] == ' ' &&
           is_upper(at + 2);
}

void add_sentences(const std::string& text, std::vector<std::string>& sentences) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && !ends_sentence(text, at)) continue;
        const std::size_t end = std::min(at + 1, text.size());
        if (end - begin >= shortest && end - begin <= longest && text[end - 1] == '.') sentences.push_back(text.substr(begin, end - begin));
        begin = std::min(end + 1, text.size());
    }
}

std::string_view between(std::string_view text, std::string_view open, std::string_view close) {
    const std::size_t begin = text.find(open);
    if (begin == std::string_view::npos) return {};
    const std::size_t end = text.find(close, begin);
    return end == std::string_view::npos ? std::string_view() : text.substr(begin + open.size(), end - begin - open.size());
}

void read_sgml(std::string_view content, Material& material) {
    constexpr std::string_view close = "</REUTERS>";
    for (std::size_t end = content.find(close); end != std::string_view::npos; end = content.find(close)) {
        const std::string_view record = content.substr(0, end);
        content.remove_prefix(end + close.size());
        std::string title = tidy(between(record, "<TITLE>", "</TITLE>"));
        if (!title.empty()) material.titles.push_back(std::move(title));
        add_sentences(tidy(between(record, "<BODY>", "</BODY>")), material.sentences);
    }
}

void read_text(std::string_view content, Material& material) {
    std::string title = tidy(content.substr(0, content.find('\n')));
    if (!title.empty()) material.titles.push_back(std::move(title));
    while (!content.empty()) {
        const std::string_view line = content.substr(0, content.find('\n'));
        content.remove_prefix(std::min(content.size(), line.size() + 1));
        add_sentences(tidy(line), material.sentences);
    }
}

std::vector<std::string> files_of(const std::vector<std::string>& files_and_folders) {
    std::vector<std::string> files;
    for (const std::string& path : files_and_folders) {
        if (!std::filesystem::is_directory(path)) {
            files.push_back(path);
            continue;
        }
        for (const auto& entry : std::filesystem::directory_iterator(path)) {
            const std::string name = entry.path().string();
            if (name.ends_with(".sgm") ||
                (name.ends_with(".txt") && name.find(".lc.") == std::string::npos && !name.ends_with("README.txt")))
                files.push_back(name);
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

Material read_material(const std::vector<std::string>& files_and_folders) {
    Material material;
    for (const std::string& file : files_of(files_and_folders)) {
        std::ifstream stream(file, std::ios::binary);
        const std::string content{std::istreambuf_iterator<char>(stream), {}};
        file.ends_with(".sgm") ? read_sgml(content, material) : read_text(content, material);
    }
    if (material.titles.empty() || material.sentences.empty()) throw std::runtime_error("no sentences to splice: name files of articles");
    return material;
}

}  // namespace dateline::bench
