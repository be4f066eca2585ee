#include "facets/text/dateline.hpp"

#include <array>
#include <charconv>

namespace dateline {
namespace {

constexpr std::uint32_t longest_place = 8;  ///< tokens, commas included
constexpr std::uint32_t longest_brackets = 8;

/// 1 to 12 for a month's English name or abbreviation in any case, with or without dot; 0 for other words.
int month_of(std::string_view word) {
    static constexpr std::array<std::string_view, 12> months = {"january", "february", "march",     "april",   "may",      "june",
                                                                "july",    "august",   "september", "october", "november", "december"};
    if (word.ends_with('.')) word.remove_suffix(1);
    if (word.size() < 3 || word.size() > 9) return 0;
    for (std::size_t month = 0; month < months.size(); ++month) {
        const std::string_view name = months[month];
        if (word.size() > name.size() || (word.size() != name.size() && word.size() > 4)) continue;
        std::size_t same = 0;
        while (same < word.size() && (word[same] | 0x20) == name[same]) ++same;
        if (same == word.size()) return static_cast<int>(month) + 1;
    }
    return 0;
}

/// Digits and nothing else; -1 for other tokens.
int number_of(std::string_view token) {
    int value = -1;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
    return error == std::errc() && end == token.data() + token.size() ? value : -1;
}

class DatelineReader {
public:
    DatelineReader(const TokenizedText& text, std::uint32_t first) : text_(text), at_(first) { found_.place_first = first; }

    std::optional<Dateline> read() {
        if (!place()) return std::nullopt;
        if (iso_date()) return ends_line() ? done() : std::nullopt;
        const bool bracketed = brackets();
        skip(",");
        const bool dated = date() || weekday();
        if (dated) brackets();
        if (dash()) return done();
        if ((bracketed || dated) && (skip(":") || (dated && in_capitals_ && ends_line()))) return done();
        return std::nullopt;
    }

private:
    bool more() const { return at_ < text_.size(); }
    const Token& token() const { return text_.tokens[at_]; }
    std::string_view word() const { return text_[at_]; }
    std::optional<Dateline> done() {
        found_.end = at_;
        return found_;
    }

    bool skip(std::string_view mark) {
        if (!more() || word() != mark) return false;
        ++at_;
        return true;
    }

    /// Capitalised words with at most commas and a slash between: the first in capitals, or all of them short.
    bool place() {
        const std::uint32_t first = at_;
        if (!more() || token().kind != TokenKind::word) return false;
        in_capitals_ = token().letter_case == LetterCase::upper && token().end - token().begin > 1;
        while (more() && at_ - first < longest_place) {
            const bool capitalised = token().kind == TokenKind::word &&
                                     (token().letter_case != LetterCase::lower || (at_ > first && token().end - token().begin <= 3));
            const bool separator = (word() == "," || word() == "/" || word() == "'") && at_ > first;
            if (!(capitalised || separator) || month_of(word()) != 0) break;
            ++at_;
        }
        found_.place_last = at_;
        if (found_.place_last > first && text_[found_.place_last - 1] == ",") --found_.place_last;
        return found_.place_last > first;
    }

    /// "March 18", "18 March", "Feb. 26, 1993".
    bool date() {
        if (!more()) return false;
        int day = number_of(word());
        const bool day_first = day > 0 && day <= 31;
        const std::uint32_t start = at_;
        if (day_first) ++at_;
        const int month = more() ? month_of(word()) : 0;
        if (month == 0) {
            at_ = start;
            return false;
        }
        ++at_;
        if (!day_first) {
            day = more() ? number_of(word()) : -1;
            if (day < 1 || day > 31) return false;
            ++at_;
        }
        found_.month = month;
        found_.day = day;
        year();
        return true;
    }

    void year() {
        const std::uint32_t start = at_;
        skip(",");
        const int value = more() ? number_of(word()) : -1;
        if (value >= 1800 && value < 2200) {
            found_.year = value;
            ++at_;
        } else {
            at_ = start;
            skip(",");
        }
    }

    bool weekday() {
        static constexpr std::array<std::string_view, 7> days = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                                 "Friday", "Saturday", "Sunday"};
        for (const std::string_view day : days)
            if (skip(day)) return true;
        return false;
    }

    /// "LONDON 1996-08-30"
    bool iso_date() {
        if (!more() || word().size() != 10 || word()[4] != '-' || word()[7] != '-') return false;
        const int year = number_of(word().substr(0, 4)), month = number_of(word().substr(5, 2)), day = number_of(word().substr(8));
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) return false;
        found_.year = year;
        found_.month = month;
        found_.day = day;
        ++at_;
        return true;
    }

    /// "(Reuters)"
    bool brackets() {
        if (!more() || word() != "(") return false;
        for (std::uint32_t close = at_ + 1; close < text_.size() && close - at_ < longest_brackets; ++close) {
            if (text_[close] != ")") continue;
            at_ = close + 1;
            return true;
        }
        return false;
    }

    bool dash() {
        if (skip("\u2014") || skip("\u2013") || skip("\u2015")) return true;
        if (!skip("-")) return false;
        skip("-");
        return true;
    }

    bool ends_line() const { return !more() || token().starts_sentence; }

    const TokenizedText& text_;
    std::uint32_t at_;
    bool in_capitals_ = false;
    Dateline found_;
};

}  // namespace

std::optional<Dateline> find_dateline(const TokenizedText& text, std::uint32_t first) {
    return DatelineReader(text, first).read();
}

}  // namespace dateline
