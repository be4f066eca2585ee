#include "searcher/query/lexer.hpp"

#include <algorithm>
#include <array>

#include "facets/error.hpp"
#include "facets/text/edit_distance.hpp"
#include "facets/text/fold.hpp"
#include "facets/text/utf8.hpp"

namespace dateline {

namespace {

constexpr unsigned default_near_distance = 10;
constexpr unsigned max_near_distance = 1000;
constexpr std::array field_names = {"person", "organization", "place",    "country", "mentions",
                                    "topic",  "source",       "language", "date",    "title"};

bool is_space(std::int32_t c) {
    return c <= ' ' || c == 0x7F || c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x3000;
}

bool is_quote(std::int32_t c) {
    return c == '"' || (c >= 0x201C && c <= 0x201F);
}

std::string nearest_field(const std::string& name) {
    const auto distance = [&](const char* field) { return edit_distance(name, field, name.size() + 20); };
    return *std::min_element(field_names.begin(), field_names.end(),
                             [&](const char* a, const char* b) { return distance(a) < distance(b); });
}

class Lexer {
public:
    explicit Lexer(std::string_view query) : query_(query) {}

    std::vector<Lexeme> cut() {
        if (query_.size() > max_query_bytes)
            fail(max_query_bytes, "the query is longer than " + std::to_string(max_query_bytes) + " bytes");
        const std::size_t invalid = find_invalid_utf8(query_);
        if (invalid < query_.size()) fail(invalid, "the query is not valid UTF-8");
        while (skip_spaces(), at_ < query_.size()) cut_one();
        add(LexemeKind::end, at_);
        return std::move(lexemes_);
    }

private:
    [[noreturn]] void fail(std::size_t position, const std::string& what) const { throw_query_error(query_, position, what); }

    [[nodiscard]] std::int32_t peek(std::size_t at) const { return code_point_at(query_, at).value; }
    [[nodiscard]] bool ends(std::size_t at) const { return at >= query_.size() || is_space(peek(at)); }

    void skip_spaces() {
        while (at_ < query_.size() && is_space(peek(at_))) at_ += code_point_at(query_, at_).length;
    }

    Lexeme& add(LexemeKind kind, std::size_t end) {
        Lexeme lexeme;
        lexeme.kind = kind;
        lexeme.begin = at_;
        lexeme.end = end;
        lexeme.is_attached = !lexemes_.empty() && lexemes_.back().end == at_;
        at_ = end;
        return lexemes_.emplace_back(std::move(lexeme));
    }

    [[nodiscard]] bool in_value() const {
        if (lexemes_.empty() || lexemes_.back().end != at_) return false;
        return lexemes_.back().kind == LexemeKind::field || lexemes_.back().kind == LexemeKind::pipe;
    }

    void cut_one() {
        const std::int32_t c = peek(at_);
        if (is_quote(c)) return cut_phrase();
        if (c == ')') return void(add(LexemeKind::close, at_ + 1));
        if (c == '|' && is_after_value()) return void(add(LexemeKind::pipe, at_ + 1));
        if (in_value()) return cut_value();
        if (c == '(') return void(add(LexemeKind::open, at_ + 1));
        if (c == '+' || c == '-') return cut_sign(c);
        if (c == '*' && (ends(at_ + 1) || peek(at_ + 1) == ')')) return void(add(LexemeKind::star, at_ + 1));
        cut_text();
    }

    /// A bar joins alternatives only where a field's value has just ended.
    [[nodiscard]] bool is_after_value() const {
        if (lexemes_.size() < 2 || lexemes_.back().end != at_) return false;
        const LexemeKind before = lexemes_[lexemes_.size() - 2].kind;
        return lexemes_.back().kind == LexemeKind::field || before == LexemeKind::field || before == LexemeKind::pipe;
    }

    void cut_phrase() {
        std::string text;
        std::size_t at = at_ + code_point_at(query_, at_).length;
        for (; at < query_.size() && !is_quote(peek(at)); at += code_point_at(query_, at).length) {
            if (query_[at] == '\\' && at + 1 < query_.size() && (query_[at + 1] == '"' || query_[at + 1] == '\\')) ++at;
            text.append(query_, at, code_point_at(query_, at).length);
        }
        if (at >= query_.size()) fail(at_, "a quote is opened here and never closed: expected '\"' after the phrase");
        add(LexemeKind::phrase, at + code_point_at(query_, at).length).text = std::move(text);
    }

    void cut_value() {
        std::size_t end = at_;
        while (!ends(end) && !is_quote(peek(end)) && query_[end] != '|' && query_[end] != ')') end += code_point_at(query_, end).length;
        const std::string text(query_.substr(at_, end - at_));
        if (text.front() == '(') fail(at_, "expected a name right after the colon, found '('; write alternatives as a|b");
        add(LexemeKind::text, end).text = text;
    }

    void cut_sign(std::int32_t sign) {
        const bool starts = at_ == 0 || is_space(code_point_before(query_, at_).value) || query_[at_ - 1] == '(';
        if (!starts) {
            // "oil -price" excludes, `"a"-b` and `x)-y` only join.
            at_ += 1;
            if (!lexemes_.empty()) lexemes_.back().end = at_;
            return;
        }
        if (ends(at_ + 1) || query_[at_ + 1] == ')') {
            const std::size_t sign_at = at_++;
            skip_spaces();
            // Between words it is a dash: "Iran - talks go on".
            if (!lexemes_.empty() && at_ < query_.size() && query_[at_] != ')') return;
            at_ = sign_at;
            fail(at_, std::string("expected a word, phrase, filter or '(' right after '") + static_cast<char>(sign) + "'");
        }
        add(sign == '+' ? LexemeKind::plus : LexemeKind::minus, at_ + 1);
    }

    void cut_text() {
        std::size_t end = at_, colon = std::string_view::npos;
        for (; !ends(end) && !is_quote(peek(end)) && query_[end] != '(' && query_[end] != ')'; end += code_point_at(query_, end).length) {
            if (query_[end] == ':' && is_field_colon(end)) {
                colon = end;
                break;
            }
        }
        if (colon != std::string_view::npos) return cut_field(colon);
        cut_word(end);
    }

    /// "name:" with only letters before the colon; "12:30", "http://" and "Iran: a report" are words.
    [[nodiscard]] bool is_field_colon(std::size_t colon) const {
        if (colon == at_) return false;
        for (std::size_t i = at_; i < colon; ++i) {
            const auto lower = static_cast<char>(query_[i] | 0x20);
            if (lower < 'a' || lower > 'z') return false;
        }
        if (query_.substr(colon + 1, 2) == "//") return false;
        const std::string name = fold(query_.substr(at_, colon - at_));
        const bool known = is_field(name);
        return known || !ends(colon + 1);
    }

    static bool is_field(const std::string& name) {
        return name == "organisation" || std::find(field_names.begin(), field_names.end(), name) != field_names.end();
    }

    void cut_field(std::size_t colon) {
        std::string name = fold(query_.substr(at_, colon - at_));
        if (!is_field(name)) {
            std::string known;
            for (const char* field : field_names) known += std::string(known.empty() ? "" : ", ") + field;
            fail(at_, "'" + name + ":' is no filter; did you mean '" + nearest_field(name) + ":'? Expected one of " + known +
                          " (or quotes around it, to search for the words)");
        }
        if (name == "organisation") name = "organization";
        add(LexemeKind::field, colon + 1).text = std::move(name);
    }

    void cut_word(std::size_t end) {
        const std::string_view word = query_.substr(at_, end - at_);
        if (word == "AND") return void(add(LexemeKind::op_and, end));
        if (word == "OR") return void(add(LexemeKind::op_or, end));
        if (word == "NOT") return void(add(LexemeKind::op_not, end));
        if (word == "NEAR" || word.substr(0, 5) == "NEAR/") return cut_near(word, end);
        const std::size_t star = word.find('*');
        if (star != std::string_view::npos && star + 1 != word.size()) {
            fail(at_ + star, "expected '*' only at the end of a word, as in 'diplom*'");
        }
        const std::size_t bar = word.find('|');
        if (bar != std::string_view::npos) {
            fail(at_ + bar, "'|' joins the alternatives of a filter, without spaces (person:a|b); expected OR between words");
        }
        Lexeme& lexeme = add(LexemeKind::text, end);
        lexeme.has_star = star != std::string_view::npos;
        lexeme.text = lexeme.has_star ? word.substr(0, star) : word;
        const unsigned edits = edits_of(lexeme.text);
        if (edits == 0) return;
        lexeme.edits = edits;
        lexeme.text.erase(lexeme.text.rfind('~'));
    }

    void cut_near(std::string_view word, std::size_t end) {
        unsigned distance = word.size() == 4 ? default_near_distance : 0;
        for (const char c : word.substr(std::min<std::size_t>(word.size(), 5))) {
            if (c < '0' || c > '9' || distance > max_near_distance) {
                distance = 0;
                break;
            }
            distance = distance * 10 + static_cast<unsigned>(c - '0');
        }
        if (distance == 0 || distance > max_near_distance) {
            fail(at_ + std::min<std::size_t>(word.size(), 5),
                 "expected a number of words from 1 to " + std::to_string(max_near_distance) + " after 'NEAR/'");
        }
        add(LexemeKind::op_near, end).distance = distance;
    }

    std::string_view query_;
    std::size_t at_ = 0;
    std::vector<Lexeme> lexemes_;
};

}  // namespace

std::vector<Lexeme> cut_query(std::string_view query) {
    return Lexer(query).cut();
}

unsigned edits_of(std::string_view word) {
    const std::size_t tilde = word.rfind('~');
    if (tilde == std::string_view::npos || tilde == 0) return 0;
    const std::string_view number = word.substr(tilde + 1);
    if (number.empty() || number == "2") return 2;
    return number == "1" ? 1 : 0;
}

void throw_query_error(std::string_view query, std::size_t position, const std::string& what) {
    std::string place = "at the end";
    if (position < query.size() && find_invalid_utf8(query.substr(position)) > 0) {
        std::size_t end = position;
        while (end < query.size() && end < position + 20 && static_cast<unsigned char>(query[end]) > ' ') {
            end += code_point_at(query, end).length;
        }
        place = "at byte " + std::to_string(position) + ", '" + std::string(query.substr(position, end - position)) + "'";
    } else if (position < query.size()) {
        place = "at byte " + std::to_string(position);
    }
    throw QueryError("the query cannot be read " + place + ": " + what, position);
}

}  // namespace dateline
