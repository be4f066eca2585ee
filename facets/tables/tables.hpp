#pragma once

#include <string_view>

namespace dateline {

/// The content of facets/tables/NAME.tsv as it was at build time, for the life of the program; empty when there is no such table.
std::string_view built_in_table(std::string_view name);

/// Calls `use(line)` for every line of a table that is neither empty nor a comment (starts with '#'), without its line break.
template <typename Use>
void for_each_row(std::string_view table, Use use) {
    while (!table.empty()) {
        const std::string_view line = table.substr(0, table.find('\n'));
        table.remove_prefix(line.size() < table.size() ? line.size() + 1 : line.size());
        if (!line.empty() && line.front() != '#') use(line);
    }
}

/// Cuts off and returns the part of `row` before the next `separator`; the whole rest when there is none.
inline std::string_view next_column(std::string_view& row, char separator = '\t') {
    const std::string_view column = row.substr(0, row.find(separator));
    row.remove_prefix(column.size() < row.size() ? column.size() + 1 : column.size());
    return column;
}

}  // namespace dateline
