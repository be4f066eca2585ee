#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facets/entities.hpp"
#include "indexer/article.hpp"

namespace dateline {

/// What is stored of an article beside its terms. In two parts, which are stored apart, so that a list of results need not read the second.
struct Record {
    std::string front;    ///< the head (see RecordHead) and the text, each as varint length and bytes
    std::string details;  ///< what was dropped, notes, unknown fields, given labels, the extraction: see details.hpp
    [[nodiscard]] std::size_t size() const { return front.size() + details.size(); }
};
Record write_record(const Article& article, const Extraction& extraction);

/// Views into the front of a record; it must outlive them. Throws DatabaseError when it is damaged.
struct RecordFront {
    std::string_view head;
    std::string_view text;
};
RecordFront split_front(std::string_view front);

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

/// The whole article and its extraction back, as they were given to write_record() but for input_bytes, is_page and what details.hpp rounds. Throws
/// DatabaseError when the record is damaged.
void read_record(const Record& record, Article& article, Extraction& extraction);

/// The article and its extraction as one JSON object: a line of `--dry-run`, and what `--show --format json` prints.
std::string article_json(const Article& article, const Extraction& extraction);

}  // namespace dateline
