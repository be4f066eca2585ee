#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::training {

/// How the table of words is made.
struct WordTableOptions {
    std::uint32_t fine = 500;  ///< classes
    std::uint32_t coarse = 64;
    std::uint32_t least = 4;  ///< rarer words get no class
    int rounds = 12;
};

/// What plain text and lists tell about words, as a table that tagger::Lexicon reads: "word TAB class TAB coarse class TAB casing TAB lists". `texts`: one article
/// each, valid UTF-8. `lists`: rows "word or phrase TAB lists" (a sum of tagger::lists).
std::string make_word_table(const std::vector<std::string>& texts, std::string_view lists, const WordTableOptions& options,
                            const std::function<void(const std::string&)>& progress);

}  // namespace dateline::training
