#include "indexer/reading/json/json_line.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "facets/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_depth = 256;

// Where files were strung together it stands between values; the parser passes over it before a value that stands alone and nowhere else.
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// The value of four hexadecimal digits at `at`; -1 when they are not.
int hex4(std::string_view text, std::size_t at) {
    if (at + 4 > text.size()) return -1;
    int value = 0;
    for (const char c : text.substr(at, 4)) {
        const int small = c | 0x20;
        const int digit = c >= '0' && c <= '9' ? c - '0' : small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
        if (digit < 0) return -1;
        value = value * 16 + digit;
    }
    return value;
}

/// Walks over a line's values without looking inside strings.
class Scanner {
public:
    explicit Scanner(std::string_view text) : text_(text) {}

    void skip_blanks() {
        while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    }
    [[nodiscard]] bool ended() const { return at_ >= text_.size(); }
    [[nodiscard]] std::size_t position() const { return at_; }
    bool take(char c) {
        if (ended() || text_[at_] != c) return false;
        ++at_;
        return true;
    }

    /// Passes the string that starts here; false when it does not end.
    bool skip_string() {
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] == '\\')
                ++at_;
            else if (text_[at_] == '"')
                return ++at_, true;
        }
        at_ = text_.size();
        return false;
    }

    /// Passes one value, up to the comma or bracket that ends it. False when it is nested too deeply or does not end.
    bool skip_value(bool& too_deep) {
        std::size_t depth = 0;
        while (!ended()) {
            const char c = text_[at_];
            if (c == '"') {
                if (!skip_string()) return false;
                continue;
            }
            if (depth == 0 && (c == ',' || c == '}' || c == ']')) return true;
            if (c == '{' || c == '[') too_deep = ++depth > max_depth;
            if (too_deep) return false;
            if (c == '}' || c == ']') --depth;
            ++at_;
        }
        return depth == 0;
    }

private:
    std::string_view text_;
    std::size_t at_ = 0;
};

std::string expected(std::string_view what, const Scanner& scanner) {
    const std::string where =
        scanner.ended() ? "where the line ends (it is cut short)" : "at column " + std::to_string(scanner.position() + 1);
    return "is not a JSON object: expected " + std::string(what) + " " + where;
}

/// nlohmann's reason without its own prefix and without the excerpt, which may hold anything.
std::string parse_reason(const nlohmann::json::exception& error) {
    std::string reason = error.what();
    if (const std::size_t bracket = reason.find("] "); bracket != std::string::npos) reason.erase(0, bracket + 2);
    if (const std::size_t excerpt = reason.rfind("; last read"); excerpt != std::string::npos) reason.erase(excerpt);
    return reason;
}

std::string decode_name(std::string_view quoted) {
    return nlohmann::json::parse(quoted).get<std::string>();
}

/// Empty when the text is one JSON value, else what is wrong with it.
std::string check_value(std::string_view value) {
    if (nlohmann::json::accept(value)) return {};
    try {
        const nlohmann::json parsed = nlohmann::json::parse(value);
        return {};
    } catch (const nlohmann::json::exception& error) {
        return parse_reason(error);
    }
}

}  // namespace

void mend_json(std::string& line, std::vector<std::string>& notes) {
    bool controls = false, surrogates = false, inside = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const char c = line[at];
        if (c == '"') inside = !inside;
        if (static_cast<unsigned char>(c) < 0x20 && (inside || !is_blank(c))) {
            line[at] = ' ';
            controls = controls || inside;
        }
        if (!inside && line.compare(at, byte_order_mark.size(), byte_order_mark) == 0) line.replace(at, byte_order_mark.size(), "   ");
        if (!inside || c != '\\') continue;
        if (at + 1 >= line.size() || line[at + 1] != 'u') {
            ++at;
            continue;
        }
        const int unit = hex4(line, at + 2);
        const bool high = unit >= 0xD800 && unit < 0xDC00;
        const int next = high && line.compare(at + 6, 2, "\\u") == 0 ? hex4(line, at + 8) : -1;
        const bool pair = next >= 0xDC00 && next < 0xE000;
        if (unit >= 0xD800 && unit < 0xE000 && !pair) {
            line.replace(at + 2, 4, "fffd");
            surrogates = true;
        }
        if (unit >= 0) at += pair ? 11 : 5;
    }
    if (controls) notes.emplace_back("control characters inside strings were replaced by blanks");
    if (surrogates) notes.emplace_back("halves of surrogate pairs were replaced by U+FFFD");
}

std::string split_json_object(std::string_view line, std::vector<JsonMember>& members) {
    members.clear();
    std::unordered_map<std::string, std::size_t> places;
    Scanner scanner(line);
    scanner.skip_blanks();
    if (!scanner.take('{')) return expected("'{'", scanner);
    scanner.skip_blanks();
    bool more = !scanner.take('}');
    while (more) {
        scanner.skip_blanks();
        const std::size_t name_begin = scanner.position();
        if (scanner.ended() || line[name_begin] != '"') return expected("a member's name in quotation marks", scanner);
        if (!scanner.skip_string()) return expected("the end of a string", scanner);
        const std::string_view quoted = line.substr(name_begin, scanner.position() - name_begin);
        if (const std::string wrong = check_value(quoted); !wrong.empty()) return "is not a JSON object: a member's name: " + wrong;
        scanner.skip_blanks();
        if (!scanner.take(':')) return expected("':'", scanner);
        scanner.skip_blanks();
        const std::size_t begin = scanner.position();
        bool too_deep = false;
        if (!scanner.skip_value(too_deep)) {
            return too_deep ? "is nested deeper than " + std::to_string(max_depth) + " levels"
                            : expected("the end of the value of " + std::string(cut_utf8(quoted, 40)), scanner);
        }
        std::string_view value = line.substr(begin, scanner.position() - begin);
        while (!value.empty() && is_blank(value.back())) value.remove_suffix(1);
        if (const std::string wrong = check_value(value); !wrong.empty())
            return "is not a JSON object: the value of " + std::string(cut_utf8(quoted, 40)) + ": " + wrong;
        std::string name = decode_name(quoted);
        const auto [place, is_new] = places.emplace(name, members.size());
        if (is_new)
            members.push_back({std::move(name), value});
        else
            members[place->second].value = value;
        more = scanner.take(',');
        if (!more && !scanner.take('}')) return expected("',' or '}'", scanner);
    }
    scanner.skip_blanks();
    if (!scanner.ended()) return expected("the end of the line", scanner);
    return {};
}

}  // namespace dateline
