#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "facets/topics/rules_file.hpp"
#include "facets/topics/topic_words.hpp"

namespace dateline {

/// A phrase found in a text.
struct TermHit {
    std::uint32_t term = 0;   ///< index into the phrases that the matcher was made of
    std::uint32_t first = 0;  ///< index of its first token
    std::uint32_t last = 0;   ///< one past its last token
};

/// Finds any number of phrases in one pass over a text. Read-only after construction: share it between threads.
class TermMatcher {
public:
    /// `phrases` without repetition; those from index `first_ignored` on are only looked for to cover what they overlap.
    TermMatcher(const std::vector<Phrase>& phrases, std::size_t first_ignored);

    /// What one thread keeps from article to article: the patterns that remembered words fulfil, and room. For one matcher and one RememberedWords.
    class Memory {
        friend class TermMatcher;
        std::vector<std::uint32_t> first_;  ///< by word: its first entry in patterns_; one entry more than words
        std::vector<std::uint32_t> patterns_;
        std::uint64_t generation_ = 0;
        std::vector<TermHit> single_, phrases_, covers_;
    };

    /// All hits in one field in reading order. Where phrases of several words overlap, the leftmost and longest stay; single words inside them do not count.
    /// Time is linear in the text for a given set of phrases.
    void find(const RememberedWords& known, const std::vector<TopicWord>& words, Memory& memory, std::vector<TermHit>& hits) const;

private:
    static constexpr std::uint32_t none = UINT32_MAX;
    static constexpr std::size_t longest_pattern = 32;  ///< the hash covers no more bytes; longer words are compared beyond it

    /// A word of the phrases, under its spelling: the patterns that it fulfils.
    struct Spelling {
        std::string folded;
        std::array<std::uint32_t, 3> pattern{none, none, none};  ///< by WordPattern::Match
    };
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t spelling = none;  ///< index into spellings_
    };
    /// A way to write a phrase: its patterns in order.
    struct Sequence {
        std::uint32_t term = 0;
        std::uint32_t anchor = 0;  ///< index of the word by which it is looked for (its longest)
        std::uint32_t first = 0;   ///< of its patterns, in patterns_
        std::uint32_t length = 0;
    };
    std::uint32_t pattern_id(const WordPattern& word);
    void add_sequence(std::uint32_t term, const std::vector<WordPattern>& words);
    void index_sequences();
    void index_spellings(std::size_t slots);
    [[nodiscard]] std::size_t slot_of(std::uint32_t hash, std::string_view word) const;
    [[nodiscard]] const Spelling* spelling(std::uint32_t hash, std::string_view word) const;
    void note_words(const RememberedWords& known, Memory& memory) const;
    void note_word(std::string_view folded, bool capitals, std::vector<std::uint32_t>& patterns) const;
    void add_hits(const std::vector<TopicWord>& words, std::uint32_t at, std::uint32_t pattern, Memory& memory) const;
    [[nodiscard]] static bool fits(const TopicWord& word, std::uint32_t pattern, const Memory& memory);
    void resolve(Memory& memory, std::vector<TermHit>& hits) const;

    std::size_t first_ignored_;
    std::vector<Spelling> spellings_;
    std::vector<Slot> slots_;  ///< open addressing over spellings_; a power of two
    std::vector<std::uint32_t>
        prefix_lengths_;               ///< by the hash of a word's first three bytes: bit n is set where prefixes of n bytes begin so
    std::vector<Sequence> sequences_;  ///< sorted by the pattern of their anchor
    std::vector<std::uint32_t> first_sequence_;  ///< by pattern; one entry more than patterns
    std::vector<std::uint32_t> patterns_;        ///< of all sequences
    std::uint32_t pattern_count_ = 0;
};

}  // namespace dateline
