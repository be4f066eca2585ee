#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/text_stream.hpp"

namespace dateline {

/// How a table of text is written.
struct TableShape {
    char separator = ',';
    bool quoted = true;  ///< fields may stand in quotation marks, and then hold separators and line breaks
};

/// One row of a table.
struct TableRow {
    std::vector<std::string> fields;
    std::size_t line = 0;    ///< of its start, from 1
    std::size_t bytes = 0;   ///< of the input
    bool too_long = false;   ///< more than TextStream::max_record_bytes: fields are only its start
    bool cut_short = false;  ///< the input ends inside quotation marks
};

/// Reads a table row by row (RFC 4180 and what programs make of it), holding one. Empty lines are passed over.
class TableRows {
public:
    TableRows(TextStream& stream, TableShape shape) : stream_(stream), shape_(shape) {}

    /// False at the end of the input.
    bool next(TableRow& row);

private:
    bool more();
    void take(std::size_t bytes, TableRow& row);
    void skip(std::size_t bytes);
    void read_quoted(TableRow& row);
    bool read_field(TableRow& row);

    TextStream& stream_;
    TableShape shape_;
    std::string_view block_;
    std::size_t line_ = 1, taken_ = 0, held_ = 0;
};

/// The shape in which the beginning of a file reads best: the one that gives the most rows as long as the first. `columns`: how many fields the first has then;
/// 0 when the sample is no table.
TableShape find_table_shape(std::string_view sample, std::size_t& columns);

}  // namespace dateline
