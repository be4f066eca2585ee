#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facets/entities.hpp"
#include "indexer/article.hpp"

namespace dateline {

/// What is stored of an article beside its terms. Three parts, so that a list of results need not read the last:
/// the head (see RecordHead), the text, and the details (JSON: dropped, notes, extra, extraction).
std::string write_record(const Article& article, const Extraction& extraction);

/// Views into a record; it must outlive them. Throws DatabaseError when the record is damaged.
struct RecordParts {
    std::string_view head;
    std::string_view text;
    std::string_view details;
};
RecordParts split_record(std::string_view record);

/// What a list of results shows of an article besides its text. Written as strings (varint length, bytes) in this order, a list as their number before them.
struct RecordHead {
    std::string id, title, date, language, source, url;
    std::vector<std::string> authors;
    std::vector<std::string> persons;    ///< the first of them by salience
    std::vector<std::string> countries;  ///< codes, about only
    std::vector<std::string> topics;     ///< ids
};
/// Throws DatabaseError when it is damaged.
RecordHead read_head(std::string_view head);

/// The whole article and its extraction back, as they were given to write_record() (input_bytes and is_page excepted).
void read_record(std::string_view record, Article& article, Extraction& extraction);

/// The article and its extraction as one JSON object: a line of `--dry-run`, and what `--show --format json` prints.
std::string article_json(const Article& article, const Extraction& extraction);

}  // namespace dateline
