#include "searcher/query/node_maker.hpp"

#include <utility>

#include "facets/text/fold.hpp"
#include "indexer/storing/words.hpp"
#include "searcher/query/dates.hpp"

namespace dateline {

namespace {

FilterKind filter_kind(const std::string& name) {
    for (const FilterKind kind : {FilterKind::person, FilterKind::organization, FilterKind::place, FilterKind::country,
                                  FilterKind::mentions, FilterKind::topic, FilterKind::source}) {
        if (name == filter_name(kind)) return kind;
    }
    return FilterKind::language;
}

}  // namespace

Node make_node(NodeKind kind, std::size_t begin, std::size_t end) {
    Node node;
    node.kind = kind;
    node.begin = begin;
    node.end = end;
    return node;
}

void NodeMaker::fail(const Lexeme& at, const std::string& what) const {
    throw_query_error(query_, at.begin, what);
}

Node NodeMaker::word(const Lexeme& lexeme, std::string_view text, bool has_star, bool in_title) const {
    Node node = make_node(has_star ? NodeKind::prefix : NodeKind::word, lexeme.begin, lexeme.end);
    node.in_title = in_title;
    node.terms = index_words(text);
    if (node.terms.empty() && fold_name(text).size() > FoldedText::max_word_bytes) {
        fail(lexeme, "a word of more than " + std::to_string(FoldedText::max_word_bytes) + " bytes stands in no index");
    }
    if (has_star && node.terms.empty()) fail(lexeme, "expected the beginning of a word before '*'");
    return node;
}

Node NodeMaker::fuzzy(const Lexeme& lexeme, std::string_view text, unsigned edits, bool in_title) const {
    Node node = word(lexeme, text, false, in_title);
    if (node.terms.size() != 1) fail(lexeme, "expected a single word before '~'");
    node.kind = NodeKind::fuzzy;
    // Of a short word two letters are too much: everything would be like it.
    constexpr std::size_t long_enough = 5;
    node.distance = node.terms.front().size() < long_enough ? 1 : edits;
    return node;
}

Node NodeMaker::phrase(const Lexeme& lexeme, bool in_title) const {
    Node node = make_node(NodeKind::phrase, lexeme.begin, lexeme.end);
    node.in_title = in_title;
    node.terms = index_words(lexeme.text);
    if (node.terms.empty()) fail(lexeme, "expected a word between the quotes");
    return node;
}

Node NodeMaker::title(const Lexeme& field, const std::vector<Lexeme>& values) const {
    Node either = make_node(NodeKind::either, field.begin, values.back().end);
    for (const Lexeme& value : values) {
        if (value.kind == LexemeKind::phrase) {
            either.children.push_back(phrase(value, true));
            continue;
        }
        const std::string_view text = value.text;
        if (const unsigned edits = edits_of(text); edits > 0) {
            either.children.push_back(fuzzy(value, text.substr(0, text.rfind('~')), edits, true));
            continue;
        }
        const std::size_t star = text.find('*');
        if (star != std::string_view::npos && star + 1 != text.size()) fail(value, "expected '*' only at the end of a word");
        Node one = word(value, text.substr(0, star), star != std::string_view::npos, true);
        if (one.terms.empty()) fail(value, "expected a word after 'title:', found only punctuation");
        either.children.push_back(std::move(one));
    }
    if (either.children.size() > 1) return either;
    Node only = std::move(either.children.front());
    only.begin = field.begin;
    return only;
}

Node NodeMaker::dates(const Lexeme& field, const std::vector<Lexeme>& values) const {
    Node node = make_node(NodeKind::date, field.begin, values.back().end);
    for (const Lexeme& value : values) {
        DateRange range;
        const std::size_t dots = value.text.find("..");
        range.from = value.text.substr(0, dots);
        range.to = dots == std::string::npos ? range.from : value.text.substr(dots + 2);
        const bool open = range.from.empty() && range.to.empty();
        if (open || (!range.from.empty() && !is_date(range.from)) || (!range.to.empty() && !is_date(range.to))) {
            fail(value, "expected a date such as 2010, 2010-03 or 2010-03-18, or a range such as 2010-03..2010-04");
        }
        if (!range.from.empty() && !range.to.empty() && range.from.substr(0, range.to.size()) > range.to) {
            fail(value, "the range ends before it begins: expected the earlier date first");
        }
        node.ranges.push_back(std::move(range));
    }
    return node;
}

Node NodeMaker::filter(const Lexeme& field, const std::vector<Lexeme>& values) const {
    Node node = make_node(NodeKind::filter, field.begin, values.back().end);
    node.filter = filter_kind(field.text);
    for (const Lexeme& value : values) {
        if (fold_name(value.text).empty()) fail(value, "expected a name after '" + field.text + ":', found only punctuation");
        node.alternatives.push_back(value.text);
    }
    return node;
}

}  // namespace dateline
