#pragma once

#include <string>
#include <vector>

#include "indexer/segments/segment_builder.hpp"

namespace dateline {

/// An article as the tests of segments make them.
inline SegmentArticle segment_article(const std::string& id, std::uint32_t date = 0) {
    SegmentArticle made;
    made.id = id;
    made.content_hash = std::string(16, id.front());
    made.date = date;
    made.record = {"the record of " + id, "details of " + id};
    return made;
}

/// The words of an article in reading order, "|" between title and text.
inline std::string words_of(const Segment& segment, std::uint32_t docid) {
    std::vector<std::uint32_t> numbers;
    segment.read_words(docid, numbers);
    std::string words;
    for (const std::uint32_t number : numbers) {
        if (!words.empty()) words += ' ';
        words += number == Segment::title_end ? "|" : segment.dictionary().word(number);
    }
    return words;
}

}  // namespace dateline
