#pragma once

#include <xapian.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "indexer/schema.hpp"

namespace dateline {

/// Fills a small glass database, document by document, with the terms and values that schema.hpp tells of; a document's number is its place. Throws DatabaseError.
class PostingWriter {
public:
    /// Makes the folder and the database `xapian` in it.
    explicit PostingWriter(const std::string& folder);

    void begin();
    void add_word(std::string_view word, std::uint32_t wdf);
    void add_title_word(std::string_view word);
    /// The ids of one kind: filter terms, and the value slot.
    void add_facets(FacetKind kind, std::span<const std::uint32_t> ascending_ids);
    /// YYYYMMDD with zeroes for what is not known.
    void add_date(std::uint32_t date);
    void add_id(std::string_view article_id);
    void end();

    void finish();

private:
    std::string path_;
    Xapian::WritableDatabase database_;
    Xapian::Document document_;
    std::string term_;
};

}  // namespace dateline
