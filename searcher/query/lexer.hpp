#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

enum class LexemeKind : std::uint8_t { text, phrase, field, pipe, open, close, plus, minus, op_and, op_or, op_not, op_near, star, end };

/// A piece of a query. `begin` and `end` are its half-open byte range.
struct Lexeme {
    LexemeKind kind = LexemeKind::end;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string text;          ///< text: as written; phrase: what stands between the quotes; field: the name before the colon, folded
    bool has_star = false;     ///< text: it ended in '*', which `text` leaves out
    unsigned edits = 0;        ///< text: it ended in '~' ("~1": 1, "~" and "~2": 2), which `text` leaves out; else 0
    bool is_attached = false;  ///< it follows the lexeme before without a space
    unsigned distance = 0;     ///< op_near
};

/// The longest query that is read, in bytes.
inline constexpr std::size_t max_query_bytes = 65536;

/// Cuts a query into its pieces; the last one is `end`. Values of fields (after the colon and after '|') are given as they are written, up to a
/// space, quote, bar or closing bracket. Throws QueryError for what cannot be a query: an open quote, an unknown field, invalid UTF-8.
std::vector<Lexeme> cut_query(std::string_view query);

/// 2 for "word~" and "word~2", 1 for "word~1"; else 0.
unsigned edits_of(std::string_view word);

/// The place in a query for the eyes of a user: "at byte 7, before 'oil'".
[[noreturn]] void throw_query_error(std::string_view query, std::size_t position, const std::string& what);

}  // namespace dateline
