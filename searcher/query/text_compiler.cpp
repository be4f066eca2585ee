// The part of Compiler that turns words, phrases, prefixes and NEAR into terms.

#include <algorithm>

#include "indexer/schema.hpp"
#include "searcher/query/compiler.hpp"

namespace dateline {

namespace {

using Xapian::Query;

/// How many words a prefix stands for at most: the most frequent of the first ones in the order of the index.
constexpr std::size_t max_prefix_words = 1000;
constexpr std::size_t max_prefix_words_seen = 20000;

std::vector<std::string> in_field(const Node& node) {
    std::vector<std::string> terms;
    for (const std::string& term : node.terms) terms.push_back((node.in_title ? prefix_title : "") + term);
    return terms;
}

Query adjacent(const std::vector<std::string>& terms) {
    if (terms.size() == 1) return Query(terms.front());
    return Query(Query::OP_PHRASE, terms.begin(), terms.end(), static_cast<Xapian::termcount>(terms.size()));
}

}  // namespace

Query Compiler::text_query(const Node& node) {
    switch (node.kind) {
        case NodeKind::prefix:
            return prefix_query(node);
        case NodeKind::near:
            return near_query(node);
        case NodeKind::word:
            return node.terms.size() == 1 ? word_query(node) : adjacent(in_field(node));
        default:
            return adjacent(in_field(node));
    }
}

Query Compiler::word_query(const Node& node) {
    const std::vector<std::string>& terms = present_terms(node.terms.front(), node.in_title);
    if (terms.size() == 1) return Query(terms.front());
    return Query(Query::OP_SYNONYM, terms.begin(), terms.end());
}

/// The terms of a word's stems that stand in some article.
const std::vector<std::string>& Compiler::present_terms(const std::string& word, bool in_title) {
    const auto [entry, is_new] = words_.try_emplace((in_title ? prefix_title : "") + word);
    if (!is_new) return entry->second;
    for (std::string& term : stems_.terms(word)) {
        if (in_title) term.insert(term.front() == 'Z' ? 1 : 0, prefix_title);
        if (archive_.joint().term_exists(term)) entry->second.push_back(std::move(term));
    }
    if (entry->second.empty() && !archive_.joint().term_exists(word)) note_missing(word);
    return entry->second;
}

void Compiler::note_missing(const std::string& word) {
    const std::string suggestion = archive_.joint().get_spelling_suggestion(word);
    note("no article has the word '" + word + "'" + (suggestion.empty() ? "" : "; did you mean \"" + suggestion + "\"?"));
}

Query Compiler::prefix_query(const Node& node) {
    const std::vector<std::string> terms = in_field(node);
    const std::vector<std::string>& words = expand_prefix(terms.back());
    const Query last(Query::OP_SYNONYM, words.begin(), words.end());
    if (terms.size() == 1) return last;
    std::vector<Query> parts(terms.begin(), terms.end() - 1);
    parts.push_back(last);
    return Query(Query::OP_PHRASE, parts.begin(), parts.end(), static_cast<Xapian::termcount>(parts.size()));
}

const std::vector<std::string>& Compiler::expand_prefix(const std::string& prefix) {
    const auto [entry, is_new] = prefixes_.try_emplace(prefix);
    if (!is_new) return entry->second;
    const Xapian::Database& database = archive_.joint();
    std::vector<std::pair<Xapian::doccount, std::string>> words;
    bool is_cut = false;
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
        if (words.size() == max_prefix_words_seen) {
            is_cut = true;
            break;
        }
        words.emplace_back(term.get_termfreq(), *term);
    }
    if (words.size() > max_prefix_words) {
        is_cut = true;
        std::nth_element(words.begin(), words.begin() + max_prefix_words, words.end(), std::greater<>());
        words.resize(max_prefix_words);
    }
    const std::string written = prefix.substr(prefix.front() == *prefix_title ? 1 : 0);
    if (is_cut) note("'" + written + "*' stands for too many words: only " + std::to_string(words.size()) + " frequent ones are searched");
    if (words.empty()) note("no article has a word that begins with '" + written + "'");
    for (auto& [frequency, word] : words) entry->second.push_back(std::move(word));
    return entry->second;
}

/// Words as written, within the window. A phrase among them must stand as a phrase, with its words in the window.
Query Compiler::near_query(const Node& node) {
    std::vector<Query> close, phrases;
    for (const Node& child : node.children) {
        if (child.terms.size() > 1) phrases.push_back(text_query(child));
        close.insert(close.end(), child.terms.begin(), child.terms.end());
        if (child.kind != NodeKind::prefix) continue;
        const std::vector<std::string>& words = expand_prefix(child.terms.back());
        close.back() = Query(Query::OP_SYNONYM, words.begin(), words.end());
    }
    const auto window = static_cast<Xapian::termcount>(node.distance + close.size() - 1);
    const Query near(Query::OP_NEAR, close.begin(), close.end(), window);
    if (phrases.empty()) return near;
    return Query(Query::OP_FILTER, near, Query(Query::OP_AND, phrases.begin(), phrases.end()));
}

}  // namespace dateline
