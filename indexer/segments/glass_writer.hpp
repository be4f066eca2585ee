#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/segments/glass_table.hpp"

namespace dateline {

/// How often a term counts in an article.
struct Posting {
    std::uint32_t docid = 0;
    std::uint32_t wdf = 0;
};

/// What the articles have in one value slot; those without anything there are left out.
struct GlassValues {
    std::uint32_t slot = 0;
    std::vector<std::uint32_t> docids;  ///< ascending
    std::vector<std::string> values;    ///< by place in docids; none is empty
};

/// Makes a small glass database from postings that are in order already; Xapian's own way there, a document at a time, would sort every posting twice more. The database has no positions, term lists or document data. Only Xapian's compaction reads it, so what an archive keeps is written by Xapian itself.
/// All is added in the order of these functions. Not thread-safe.
class GlassWriter {
public:
    /// The values of all slots that have any, by ascending slot.
    void add_values(std::span<const GlassValues> values);
    /// By docid - 1: the sum of all wdf of the article.
    void add_lengths(std::span<const std::uint32_t> lengths);
    /// Terms in the order of their bytes, with at least one posting each, by ascending docid.
    void add_term(std::string_view term, std::span<const Posting> postings);
    /// Writes the files of the database into this folder, which is made. Throws DatabaseError.
    void finish(const std::string& folder);

private:
    void write_values(const GlassValues& values);

    GlassTable table_;
    std::string key_, value_;
    std::uint32_t articles_ = 0, shortest_ = std::numeric_limits<std::uint32_t>::max(), longest_ = 0, most_wdf_ = 0;
    std::uint64_t total_length_ = 0;
};

}  // namespace dateline
