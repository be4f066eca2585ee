#include "indexer/reading/table/table_rows.hpp"

#include <algorithm>
#include <array>

namespace dateline {

bool TableRows::more() {
    return !block_.empty() || stream_.next_block(block_);
}

void TableRows::skip(std::size_t bytes) {
    line_ += static_cast<std::size_t>(std::count(block_.begin(), block_.begin() + static_cast<std::ptrdiff_t>(bytes), '\n'));
    block_.remove_prefix(bytes);
    taken_ += bytes;
}

void TableRows::take(std::size_t bytes, TableRow& row) {
    const std::size_t room = TextStream::max_record_bytes - std::min(held_, TextStream::max_record_bytes);
    row.too_long = row.too_long || bytes > room;
    row.fields.back() += block_.substr(0, std::min(bytes, room));
    held_ += std::min(bytes, room);
    skip(bytes);
}

/// What stands between quotation marks; a doubled one stands for itself.
void TableRows::read_quoted(TableRow& row) {
    skip(1);
    while (more()) {
        const std::size_t end = std::min(block_.find('"'), block_.size());
        take(end, row);
        if (!more()) break;
        if (block_.front() != '"') continue;
        skip(1);
        if (!more() || block_.front() != '"') return;
        take(1, row);
    }
    row.cut_short = true;
}

/// One field and what ends it; true when that is not the end of the row.
bool TableRows::read_field(TableRow& row) {
    constexpr std::size_t most_fields = 10'000;
    if (row.fields.size() < most_fields) row.fields.emplace_back();
    if (shape_.quoted && more() && block_.front() == '"') read_quoted(row);
    const std::array<char, 2> ends{shape_.separator, '\n'};
    while (more()) {
        const std::size_t end = std::min(block_.find_first_of(std::string_view(ends.data(), ends.size())), block_.size());
        take(end, row);
        if (block_.empty()) continue;
        const bool goes_on = block_.front() == shape_.separator;
        skip(1);
        if (!goes_on && !row.fields.back().empty() && row.fields.back().back() == '\r') row.fields.back().pop_back();
        return goes_on;
    }
    return false;
}

bool TableRows::next(TableRow& row) {
    while (more()) {
        row = TableRow{};
        row.line = line_;
        taken_ = held_ = 0;
        while (read_field(row)) {
        }
        row.bytes = taken_;
        if (row.fields.size() > 1 || !row.fields.front().empty() || row.too_long) return true;
    }
    return false;
}

TableShape find_table_shape(std::string_view sample, std::size_t& columns) {
    constexpr std::size_t most_rows = 50;
    constexpr std::array<TableShape, 5> shapes{{{',', true}, {'\t', true}, {'\t', false}, {';', true}, {'|', true}}};
    TableShape best;
    std::size_t best_score = 0;
    columns = 0;
    for (const TableShape shape : shapes) {
        ByteStream bytes(source_of(sample));
        TextStream stream(bytes);
        TableRows rows(stream, shape);
        TableRow row;
        std::size_t first = 0, alike = 0, all = 0;
        while (all < most_rows && rows.next(row)) {
            if (all++ == 0) first = row.fields.size();
            alike += row.fields.size() == first;
        }
        // The last row is mostly cut by the end of the sample.
        if (first < 2 || alike + 1 + all / 10 < all) continue;
        const std::size_t score = alike * 100 + std::min<std::size_t>(first, 50);
        if (score <= best_score) continue;
        best_score = score;
        best = shape;
        columns = first;
    }
    return best;
}

}  // namespace dateline
