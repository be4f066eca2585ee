#pragma once

#include <xapian.h>

#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/archive/archive.hpp"

namespace dateline {

/// A word of the archive, as it is written (folded).
struct WordForm {
    static constexpr std::uint32_t absent = std::numeric_limits<std::uint32_t>::max();

    std::string word;
    std::vector<std::uint32_t> numbers;  ///< by part of the archive: its number in the segment's dictionary, or absent
    std::uint64_t articles = 0;          ///< in how many it stands, deleted ones that are still stored too
};

/// The words that a part of a query may stand for. All of the archive's segments know a word by the same forms, whichever of them holds it.
struct WordForms {
    std::vector<WordForm> forms;  ///< ascending; those that stand nowhere are left out
    bool is_cut = false;          ///< there are more: only the most frequent of those looked at

    /// About how many of `all` articles hold at least one form, taking the forms to be independent: a number that does not depend on how the
    /// archive is cut into segments.
    [[nodiscard]] double articles(std::uint64_t all) const;
};

/// Finds forms in the dictionaries of an archive, and remembers them. Not thread-safe; the archive must outlive it.
class ArchiveWords {
public:
    /// `languages`: ISO 639-1 codes whose stemmers are asked; none means English.
    ArchiveWords(const Archive& archive, const std::vector<std::string>& languages);

    /// How many words a prefix or a fuzzy word stands for at most, and how many are looked at for them.
    static constexpr std::size_t max_forms = 1000;
    static constexpr std::size_t max_looked_at = 20000;

    /// All words that share a stem with this one in one of the languages, and the word itself.
    const WordForms& of_stem(const std::string& word);
    /// The word itself.
    const WordForms& exactly(const std::string& word);
    /// Words that begin so.
    const WordForms& beginning(const std::string& beginning);
    /// Words that at most `edits` letters put in, left out, exchanged or swapped turn into this one.
    const WordForms& near(const std::string& word, unsigned edits);

    /// The word, of letters only, nearest to one that stands nowhere, of those equally near the most frequent; empty when none is near.
    [[nodiscard]] std::string suggest(const std::string& word) const;

private:
    struct Language {
        std::string code;
        Xapian::Stem stemmer;  ///< leaves words as they are where there is none for the language
    };
    enum class Way : std::uint8_t { stem, exact, beginning, near_1, near_2 };

    WordForms& remember(Way way, const std::string& word, bool& is_new);
    /// Words, and their numbers by part of the archive as far as these are known: all, or none yet.
    using Numbers = std::map<std::string_view, std::vector<std::uint32_t>>;
    void note_number(std::size_t part, std::uint32_t number, Numbers& numbers) const;
    [[nodiscard]] WordForms forms_of(Numbers numbers) const;
    [[nodiscard]] WordForms most_frequent(Numbers numbers, bool is_cut) const;

    const Archive& archive_;
    std::vector<Language> languages_;
    std::map<std::pair<Way, std::string>, WordForms> known_;
};

}  // namespace dateline
