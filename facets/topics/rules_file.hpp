#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// One word of a rule as it is compared with the words of an article.
struct WordPattern {
    enum class Match : std::uint8_t {
        exact,     ///< this word
        prefix,    ///< every word that begins so
        capitals,  ///< this word written in capitals only ("WHO", "U.S.")
    };
    std::string folded;  ///< small letters and digits without accents; never empty
    Match match = Match::exact;

    bool operator==(const WordPattern&) const = default;
};

/// Words that follow each other with nothing but blanks, hyphens or apostrophes between; never empty.
struct Phrase {
    std::vector<WordPattern> words;
    bool with_plural = true;  ///< the last word may also stand with a plural ending (never where that word is a prefix or in capitals)

    bool operator==(const Phrase&) const = default;
};

/// What speaks for a label, or against it.
struct TopicRule {
    std::size_t label = 0;         ///< index into RulesFile::labels
    double weight = 0;             ///< negative speaks against the label; never_weight excludes it
    std::vector<Phrase> required;  ///< all must be in the article; never empty
    std::vector<Phrase> absent;    ///< none may be
};

/// The weight of a rule that excludes its label whatever else speaks for it.
inline constexpr double never_weight = -1e6;

/// A file of rules that give labels (topics) by weighted words, read and checked.
///
///     # A comment. Blank lines and blanks at the start of a line mean nothing.
///     ignore: European Union, striker          words that are no evidence of anything, wherever they stand
///     topic: labour dispute                    what the following lines are about, up to the next 'topic:'
///     8: general strike, picket line           a weight from -100 to 100, then terms separated by commas
///     5: strike* & worker, lock-out
///     4: strike & union & !missile
///     -3: air strike                           a negative weight speaks against the topic
///     never: strike price                      with these words never this topic
///
/// A term is a word, or several that must follow each other. Case, accents, hyphens and apostrophes do not count: "by-election" is "By Election".
/// - The last word of a term also matches its plural (-s, -es, -ies). A term in "double quotes" matches as it stands only.
/// - `strik*` matches every word that begins so; at least three letters stand before the star.
/// - A word in CAPITALS (two letters or more) matches only where the article has it in capitals too: AIDS, WHO.
/// - `a & b`: both in the article, wherever; `a & !b`: the first without the second.
/// Where terms overlap, the longest counts, over all topics of the file: after "trade war: ..." the words "trade war" are no "war".
struct RulesFile {
    std::vector<std::string> labels;  ///< as written after "topic:", each once, in the order of the file
    std::vector<TopicRule> rules;
    std::vector<Phrase> ignored;
};

/// Reads rules from UTF-8. `name` is the file's name for messages. Throws Error naming the file, the line and what was expected there.
RulesFile parse_rules(std::string_view text, std::string_view name);

}  // namespace dateline
