#include "indexer/reading/subject_labels.hpp"

#include <algorithm>

namespace dateline {
namespace {

bool is_number(std::string_view text) {
    return text.size() == 8 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string media_topic(std::string_view code) {
    for (const std::string_view prefix : {"medtop:", "/mediatopic/"}) {
        const std::size_t at = code.find(prefix);
        if (at == std::string_view::npos) continue;
        const std::string_view number = code.substr(at + prefix.size(), 8);
        return is_number(number) ? "medtop:" + std::string(number) : "";
    }
    return is_number(code) && code.front() == '2' ? "medtop:" + std::string(code) : "";
}

}  // namespace dateline
