#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "facets/persons/mention_tagger.hpp"
#include "facets/tagger/labels.hpp"
#include "facets/tagger/word.hpp"

namespace dateline::tagger {

/// Where words are described once and found again: the tagger's memory or the trainer's.
class WordStore {
public:
    virtual ~WordStore() = default;
    /// The index of a token's word, which stays valid as long as the document that asks.
    virtual std::uint32_t intern(std::string_view text, const Token& token, LineMode mode) = 0;
    [[nodiscard]] virtual const Word& word(std::uint32_t index) const = 0;
    [[nodiscard]] virtual const Lexicon& lexicon() const = 0;
};

/// How many keys a run of words has.
constexpr std::size_t run_key_count = 2;

/// How often something was seen as each kind of name.
using KindCounts = std::array<std::uint32_t, kind_count>;

/// What the document tells about all words of one folded form.
struct WordStatistics {
    std::uint64_t folded = 0;
    std::uint32_t count = 0;
    std::uint32_t lower = 0;    ///< written small, where a capital would have told something
    std::uint32_t initial = 0;  ///< with a capital inside a sentence
    std::uint32_t upper = 0;    ///< in capitals inside a sentence
    std::uint32_t after_honorific = 0;
    std::uint32_t after_forename = 0;
    std::array<std::uint32_t, kind_count + 1>
        labelled{};                 ///< how often the first stage called it outside ([4]) or part of a name of a kind
    KindCounts in_longer{};         ///< how often part of a name of several words
    std::uint32_t ends_person = 0;  ///< how often the last word of a person's name of several words
};

/// A part of an article as both stages look at it: tokens of consecutive sentences in a row, with what the words are and what the whole tells about
/// them. Can be filled again and again without new memory.
class Document {
public:
    struct Token {
        std::uint32_t word = 0;            ///< in the WordStore
        std::uint32_t statistics = 0;      ///< index of its folded form in this document
        std::uint32_t phrase = 0;          ///< lists of a phrase of several words that it belongs to
        std::uint8_t phrase_position = 0;  ///< 0 none, 1 first, 2 later
        std::uint32_t run = 0;             ///< index of its run, plus one
        bool breaks_line = false;          ///< the first on its line of the text, inside a sentence
    };
    struct Line {
        std::uint32_t first = 0, last = 0;  ///< tokens, half open
        LineMode mode = LineMode::normal;
        std::uint8_t kind = 0;  ///< a small number for length, share of numbers and end
    };
    /// Tokens between which labels hang together: everything else is outside of names.
    struct Segment {
        std::uint32_t first = 0, last = 0;
        std::uint32_t line = 0;
    };
    /// Words side by side that could be one name, and the company that they keep: what tells the columns of a table, or the same turn of phrase, apart.
    struct Run {
        std::uint32_t first = 0, last = 0;                ///< tokens, half open
        std::array<std::uint64_t, run_key_count> keys{};  ///< what stands around it; the same in another row or sentence of the same form
        std::array<std::uint32_t, kind_count + 1> labelled{};  ///< as in WordStatistics
    };

    void clear();
    /// Adds a sentence; at most 65,535 tokens are useful in one document, so that statistics stay local.
    void add_line(const TokenizedText& text, const Sentence& sentence, WordStore& words);
    /// Counts and finds the segments; after the last add_line().
    void finish(const WordStore& words, Families families);

    [[nodiscard]] const std::vector<Token>& tokens() const { return tokens_; }
    [[nodiscard]] const std::vector<Line>& lines() const { return lines_; }
    [[nodiscard]] const std::vector<Segment>& segments() const { return segments_; }
    [[nodiscard]] const WordStatistics& statistics(std::size_t token) const { return statistics_[tokens_[token].statistics]; }

    [[nodiscard]] const std::vector<Run>& runs() const { return runs_; }
    /// How many runs have the same key.
    [[nodiscard]] std::uint32_t run_count(const Run& run, std::size_t key) const { return columns_[column_slot(run.keys[key])].runs; }
    /// How often the first stage gave each label to the words of other runs with this key.
    [[nodiscard]] std::array<std::uint32_t, kind_count + 1> others_labelled(const Run& run, std::size_t key) const;
    /// The index of the run that holds a token, plus one; 0 for none.
    [[nodiscard]] std::uint32_t run_of(std::size_t token) const { return tokens_[token].run; }
    /// Where the word was seen in this document, as hashes of the words before and after it; at most eight.
    [[nodiscard]] const std::vector<std::uint64_t>& company(std::size_t token) const { return company_[tokens_[token].statistics]; }

    /// Takes in the labels that the first stage gave (as many as tokens).
    void count_labels(const std::vector<Label>& labels, const WordStore& words);
    /// Forgets what count_labels() took in.
    void forget_labels();
    /// How often the first stage found exactly these words as a name of each kind.
    [[nodiscard]] KindCounts name_counts(const LabelSpan& span, const WordStore& words) const;
    /// How often it found this token's word and the next one's side by side in a name of each kind.
    [[nodiscard]] KindCounts pair_counts(std::uint32_t token, const WordStore& words) const;

private:
    std::uint32_t statistics_of(std::uint64_t folded);
    void grow_index();
    void count_words(const Line& line, const WordStore& words);
    void find_phrases(const Line& line, const WordStore& words);
    void find_segments(std::uint32_t line, std::uint32_t begin, std::uint32_t end, const WordStore& words);
    std::uint64_t name_hash(const LabelSpan& span, const WordStore& words) const;
    std::uint64_t pair_hash(std::uint32_t token, const WordStore& words) const;
    void count_names(const std::vector<Label>& labels, const WordStore& words);
    [[nodiscard]] std::uint32_t name_slot(std::uint64_t hash) const;

    std::vector<Token> tokens_;
    std::vector<Line> lines_;
    std::vector<Segment> segments_;
    std::vector<WordStatistics> statistics_;
    std::vector<std::uint32_t> index_;  ///< open addressing into statistics_, plus one; 0 empty
    struct Column {
        std::uint64_t key = 0;  ///< 0: an empty slot
        std::uint32_t runs = 0;
        std::array<std::uint32_t, kind_count + 1> labelled{};
    };
    void find_runs(const Line& line, const WordStore& words);
    void close_row(std::size_t first_run, std::uint32_t begin, std::uint32_t end, const WordStore& words);
    void count_columns();
    void note_company(const Line& line, const WordStore& words);
    [[nodiscard]] std::size_t column_slot(std::uint64_t key) const;

    std::vector<Run> runs_;
    std::vector<Column> columns_;  ///< open addressing by key
    std::vector<std::vector<std::uint64_t>> company_;
    std::vector<std::pair<std::uint64_t, KindCounts>> names_;  ///< names and pairs of words in them: open addressing by hash; 0 empty
};

}  // namespace dateline::tagger
