#include "facets/countries/country_names.hpp"

#include <unordered_map>

#include "facets/countries/country_table.hpp"
#include "facets/text/fold.hpp"

namespace dateline {
namespace {

/// Folded names to countries. Of two that share a name it is the one with that short name, then the one that still bears it, then the first by code.
std::unordered_map<std::string, CountryIndex> index_names() {
    const auto& rows = CountryTable::instance().all();
    std::unordered_map<std::string, CountryIndex> index;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        index.emplace(fold_name(rows[i].code), static_cast<CountryIndex>(i));
        index.emplace(fold_name(rows[i].name), static_cast<CountryIndex>(i));
    }
    for (const auto list : {&CountryRow::names, &CountryRow::former_names})
        for (std::size_t i = 0; i < rows.size(); ++i)
            for (const CountryWord& word : rows[i].*list) {
                const auto country = static_cast<CountryIndex>(i);
                std::string name = fold_name(word.text);
                if (name.starts_with("the ")) name.erase(0, 4);
                index.emplace("the " + name, country);
                index.emplace(std::move(name), country);
            }
    return index;
}

}  // namespace

std::optional<std::string> country_code(std::string_view code_or_name) {
    static const auto index = index_names();
    const auto found = index.find(fold_name(code_or_name));
    if (found == index.end()) return std::nullopt;
    return std::string(CountryTable::instance()[found->second].code);
}

std::string country_name(std::string_view code) {
    const CountryTable& table = CountryTable::instance();
    const CountryIndex found = table.find(code);
    return found == no_country ? std::string() : std::string(table[found].name);
}

}  // namespace dateline
