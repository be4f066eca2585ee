#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/article.hpp"

namespace dateline {

std::string_view trim(std::string_view text);

/// Calls `take` for each line of a text, until it gives false.
template <typename Take>
void each_line(std::string_view text, const Take& take) {
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        if (!take(trim(text.substr(0, end)))) return;
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
}

/// A field "BYLINE: By Ann Lee": its name, or nothing when the line has none. A name is of at most three words and begins with a capital letter.
std::string_view field_name(std::string_view line);

/// Labels "ELECTIONS (90%); VOTES (78%)" without their shares, in the case of their words when they are all capitals.
void add_shared_labels(std::string_view list, std::vector<std::string>& to);

/// "1,034 words" and the like.
bool is_word_count(std::string_view line);

/// Lines [first, last) put together: empty ones part paragraphs, and lines that are wrapped are joined.
std::string join_paragraphs(const std::vector<std::string>& lines, std::size_t first, std::size_t last);

/// The byline without its "By", in front of a ';', as names.
void add_byline(std::string_view byline, Article& article);

/// "ANN LEE" as "Ann Lee"; a name that has small letters stays as it is.
std::string in_title_case(std::string_view name);

}  // namespace dateline
