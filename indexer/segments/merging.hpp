#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "indexer/segments/segment.hpp"

namespace dateline {

/// Writes segments of any size as one into `folder`, which must not exist: the first one's articles come first, and all keep their order, deleted ones too.
/// The docid of an article grows by the last docids of the segments before its own. Nothing is waited for to reach the disk. `scratch` is a folder
/// that may be used and is left empty. Damaged facet columns are written whole; any other damage is thrown as a DatabaseError that names the file.
/// Memory: the dictionaries, some 8 bytes an article, and buffers.
void merge_segments(const std::vector<std::shared_ptr<const Segment>>& segments, const std::string& folder, const std::string& scratch);

// Its parts, one a file.
void merge_postings(const std::vector<std::string>& databases, const std::string& to, const std::string& scratch);
void merge_articles(const std::vector<std::shared_ptr<const Segment>>& segments, const std::vector<std::vector<std::uint16_t>>& languages,
                    ColumnWriter& to);
void merge_facets(const std::vector<std::shared_ptr<const Segment>>& segments, ColumnWriter& to);
void merge_stories(const std::vector<std::shared_ptr<const Segment>>& segments, ColumnWriter& to);
void merge_records(const std::vector<std::shared_ptr<const Segment>>& segments, ColumnWriter& to);

/// What each segment's words and languages are in the dictionary of all of them.
struct DictionaryMaps {
    std::vector<std::vector<std::uint32_t>> words;      ///< by segment and its word
    std::vector<std::vector<std::uint16_t>> languages;  ///< by segment and its language
    std::vector<std::uint32_t> ranks;                   ///< by word of the new dictionary
};
DictionaryMaps merge_dictionaries(const std::vector<std::shared_ptr<const Segment>>& segments, ColumnWriter& to);
void merge_words(const std::vector<std::shared_ptr<const Segment>>& segments, const DictionaryMaps& maps, ColumnWriter& to);

}  // namespace dateline
