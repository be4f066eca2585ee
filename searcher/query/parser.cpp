#include "searcher/query/parser.hpp"

#include <algorithm>
#include <utility>

#include "searcher/query/lexer.hpp"
#include "searcher/query/node_maker.hpp"

namespace dateline {

namespace {

class Parser {
public:
    explicit Parser(std::string_view query) : query_(query), lexemes_(cut_query(query)), maker_(query) {}

    Node parse() {
        if (now().kind == LexemeKind::end) return make_node(NodeKind::everything, 0, 0);
        Node node = parse_either();
        if (now().kind == LexemeKind::close) fail(now(), "')' closes nothing: expected '(' before it, or the end");
        return node;
    }

private:
    [[nodiscard]] const Lexeme& now() const { return lexemes_[next_]; }
    const Lexeme& take() { return lexemes_[next_++]; }
    [[nodiscard]] bool value_follows() const {
        return now().is_attached && (now().kind == LexemeKind::text || now().kind == LexemeKind::phrase);
    }

    [[noreturn]] void fail(const Lexeme& at, const std::string& what) const { throw_query_error(query_, at.begin, what); }

    /// Guards one level of nesting for as long as it lives.
    class Level {
    public:
        explicit Level(Parser& parser) : parser_(parser) {
            if (++parser_.depth_ > max_query_depth) {
                parser_.fail(parser_.now(), "brackets and operators are nested more than " + std::to_string(max_query_depth) + " deep");
            }
        }
        ~Level() { --parser_.depth_; }
        Level(const Level&) = delete;
        Level& operator=(const Level&) = delete;

    private:
        Parser& parser_;
    };

    template <typename ParsePart>
    Node parse_chain(NodeKind kind, LexemeKind op, ParsePart parse_part) {
        Node first = parse_part();
        if (now().kind != op) return first;
        Node chain = make_node(kind, first.begin, first.end);
        chain.children.push_back(std::move(first));
        while (now().kind == op) {
            take();
            chain.children.push_back(parse_part());
        }
        chain.end = chain.children.back().end;
        return chain;
    }

    Node parse_either() {
        const Level level(*this);
        return parse_chain(NodeKind::either, LexemeKind::op_or, [this] { return parse_both(); });
    }

    Node parse_both() {
        return parse_chain(NodeKind::both, LexemeKind::op_and, [this] { return parse_group(); });
    }

    [[nodiscard]] bool part_follows() const {
        switch (now().kind) {
            case LexemeKind::close:
            case LexemeKind::op_and:
            case LexemeKind::op_or:
            case LexemeKind::end:
                return false;
            default:
                return true;
        }
    }

    Node parse_group() {
        if (!part_follows()) fail_without_part();
        Node group = make_node(NodeKind::group, now().begin, now().end);
        bool only_punctuation = true;
        while (part_follows()) {
            only_punctuation = parse_item(group) && only_punctuation;
        }
        if (group.children.empty() && only_punctuation) {
            throw_query_error(query_, group.begin, "expected a word, found only punctuation");
        }
        group.end = lexemes_[next_ - 1].end;
        if (group.children.size() == 1 && group.children.front().occurrence != Occurrence::excluded) {
            Node only = std::move(group.children.front());
            only.occurrence = Occurrence::optional;
            return only;
        }
        return group;
    }

    [[noreturn]] void fail_without_part() const {
        const std::string expected = "expected a word, phrase, filter or '('";
        if (next_ == 0) fail(now(), expected + " first, found '" + written(now()) + "'");
        const Lexeme& before = lexemes_[next_ - 1];
        fail(before, expected + " after '" + written(before) + "'");
    }

    [[nodiscard]] std::string written(const Lexeme& lexeme) const {
        return std::string(query_.substr(lexeme.begin, lexeme.end - lexeme.begin));
    }

    /// One part of a group with its sign; true when it was nothing but punctuation.
    bool parse_item(Node& group) {
        const Lexeme& sign = now();
        Occurrence occurrence = Occurrence::optional;
        if (sign.kind == LexemeKind::plus) occurrence = Occurrence::required;
        if (sign.kind == LexemeKind::minus || sign.kind == LexemeKind::op_not) occurrence = Occurrence::excluded;
        if (occurrence != Occurrence::optional) take();
        if (!part_follows()) fail(sign, "expected a word, phrase, filter or '(' after '" + written(sign) + "'");
        if (is_sign(now().kind))
            fail(now(), "expected a word, phrase, filter or '(' after '" + written(sign) + "', found another operator");
        Node node = parse_near();
        const bool punctuation = node.kind == NodeKind::word && node.terms.empty();
        if (punctuation && occurrence != Occurrence::optional)
            fail(sign, "expected a word after '" + written(sign) + "', found only punctuation");
        if (punctuation) return true;
        node.occurrence = occurrence;
        group.children.push_back(std::move(node));
        return false;
    }

    static bool is_sign(LexemeKind kind) { return kind == LexemeKind::plus || kind == LexemeKind::minus || kind == LexemeKind::op_not; }

    Node parse_near() {
        Node first = parse_part();
        if (now().kind != LexemeKind::op_near) return first;
        Node near = make_node(NodeKind::near, first.begin, first.end);
        check_near_operand(first, now());
        near.children.push_back(std::move(first));
        while (now().kind == LexemeKind::op_near) {
            const Lexeme& op = take();
            near.distance = std::max(near.distance, op.distance);
            if (!part_follows() || is_sign(now().kind)) fail(op, "expected a word or phrase after '" + written(op) + "'");
            Node operand = parse_part();
            check_near_operand(operand, op);
            near.children.push_back(std::move(operand));
        }
        near.end = near.children.back().end;
        return near;
    }

    void check_near_operand(const Node& node, const Lexeme& op) const {
        const bool textual =
            node.kind == NodeKind::word || node.kind == NodeKind::phrase || node.kind == NodeKind::prefix || node.kind == NodeKind::fuzzy;
        if (!textual || node.terms.empty() || node.in_title) {
            fail(op, "expected a word, phrase or prefix on both sides of '" + written(op) + "'");
        }
    }

    Node parse_part() {
        const Lexeme& lexeme = take();
        switch (lexeme.kind) {
            case LexemeKind::open:
                return parse_brackets(lexeme);
            case LexemeKind::phrase:
                return maker_.phrase(lexeme, false);
            case LexemeKind::text:
                return lexeme.edits > 0 ? maker_.fuzzy(lexeme, lexeme.text, lexeme.edits, false)
                                        : maker_.word(lexeme, lexeme.text, lexeme.has_star, false);
            case LexemeKind::star:
                return make_node(NodeKind::everything, lexeme.begin, lexeme.end);
            case LexemeKind::field:
                return parse_field(lexeme);
            case LexemeKind::op_near:
                fail(lexeme, "expected a word or phrase before '" + written(lexeme) + "'");
            default:
                fail(lexeme, "expected a word, phrase, filter or '(', found '" + written(lexeme) + "'");
        }
    }

    Node parse_brackets(const Lexeme& open) {
        if (now().kind == LexemeKind::close) fail(open, "expected a word, phrase or filter between the brackets");
        if (now().kind == LexemeKind::end) fail(open, "a bracket is opened here and never closed: expected ')'");
        Node inner = parse_either();
        if (now().kind != LexemeKind::close) fail(open, "a bracket is opened here and never closed: expected ')'");
        inner.begin = open.begin;
        inner.end = take().end;
        return inner;
    }

    Node parse_field(const Lexeme& field) {
        std::vector<Lexeme> values;
        do {
            if (now().kind == LexemeKind::pipe) take();
            if (!value_follows()) fail_empty_filter(field, values.empty());
            values.push_back(take());
        } while (now().kind == LexemeKind::pipe && now().is_attached);
        if (field.text == "title") return maker_.title(field, values);
        return field.text == "date" ? maker_.dates(field, values) : maker_.filter(field, values);
    }

    [[noreturn]] void fail_empty_filter(const Lexeme& field, bool is_first) const {
        const std::string expected = field.text == "date" ? "a date" : field.text == "title" ? "a word or phrase" : "a name";
        if (is_first) fail(field, "expected " + expected + " right after '" + field.text + ":'");
        fail(lexemes_[next_ - 1], "expected " + expected + " after '|'");
    }

    std::string_view query_;
    std::vector<Lexeme> lexemes_;
    NodeMaker maker_;
    std::size_t next_ = 0;
    unsigned depth_ = 0;
};

}  // namespace

Node parse_query(std::string_view query) {
    return Parser(query).parse();
}

}  // namespace dateline
