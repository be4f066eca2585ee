#pragma once

#include <array>
#include <cstdint>
#include <functional>
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
/// titles only is not marked. One serves all results of a search.
class Highlighter {
public:
    /// `words`: what the query's words stand for.
    Highlighter(const Node& query, ArchiveWords& words);

    /// Ascending, not overlapping: where two parts match the same words, the longer match counts.
    [[nodiscard]] std::vector<Hit> find(std::string_view text) const;

    [[nodiscard]] std::size_t parts() const { return parts_; }

private:
    static constexpr std::size_t no_part = static_cast<std::size_t>(-1);

    void add(const Node& node, ArchiveWords& words);
    [[nodiscard]] std::size_t part_of_word(std::string_view word) const;
    [[nodiscard]] std::size_t longest_phrase(const FoldedText& text, std::size_t first, std::size_t& part) const;

    /// Tells most words that match nothing by their first byte and their length.
    class Beginnings {
    public:
        void add(std::string_view word, bool or_longer) {
            lengths_[first_byte(word)] |= or_longer ? ~std::uint64_t{0} << length_bit(word) : std::uint64_t{1} << length_bit(word);
        }
        [[nodiscard]] bool may_hold(std::string_view word) const { return (lengths_[first_byte(word)] >> length_bit(word) & 1U) != 0; }

    private:
        static std::size_t first_byte(std::string_view word) { return word.empty() ? 0 : static_cast<unsigned char>(word.front()); }
        static std::size_t length_bit(std::string_view word) { return word.size() < 63 ? word.size() : 63; }
        std::array<std::uint64_t, 256> lengths_{};
    };

    struct Phrase {
        std::vector<std::string> terms;
        bool is_open = false;  ///< its last word is only the beginning of one
        std::size_t part = 0;
    };

    /// Finds by a view of a string.
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    template <typename Value>
    using ByWord = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

    ByWord<std::size_t> word_parts_;
    std::vector<std::pair<std::string, std::size_t>> prefixes_;
    ByWord<std::vector<Phrase>> phrases_;  ///< by first word
    Beginnings beginnings_;
    std::size_t parts_ = 0;
};

}  // namespace dateline
