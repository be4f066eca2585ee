#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "indexer/duplicates/text_signature.hpp"
#include "indexer/segments/deletions.hpp"
#include "indexer/segments/segment.hpp"

namespace dateline {

/// Looks in the segments of a database for the article that a new one is another form of: as StoryFinder, whose answers it gives, but on what is stored, so that
/// nothing need be read when a database is opened. Of the articles entered under one shingle the 32 that came first are looked at, deleted ones left out; the
/// outcome does not depend on how the articles are cut into segments.
///
/// Time: 16 look-ups a segment, a few pages each. A segment holds for it at most 276 bytes of signature and 128 of shingles an article; in memory is what the
/// system keeps of these files. Not thread-safe; what it looks at must outlive it.
class StorySearch {
public:
    /// Begins anew, with an article dated YYYYMMDD, zeroes for what is not known.
    void begin(const TextSignature& signature, std::uint32_t date);
    /// Throws DatabaseError when the columns are damaged.
    void look_at(const Segment& segment, const Deletions& deletions);
    /// The story of the article most alike among all that were looked at; 0: there is none.
    [[nodiscard]] std::uint32_t story();

private:
    struct Hit {
        std::uint32_t shingle = 0;  ///< its place in the signature
        std::uint32_t number = 0;
        std::uint32_t docid = 0;
        const Segment* segment = nullptr;
    };
    /// What was found under one shingle so far.
    struct Under {
        std::size_t found = 0;
        std::uint32_t last = 0;  ///< the highest number of these
    };
    void keep_earliest();

    TextSignature signature_;
    std::uint32_t date_ = 0;
    std::vector<Hit> hits_;
    std::array<Under, entered_shingles> under_{};
};

}  // namespace dateline
