#include "indexer/cleaning/publication_date.hpp"

#include <ctime>
#include <optional>

#include "facets/text/dateline.hpp"
#include "indexer/cleaning/tidy.hpp"
#include "indexer/reading/dates.hpp"
#include "indexer/storing/date_digits.hpp"

namespace dateline {
namespace {

/// The day after tomorrow: a date that has not come yet, by more than time zones explain, is a misprint or a template's.
std::string latest_day() {
    constexpr std::time_t two_days = 2 * 24 * 60 * 60;
    const std::time_t latest = std::time(nullptr) + two_days;
    std::tm parts{};
    char iso[16];
    if (gmtime_r(&latest, &parts) == nullptr) return "9999";
    return {iso, std::strftime(iso, sizeof iso, "%Y-%m-%d", &parts)};
}

/// The first issue of a source, by its own entry or that of all others; empty when none is known.
std::string_view first_issue(std::string_view source, const FirstIssues& first_issues) {
    std::string_view of_all;
    for (const auto& [name, date] : first_issues) {
        if (name == source) return date;
        if (name.empty()) of_all = date;
    }
    return of_all;
}

std::string_view day_part(std::string_view date) {
    return date.substr(0, 10);
}

/// Where a date was found, in words; empty for what the input itself gives.
struct Candidate {
    std::string date;
    const char* rule;
    std::string found;
};

class DateSettler {
public:
    DateSettler(Article& article, const FirstIssues& first_issues) : article_(article), first_issues_(first_issues) {
        if (!article.date.empty() && article.date_rule.empty()) article.date_rule = "input";
        if (refused(article.date)) article.date.clear();
    }

    /// Takes a date where there is none yet, or the one there is knows less of the same day.
    void offer(const Candidate& candidate) {
        if (!is_wanted(candidate.date) || refused(candidate.date)) return;
        article_.date = candidate.date;
        article_.date_rule = candidate.rule;
        article_.notes.push_back("the date was found in " + candidate.found);
    }

    /// Nothing better can come: the day is known, or the input itself knows no more.
    [[nodiscard]] bool is_settled() const {
        return article_.date.size() >= 10 || (!article_.date.empty() && article_.date_rule != "path" && article_.date_rule != "address");
    }

    void read_paths();
    void read_dateline();
    void read_lines(const DateLines& lines);

    void finish() {
        if (article_.date.empty()) article_.date_rule.clear();
    }

private:
    [[nodiscard]] bool is_wanted(std::string_view date) const {
        if (article_.date.empty()) return !date.empty();
        const bool guessed = article_.date_rule == "path" || article_.date_rule == "address";
        return guessed && date.size() > article_.date.size() && date.starts_with(article_.date);
    }

    bool refused(const std::string& date) {
        const std::string reason = impossible_because(date, article_.source, first_issues_);
        if (!reason.empty()) article_.notes.push_back("the date '" + date + "' " + reason + "; it does not count");
        return !reason.empty();
    }

    Article& article_;
    const FirstIssues& first_issues_;
};

void DateSettler::read_paths() {
    if (const auto iso = date_in_path(article_.url); iso && article_.url != article_.id) offer({*iso, "address", "the address"});
    if (is_settled()) return;
    const bool is_address = article_.id.find("://") != std::string::npos;
    if (const auto iso = date_in_path(article_.id))
        offer({*iso, is_address ? "address" : "path", is_address ? "the address" : "the file's name or path"});
}

/// "BERLIN, Nov. 10, 1989 -"; without a year where the article's year is known.
void DateSettler::read_dateline() {
    constexpr std::size_t longest = 200;  // bytes
    std::string_view start = std::string_view(article_.text).substr(0, longest);
    start = start.substr(0, start.find('\n'));
    if (start.find_first_of("0123456789") == std::string_view::npos) return;
    const auto dateline = find_dateline(tokenize(start));
    if (!dateline || dateline->month == 0 || dateline->day == 0) return;
    const bool known_year = article_.date.size() >= 4;
    if (dateline->year == 0 && !known_year) return;
    const std::string year = dateline->year != 0 ? std::to_string(dateline->year) : article_.date.substr(0, 4);
    const std::string month = std::to_string(dateline->month), day = std::to_string(dateline->day);
    if (const auto iso = iso_date(year + "-" + (month.size() < 2 ? "0" : "") + month + "-" + (day.size() < 2 ? "0" : "") + day))
        offer({*iso, "dateline", "the dateline"});
}

void DateSettler::read_lines(const DateLines& lines) {
    for (const std::string_view line : lines) {
        if (is_settled()) return;
        if (const auto found = find_date(line)) offer({found->iso, "line", "the line \"" + one_line(line) + "\""});
    }
}

}  // namespace

std::string impossible_because(std::string_view date, std::string_view source, const FirstIssues& first_issues) {
    constexpr std::string_view first_newspaper = "1605";
    if (date.empty() || date_digits(date).empty()) return {};
    const std::string_view day = day_part(date);
    const std::string latest = latest_day();
    if (day > std::string_view(latest).substr(0, day.size())) return "lies in the future";
    if (day < first_newspaper.substr(0, day.size())) return "lies before there were newspapers";
    const std::string_view first = first_issue(source, first_issues);
    if (!first.empty() && day < first.substr(0, day.size())) return "lies before the first issue of its source, " + std::string(first);
    return {};
}

void settle_date(Article& article, const DateLines& lines, const FirstIssues& first_issues) {
    DateSettler settler(article, first_issues);
    if (!settler.is_settled()) settler.read_paths();
    if (!settler.is_settled()) settler.read_dateline();
    settler.read_lines(lines);
    settler.finish();
}

}  // namespace dateline
