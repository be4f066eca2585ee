#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace dateline {

/// What a part of a query asks for.
enum class NodeKind : std::uint8_t {
    everything,  ///< '*' or nothing at all
    word,        ///< `terms`, one or (when a written word is several, "U.S.") adjacent ones
    phrase,      ///< `terms`, adjacent, as written
    prefix,      ///< words that begin with terms[0]
    fuzzy,       ///< words like terms[0], by at most `distance` letters put in, left out, exchanged or swapped
    near,        ///< `children` (words, phrases, prefixes) within `distance` words
    filter,      ///< `alternatives` of `filter`
    date,        ///< `ranges`
    group,       ///< `children` side by side, each with its Occurrence
    both,        ///< every one of `children` (AND)
    either,      ///< at least one of `children` (OR)
};

/// How a child of a group takes part in it.
enum class Occurrence : std::uint8_t { optional, required, excluded };

/// What a filter inside a query is asked of.
enum class FilterKind : std::uint8_t { person, organization, place, country, mentions, topic, source, language };

/// Days from the first of `from` to the last of `to`, each "YYYY", "YYYY-MM" or "YYYY-MM-DD"; empty where open.
struct DateRange {
    std::string from, to;
};

/// A part of a query, read. `begin` and `end` are the half-open byte range of the query that it was read from.
struct Node {
    NodeKind kind = NodeKind::everything;
    Occurrence occurrence = Occurrence::optional;
    bool in_title = false;  ///< words, phrases and prefixes of the title only
    FilterKind filter = FilterKind::person;
    unsigned distance = 0;  ///< near: words; fuzzy: letters
    std::size_t begin = 0;
    std::size_t end = 0;
    std::vector<std::string> terms;         ///< folded, as the index holds them
    std::vector<std::string> alternatives;  ///< names as written
    std::vector<DateRange> ranges;
    std::vector<Node> children;
};

/// The node as one line, for tests and explanations: `(group oil +price -"crude oil" [country:iran|iraq])`, `(either a (both b c))`, `(near/5 a b)`, `title:x`.
std::string describe(const Node& node);

/// "person" for FilterKind::person, and so on.
const char* filter_name(FilterKind kind);

}  // namespace dateline
