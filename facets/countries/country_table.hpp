#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// The index of a country in CountryTable::all().
using CountryIndex = std::uint16_t;
constexpr CountryIndex no_country = 0xFFFF;

/// A day as year * 10000 + month * 100 + day; 0 when unknown. A missing month counts as July, a missing day as the first.
using DayNumber = std::int32_t;

/// Reads an ISO 8601 date that may be partial ("1987", "1987-03", "1987-03-18T12:00"); 0 when it starts with no year.
DayNumber day_number(std::string_view iso_date);

/// A word or name of countries.tsv, a view into the built-in table.
struct CountryWord {
    std::string_view text;
    bool needs_context = false;          ///< counts only where its neighbours show a place
    bool second_choice = false;          ///< another country bears it more often
    DayNumber not_from = 0, not_to = 0;  ///< days on which it meant another country; 0: none
};

/// A country, dependent territory or former state.
struct CountryRow {
    std::string_view code, name;
    std::vector<CountryWord> names, former_names, adjectives, capitals, metonyms;  ///< `names` starts with `name`
    DayNumber first_day = 0, last_day = 99999999;                                  ///< when a former state stood
    CountryIndex land_since = no_country;  ///< a former state: whose land it has been since `last_day`
    DayNumber independent = 0;             ///< before this day the land belonged to `land_before`
    CountryIndex land_before = no_country;
};

/// countries.tsv, read once. Immutable, so any number of threads may share it.
class CountryTable {
public:
    /// Throws Error when the built-in table is damaged.
    static const CountryTable& instance();

    [[nodiscard]] const std::vector<CountryRow>& all() const { return rows_; }
    [[nodiscard]] const CountryRow& operator[](CountryIndex index) const { return rows_[index]; }
    /// By code in capitals; no_country when there is none.
    [[nodiscard]] CountryIndex find(std::string_view code) const;

    /// The state that the land of `land` belonged to on `day`: Russia's was the Soviet Union's in 1987, East Germany's is Germany's in 2000. Today's when
    /// the day is unknown.
    [[nodiscard]] CountryIndex state_on(CountryIndex land, DayNumber day) const;

private:
    CountryTable();
    void read_row(std::string_view row);
    void read_time(CountryRow& row, std::string_view time) const;

    std::vector<CountryRow> rows_;  ///< by code
};

}  // namespace dateline
