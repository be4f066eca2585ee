#include "facets/countries/country_table.hpp"

#include <algorithm>
#include <charconv>

#include "facets/error.hpp"
#include "facets/tables/tables.hpp"

namespace dateline {
namespace {

constexpr DayNumber today = 99990000;  ///< later than every change in the table

/// The digits at the start of `text` as a number, which are cut off; -1 when it starts with none.
std::int32_t cut_number(std::string_view& text) {
    std::int32_t value = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + std::min<std::size_t>(text.size(), 4), value);
    if (error != std::errc()) return -1;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

std::int32_t cut_part(std::string_view& text, std::int32_t when_missing) {
    if (text.empty() || text.front() != '-') return when_missing;
    text.remove_prefix(1);
    const std::int32_t value = cut_number(text);
    return value < 0 ? when_missing : value;
}

/// "Name", "?Name", "~Name", "Name@1971-10-27..1997-05-16"
CountryWord read_word(std::string_view text) {
    CountryWord word;
    if (text.starts_with('?')) word.needs_context = true;
    if (text.starts_with('~')) word.second_choice = true;
    if (word.needs_context || word.second_choice) text.remove_prefix(1);
    if (const std::size_t at = text.find('@'); at != std::string_view::npos) {
        word.not_from = day_number(text.substr(at + 1));
        word.not_to = day_number(text.substr(std::min(text.size(), text.find("..", at) + 2)));
        text = text.substr(0, at);
    }
    word.text = text;
    return word;
}

std::vector<CountryWord> read_words(std::string_view list) {
    std::vector<CountryWord> words;
    while (!list.empty()) {
        const CountryWord word = read_word(next_column(list, ';'));
        if (!word.text.empty()) words.push_back(word);
    }
    return words;
}

}  // namespace

DayNumber day_number(std::string_view iso_date) {
    const std::int32_t year = cut_number(iso_date);
    if (year <= 0) return 0;
    const std::int32_t month = cut_part(iso_date, 7);
    return year * 10000 + month * 100 + cut_part(iso_date, 1);
}

const CountryTable& CountryTable::instance() {
    static const CountryTable table;
    return table;
}

CountryTable::CountryTable() {
    std::vector<std::string_view> times;
    for_each_row(built_in_table("countries"), [&](std::string_view row) {
        times.push_back(row.substr(row.rfind('\t') + 1));
        read_row(row);
    });
    if (rows_.empty() || !std::is_sorted(rows_.begin(), rows_.end(), [](const auto& a, const auto& b) { return a.code < b.code; }))
        throw Error("The built-in table of countries is damaged: its codes must be sorted.");
    for (std::size_t i = 0; i < rows_.size(); ++i) read_time(rows_[i], times[i]);
}

void CountryTable::read_row(std::string_view row) {
    CountryRow country;
    country.code = next_column(row);
    const CountryWord name = read_word(next_column(row));
    country.name = name.text;
    country.names = read_words(next_column(row));
    country.names.insert(country.names.begin(), name);
    country.former_names = read_words(next_column(row));
    country.adjectives = read_words(next_column(row));
    country.capitals = read_words(next_column(row));
    country.metonyms = read_words(next_column(row));
    if (country.code.size() != 2 || country.name.empty())
        throw Error("The built-in table of countries is damaged at code '" + std::string(country.code) + "'.");
    rows_.push_back(std::move(country));
}

void CountryTable::read_time(CountryRow& row, std::string_view time) const {
    if (time.empty()) return;
    if (const std::size_t before = time.find('<'); before != std::string_view::npos) {
        row.land_before = find(time.substr(0, before));
        row.independent = day_number(time.substr(before + 1));
    } else if (const std::size_t dots = time.find(".."); dots != std::string_view::npos) {
        row.first_day = day_number(time.substr(0, dots));
        row.last_day = day_number(time.substr(dots + 2));
        row.land_since = find(time.substr(time.find(':') + 1));
    }
    if (row.land_before == no_country && row.land_since == no_country)
        throw Error("The built-in table of countries is damaged: '" + std::string(time) + "' is no time.");
}

CountryIndex CountryTable::find(std::string_view code) const {
    const auto found =
        std::lower_bound(rows_.begin(), rows_.end(), code, [](const CountryRow& row, auto wanted) { return row.code < wanted; });
    return found != rows_.end() && found->code == code ? static_cast<CountryIndex>(found - rows_.begin()) : no_country;
}

CountryIndex CountryTable::state_on(CountryIndex land, DayNumber day) const {
    if (day == 0) day = today;
    const CountryRow& row = rows_[land];
    if (row.land_since != no_country && (day < row.first_day || day > row.last_day))
        return state_on(row.land_since, std::max(day, row.last_day + 1));
    if (row.land_before == no_country || day >= row.independent) return land;
    return day >= rows_[row.land_before].first_day ? state_on(row.land_before, day) : land;
}

}  // namespace dateline
