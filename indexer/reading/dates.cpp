#include "indexer/reading/dates.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <vector>

#include "indexer/reading/month_names.hpp"

namespace dateline {
namespace {

/// A run of letters or of digits.
struct Piece {
    std::string_view text;
    std::size_t begin = 0;
    int number = -1;  ///< of at most eight digits; -1 for letters
    int month = 0;    ///< 1 to 12 for the name of a month
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (static_cast<unsigned char>(c) | 0x20U) - 'a' < 26U;
}

/// Bytes of the letter at `at`: one of ASCII, or of the alphabets that UTF-8 writes with two bytes; 0 where none stands.
std::size_t letter_bytes(std::string_view text, std::size_t at) {
    if (is_letter(text[at])) return 1;
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte >= 0xC3 && byte <= 0xDF && at + 1 < text.size() && (static_cast<unsigned char>(text[at + 1]) & 0xC0U) == 0x80U ? 2 : 0;
}

std::size_t end_of_digits(std::string_view text, std::size_t at) {
    while (at < text.size() && is_digit(text[at])) ++at;
    return at;
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const std::size_t bytes = letter_bytes(text, at);
        if (bytes == 0) break;
        at += bytes;
    }
    return at;
}

/// Whether a run of digits is a year that flattening has run together with what follows: "5 May 202111:15".
bool is_run_together(std::string_view digits, const std::vector<Piece>& before) {
    return (digits.size() == 5 || digits.size() == 6) && (digits.starts_with("19") || digits.starts_with("20")) && !before.empty() &&
           before.back().month > 0;
}

std::vector<Piece> cut(std::string_view text, std::size_t max_pieces) {
    std::vector<Piece> pieces;
    for (std::size_t at = 0; at < text.size() && pieces.size() < max_pieces;) {
        const bool digits = is_digit(text[at]);
        std::size_t end = digits ? end_of_digits(text, at) : end_of_word(text, at);
        if (end == at) {
            ++at;
            continue;
        }
        if (digits && is_run_together(text.substr(at, end - at), pieces)) end = at + 4;
        Piece piece{text.substr(at, end - at), at, -1, 0};
        if (digits && end - at <= 8) {
            piece.number = 0;
            for (const char c : piece.text) piece.number = piece.number * 10 + (c - '0');
        } else if (!digits) {
            piece.month = month_number(piece.text);
        }
        pieces.push_back(piece);
        at = end;
    }
    return pieces;
}

bool is_year(const Piece& piece) {
    return piece.text.size() == 4 && piece.number >= 1400 && piece.number <= 2200;
}

int days_in(int year, int month) {
    constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[static_cast<std::size_t>(month - 1)] + (month == 2 && leap);
}

std::string two_digits(int number) {
    return {static_cast<char>('0' + number / 10 % 10), static_cast<char>('0' + number % 10)};
}

/// ISO form; month and day may be 0 (unknown). Empty when there is no such date.
std::optional<std::string> compose(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 0 || month > 12 || day < 0) return std::nullopt;
    std::string iso = two_digits(year / 100) + two_digits(year);
    if (month == 0) return day == 0 ? std::optional(iso) : std::nullopt;
    iso += "-" + two_digits(month);
    if (day == 0) return iso;
    if (day > days_in(year, month)) return std::nullopt;
    return iso + "-" + two_digits(day);
}

std::string_view text_between(std::string_view text, const Piece& left, const Piece& right) {
    const std::size_t begin = left.begin + left.text.size();
    return text.substr(begin, right.begin - begin);
}

/// Whether only blanks and light punctuation stand between two pieces.
bool close_together(std::string_view text, const Piece& left, const Piece& right) {
    const std::string_view between = text_between(text, left, right);
    return between.size() <= 3 && between.find_first_not_of(" ,.-/\t\n\xC2\xA0\xBA") == std::string_view::npos;
}

/// Words that stand inside dates without changing them: "of", "4 de mayo de 2022", ordinals' endings.
bool is_connecting(const Piece& word, const Piece& before) {
    for (const std::string_view of : {"of", "de", "del", "di"})
        if (word.text == of) return before.number >= 0 || before.month > 0;
    if (before.number < 0 || word.begin != before.begin + before.text.size()) return false;
    for (const std::string_view ending : {"st", "nd", "rd", "th", "er"})
        if (word.text == ending) return true;
    return false;
}

std::vector<Piece> date_pieces(std::string_view text, std::size_t max_pieces) {
    std::vector<Piece> kept;
    for (const Piece& piece : cut(text, max_pieces)) {
        if (!kept.empty() && is_connecting(piece, kept.back()))
            kept.back().text = text.substr(kept.back().begin, piece.begin + piece.text.size() - kept.back().begin);
        else
            kept.push_back(piece);
    }
    return kept;
}

/// The full date that three neighbouring pieces make.
std::optional<std::string> full_date(const Piece& a, const Piece& b, const Piece& c) {
    const auto is_day = [](const Piece& piece) { return piece.number >= 1 && piece.number <= 31 && piece.month == 0; };
    if (is_year(c) && is_day(a) && b.month > 0) return compose(c.number, b.month, a.number);
    if (is_year(c) && a.month > 0 && is_day(b)) return compose(c.number, a.month, b.number);
    if (is_year(a) && b.text.size() == 2 && c.text.size() == 2 && b.number > 0 && c.number > 0)
        return compose(a.number, b.number, c.number);
    if (is_year(a) && b.month > 0 && is_day(c)) return compose(a.number, b.month, c.number);
    return std::nullopt;
}

/// Numbers alone: "24.3.1987", where dots say that the day comes first; "3/24/1987" where only one reading gives a date; "1987年3月24日".
std::optional<std::string> numeric_date(std::string_view text, const Piece& a, const Piece& b, const Piece& c) {
    if (a.number < 1 || b.number < 1 || c.number < 1) return std::nullopt;
    const std::string_view first = text_between(text, a, b), second = text_between(text, b, c);
    if (is_year(a) && (first == "\xE5\xB9\xB4" || first.starts_with("\xEB\x85\x84"))) return compose(a.number, b.number, c.number);
    if (!is_year(c) || a.text.size() > 2 || b.text.size() > 2 || !close_together(text, a, b) || !close_together(text, b, c))
        return std::nullopt;
    const auto day_first = compose(c.number, b.number, a.number);
    if (first.starts_with('.') && second.starts_with('.')) return day_first;
    if (first != second || (first != "/" && first != "-")) return std::nullopt;
    const auto month_first = compose(c.number, a.number, b.number);
    if (day_first && month_first && day_first != month_first) return std::nullopt;
    return day_first ? day_first : month_first;
}

std::optional<FoundDate> find_in(std::string_view text, const std::vector<Piece>& pieces) {
    const auto goes_on = [&](std::size_t i) { return i + 1 < pieces.size() && text_between(text, pieces[i], pieces[i + 1]) == "."; };
    for (std::size_t i = 0; i + 2 < pieces.size(); ++i) {
        std::optional<std::string> iso;  // "1.2.2023.4" is the number of a version
        if (!goes_on(i + 2)) iso = numeric_date(text, pieces[i], pieces[i + 1], pieces[i + 2]);
        if (!iso && close_together(text, pieces[i], pieces[i + 1]) && close_together(text, pieces[i + 1], pieces[i + 2]))
            iso = full_date(pieces[i], pieces[i + 1], pieces[i + 2]);
        if (iso) return FoundDate{*iso, pieces[i].begin, pieces[i + 2].begin + pieces[i + 2].text.size()};
    }
    return std::nullopt;
}

/// Four digits or more in a row.
bool has_year(std::string_view line) {
    std::size_t run = 0;
    for (std::size_t i = 0; i < line.size() && run < 4; ++i) run = is_digit(line[i]) ? run + 1 : 0;
    return run == 4;
}

std::optional<std::string> seconds_since_1970(std::string_view digits) {
    if (digits.size() < 9 || digits.size() > 13) return std::nullopt;
    std::int64_t seconds = 0;
    for (const char c : digits) seconds = seconds * 10 + (c - '0');
    if (digits.size() >= 12) seconds /= 1000;
    const auto time = static_cast<std::time_t>(seconds);
    std::tm parts{};
    if (gmtime_r(&time, &parts) == nullptr) return std::nullopt;
    return compose(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

}  // namespace

std::optional<std::string> iso_date(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\n')) text.remove_prefix(1);
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
    const std::vector<Piece> pieces = date_pieces(text, 16);
    if (pieces.empty()) return std::nullopt;
    const bool digits_only = text.find_first_not_of("0123456789") == std::string_view::npos;
    if (digits_only && text.size() == 4) return compose(pieces[0].number, 0, 0);
    if (digits_only && text.size() == 8) return compose(pieces[0].number / 10000, pieces[0].number / 100 % 100, pieces[0].number % 100);
    if (digits_only) return seconds_since_1970(text);
    if (pieces[0].text.size() == 8 && pieces[0].number > 0 && pieces.size() > 1 && pieces[1].text == "T")
        return compose(pieces[0].number / 10000, pieces[0].number / 100 % 100, pieces[0].number % 100);
    if (const auto found = find_in(text, pieces)) return found->iso;
    if (is_year(pieces[0]) && pieces.size() == 2 && pieces[1].text.size() == 2 && pieces[1].number > 0)
        return compose(pieces[0].number, pieces[1].number, 0);
    if (pieces.size() == 2 && pieces[0].month > 0 && is_year(pieces[1])) return compose(pieces[1].number, pieces[0].month, 0);
    return std::nullopt;
}

std::optional<FoundDate> find_date(std::string_view line) {
    if (!has_year(line)) return std::nullopt;
    return find_in(line, date_pieces(line, 400));
}

std::optional<std::string> date_in_path(std::string_view path) {
    std::optional<std::string> found;
    int year = 0, month = 0;  // of the folders just passed
    while (!path.empty()) {
        const std::size_t slash = path.find('/');
        const std::string_view part = path.substr(0, slash);
        path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
        const std::vector<Piece> pieces = cut(part, 4);
        const bool starts_with_digit = !pieces.empty() && pieces[0].begin == 0 && pieces[0].number > 0;
        const bool only_number = starts_with_digit && pieces[0].text.size() == part.size();
        if (starts_with_digit && pieces.size() >= 3 && is_year(pieces[0]) && close_together(part, pieces[0], pieces[1]) &&
            close_together(part, pieces[1], pieces[2])) {
            if (const auto iso = full_date(pieces[0], pieces[1], pieces[2])) found = iso;
        } else if (starts_with_digit && pieces[0].text.size() == 8 && pieces[0].number / 10000 >= 1400 &&
                   pieces[0].number / 10000 <= 2200) {
            if (const auto iso = compose(pieces[0].number / 10000, pieces[0].number / 100 % 100, pieces[0].number % 100);
                iso && iso->size() == 10)
                found = iso;
        }
        if (only_number && is_year(pieces[0])) {
            year = pieces[0].number;
            month = 0;
        } else if (only_number && year > 0 && month == 0 && part.size() <= 2 && pieces[0].number <= 12) {
            month = pieces[0].number;
            found = compose(year, month, 0);
        } else if (only_number && year > 0 && month > 0 && part.size() <= 2) {
            if (const auto iso = compose(year, month, pieces[0].number)) found = iso;
            year = 0;
        } else {
            year = 0;
        }
    }
    return found;
}

}  // namespace dateline
