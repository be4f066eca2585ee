#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/segments/column_file.hpp"

namespace dateline {

// The file `dictionary` of a segment. Sections:
//   starts    u32 by word, and one past the last: where the word begins in `bytes`
//   bytes     the words, one after the other, in ascending order
//   articles  u32 by word: in how many articles it stands
//   uses      u32 by word: how often, in all of them
//   by_rank   u32: the words' numbers, the most used first; the word sequences are written in ranks
//   languages strings (varint length, bytes): the languages of the articles; a language's place in it is L below
//   words/L   u32: the words that stand in an article of language L, ascending
//   stem_starts/L, stem_bytes/L  the stems of those words, as `starts` and `bytes`
//   group_starts/L, groups/L     u32 by stem: where its words' numbers begin in `groups`
// Those of stems are absent from the small segments that a worker makes.

/// The words of one segment, as they are written (folded), in ascending order of their bytes; a word's number is its place in that order. Memory-mapped
/// and immutable: any number of threads may read. Views live as long as the segment.
class Dictionary {
public:
    explicit Dictionary(ColumnFile file);

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(articles_.size()); }
    [[nodiscard]] std::string_view word(std::uint32_t number) const {
        return bytes_.substr(starts_[number], starts_[number + 1] - starts_[number]);
    }
    /// In how many articles (deleted ones too) it stands, title or text.
    [[nodiscard]] std::uint32_t article_count(std::uint32_t number) const { return articles_[number]; }
    /// How often it stands in all of them.
    [[nodiscard]] std::uint32_t use_count(std::uint32_t number) const { return uses_[number]; }
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view word) const;
    /// The number of the first word that is not before `beginning`; size() when there is none.
    [[nodiscard]] std::uint32_t lower_bound(std::string_view beginning) const;
    /// The words that have this stem in some article of this language (ISO 639-1; "" is English), ascending; empty for none. A word that is_stemmed()
    /// says has no stem, and any word of a language that Xapian has no stemmer for, is its own stem.
    [[nodiscard]] std::span<const std::uint32_t> words_of_stem(std::string_view language, std::string_view stem) const;

    /// The languages of the segment's articles, "en" for "".
    [[nodiscard]] const std::vector<std::string>& languages() const { return languages_; }
    /// The words of an article of that language, ascending.
    [[nodiscard]] std::span<const std::uint32_t> words_of_language(std::size_t language) const;
    /// The number of the word that is used `rank`-th most.
    [[nodiscard]] std::span<const std::uint32_t> by_rank() const { return by_rank_; }
    /// The place of a word in by_rank().
    [[nodiscard]] std::uint32_t rank(std::uint32_t number) const;

    [[nodiscard]] const ColumnFile& file() const { return file_; }

private:
    ColumnFile file_;
    std::span<const std::uint32_t> starts_, articles_, uses_, by_rank_;
    std::string_view bytes_;
    std::vector<std::string> languages_;
};

/// What a dictionary is written from.
struct DictionaryContent {
    /// Of one language: the words, ascending.
    struct Language {
        std::string code;
        std::vector<std::uint32_t> words;
    };
    std::vector<std::uint32_t> starts = {0};
    std::string bytes;
    std::vector<std::uint32_t> articles, uses;
    std::vector<Language> languages;

    void add(std::string_view word) {
        bytes.append(word);
        starts.push_back(static_cast<std::uint32_t>(bytes.size()));
    }
    [[nodiscard]] std::string_view word(std::uint32_t number) const {
        return std::string_view(bytes).substr(starts[number], starts[number + 1] - starts[number]);
    }
};

/// The code that stands for a language: "en" for "".
std::string language_name(std::string_view language);

/// Writes all but the stems. Returns the rank of every word.
std::vector<std::uint32_t> write_words(const DictionaryContent& content, ColumnWriter& to);
/// Writes the stems; to come after write_words().
void write_stems(const DictionaryContent& content, ColumnWriter& to);

}  // namespace dateline
