#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/lexer.hpp"
#include "searcher/query/node.hpp"

namespace dateline {

/// One without terms or children, that was read from these bytes of the query.
Node make_node(NodeKind kind, std::size_t begin, std::size_t end);

/// Makes the nodes that a query's lexemes stand for by themselves: words, phrases, filters. All throw QueryError, which names the lexeme, when what is written
/// there cannot be meant. The query must outlive it.
class NodeMaker {
public:
    explicit NodeMaker(std::string_view query) : query_(query) {}

    /// A word, or with `has_star` a prefix; no terms where there is nothing but punctuation.
    [[nodiscard]] Node word(const Lexeme& lexeme, std::string_view text, bool has_star, bool in_title) const;
    [[nodiscard]] Node fuzzy(const Lexeme& lexeme, std::string_view text, unsigned edits, bool in_title) const;
    [[nodiscard]] Node phrase(const Lexeme& lexeme, bool in_title) const;

    // A field ("title:") and the values behind it, of which there is at least one.
    [[nodiscard]] Node title(const Lexeme& field, const std::vector<Lexeme>& values) const;
    [[nodiscard]] Node dates(const Lexeme& field, const std::vector<Lexeme>& values) const;
    [[nodiscard]] Node filter(const Lexeme& field, const std::vector<Lexeme>& values) const;

private:
    [[noreturn]] void fail(const Lexeme& at, const std::string& what) const;

    std::string_view query_;
};

}  // namespace dateline
