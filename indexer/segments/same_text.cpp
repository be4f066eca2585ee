#include "indexer/segments/same_text.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <optional>
#include <vector>

#include "facets/text/utf8.hpp"
#include "indexer/segments/column_file.hpp"
#include "indexer/storing/date_digits.hpp"

namespace dateline {

namespace {

constexpr std::size_t least_bytes = 60, long_bytes = 250;
constexpr int most_days_apart = 7;

bool is_space(std::int32_t c) {
    return c <= ' ' || c == 0x7F || c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}

bool is_invisible(std::int32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

/// What all characters of its kind are compared as.
std::string_view stand_in(std::int32_t c) {
    if ((c >= 0x2018 && c <= 0x201B) || c == 0x60 || c == 0xB4 || c == 0x2039 || c == 0x203A) return "'";
    if ((c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB) return "\"";
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return "-";
    if (c == 0x2026) return "...";
    return {};
}

void append_comparable(std::string_view text, std::string& to) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint next = code_point_at(text, at);
        const std::string_view as_it_is = text.substr(at, next.length);
        at += next.length;
        if (is_space(next.value)) {
            if (!to.empty() && to.back() != ' ' && to.back() != '\n') to += ' ';
        } else if (!is_invisible(next.value)) {
            const std::string_view instead = stand_in(next.value);
            to += instead.empty() ? as_it_is : instead;
        }
    }
    if (!to.empty() && to.back() == ' ') to.pop_back();
}

std::string labels_of(const Article& article) {
    std::string labels = article.language;
    const GivenLabels& given = article.given;
    for (const std::vector<std::string>* list : {&given.persons, &given.organizations, &given.places, &given.countries, &given.topics}) {
        labels += '\x1D';
        for (const std::string& label : *list) (labels += label) += '\x1E';
    }
    return labels;
}

/// The day of a date as YYYYMMDD; nothing when the day is not known.
std::optional<std::chrono::sys_days> day_of(std::uint32_t date) {
    const std::chrono::year_month_day day(std::chrono::year(static_cast<int>(date / 10000)), std::chrono::month(date / 100 % 100),
                                          std::chrono::day(date % 100));
    if (!day.ok()) return std::nullopt;
    return std::chrono::sys_days(day);
}

bool dates_agree(std::uint32_t of_a, std::uint32_t of_b, bool are_long) {
    if (of_a == of_b || !are_long) return of_a == of_b;
    if (of_a == 0 || of_b == 0) return true;
    const auto day_a = day_of(of_a), day_b = day_of(of_b);
    return day_a && day_b && std::abs((*day_a - *day_b).count()) <= most_days_apart;
}

}  // namespace

std::string comparable_text(std::string_view title, std::string_view text) {
    std::string comparable;
    comparable.reserve(title.size() + text.size() + 1);
    append_comparable(title, comparable);
    comparable += '\n';
    append_comparable(text, comparable);
    return comparable;
}

std::uint32_t text_key(const Article& article) {
    if (article.title.size() + article.text.size() < least_bytes) return 0;
    const std::string text = comparable_text(article.title, article.text);
    if (text.size() < least_bytes) return 0;
    const auto key = static_cast<std::uint32_t>(checksum(text + '\x1C' + labels_of(article)));
    return key != 0 ? key : 1;
}

bool are_copies(const Article& a, const Article& b) {
    const std::string text = comparable_text(a.title, a.text);
    return text.size() >= least_bytes && text == comparable_text(b.title, b.text) && labels_of(a) == labels_of(b) &&
           dates_agree(date_number(date_digits(a.date)), date_number(date_digits(b.date)), text.size() >= long_bytes);
}

TextPrint print_of(const Article& article) {
    const std::string text = comparable_text(article.title, article.text);
    TextPrint print{0, date_number(date_digits(article.date)), text.size() >= long_bytes};
    if (text.size() >= least_bytes) print.text = std::max<std::uint64_t>(1, checksum(text + '\x1C' + labels_of(article)));
    return print;
}

bool are_copies(const TextPrint& a, const TextPrint& b) {
    return a.text != 0 && a.text == b.text && dates_agree(a.date, b.date, a.is_long);
}

}  // namespace dateline
