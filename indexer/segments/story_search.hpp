#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/duplicates/story_finder.hpp"
#include "indexer/duplicates/text_signature.hpp"
#include "indexer/segments/deletions.hpp"
#include "indexer/segments/segment.hpp"

namespace dateline {

/// Looks in the segments of a database for the article that a new one is another form of: as StoryFinder, whose answers it gives, but on what is stored, so that
/// nothing need be read when a database is opened. Of the articles entered under one shingle the 32 that came first are looked at, deleted ones left out; the
/// outcome does not depend on how the articles are cut into segments, nor on the order in which those are looked at; it takes least time from the oldest on.
///
/// Time: 12 look-ups a segment, a few pages each. A segment holds for it some 150 bytes of signature and 96 of shingles an article; in memory is what the
/// system keeps of these files. Not thread-safe; what it looks at must outlive it.
class StorySearch {
public:
    /// Begins anew, with an article dated YYYYMMDD, zeroes for what is not known.
    void begin(const TextSignature& signature, std::uint32_t date);
    [[nodiscard]] const TextSignature& signature() const { return signature_; }

    /// No article of the segment that counts has a number below `first_number`. Throws DatabaseError when the columns are damaged.
    void look_at(const Segment& segment, const Deletions& deletions, std::uint32_t first_number = 0);
    /// An article that is entered under the shingle at this place of the signature. False when no later article can matter.
    bool look_at(std::uint32_t place, const Segment& segment, std::uint32_t docid);

    /// The story of the article most alike among all that were looked at; 0: there is none.
    [[nodiscard]] std::uint32_t story();

private:
    struct Hit {
        std::uint32_t number = 0;
        std::uint32_t docid = 0;
        const Segment* segment = nullptr;
    };
    /// What was found under one shingle so far, ascending by number.
    struct Under {
        std::array<Hit, StoryFinder::most_under_one> hits;
        std::size_t count = 0;

        [[nodiscard]] bool is_beyond(std::uint32_t number) const { return count == hits.size() && number > hits.back().number; }
        void add(const Hit& hit);
    };
    void find_candidates();

    TextSignature signature_;
    std::uint32_t date_ = 0;
    std::array<Under, entered_shingles> under_;
    /// Articles that were hit, and how often: a hash table with linear probing, never more than half full.
    struct Tally {
        std::uint32_t number = 0, hits = 0;
    };
    std::array<Tally, 1024> tallies_;
    std::vector<Hit> candidates_;  ///< kept for its memory
};

}  // namespace dateline
