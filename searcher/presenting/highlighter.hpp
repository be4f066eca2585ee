#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/storing/words.hpp"
#include "searcher/query/node.hpp"
#include "searcher/query/word_forms.hpp"

namespace dateline {

/// A place in a text that matches a part of the query.
struct Hit {
    std::size_t begin = 0;  ///< byte offset into the text
    std::size_t end = 0;    ///< one past the last byte
    std::size_t part = 0;   ///< which part of the query, from 0
};

/// Finds in texts what a query's words, phrases and prefixes match: words by their stem, phrases as written. What the query excludes or looks for in
/// titles only is not marked. Remembers the words it has met, so one serves all results of a search. Not thread-safe.
class Highlighter {
public:
    /// `vocabulary`: what the query's words stand for.
    Highlighter(const Node& query, Vocabulary& vocabulary);

    /// Ascending, not overlapping: where two parts match the same words, the longer match counts.
    std::vector<Hit> find(std::string_view text);

    [[nodiscard]] std::size_t parts() const { return parts_; }

private:
    static constexpr std::size_t no_part = static_cast<std::size_t>(-1);

    void add(const Node& node, Vocabulary& vocabulary);
    std::size_t part_of_word(std::string_view term);
    [[nodiscard]] std::size_t look_up(const std::string& term) const;
    [[nodiscard]] std::size_t longest_phrase(const FoldedText& text, std::size_t first, std::size_t& part) const;

    struct Phrase {
        std::vector<std::string> terms;
        bool is_open = false;  ///< its last word is only the beginning of one
        std::size_t part = 0;
    };

    std::unordered_map<std::string, std::size_t> word_parts_;
    std::vector<std::pair<std::string, std::size_t>> prefixes_;
    std::unordered_map<std::string, std::vector<Phrase>> phrases_;  ///< by first word
    std::unordered_map<std::string, std::size_t> known_;
    std::size_t parts_ = 0;
};

}  // namespace dateline
