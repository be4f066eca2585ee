#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/duplicates/text_signature.hpp"

namespace dateline {

/// The articles that were accepted but are not yet published, by the shingles that they are entered under: what the files of a segment hold of published ones. One
/// look-up here takes the place of one in each of the small segments that wait. About 200 bytes an article. Not thread-safe.
class WaitingShingles {
public:
    /// An article entered under a shingle.
    struct Place {
        std::uint32_t segment = 0;  ///< its place among those that wait
        std::uint32_t docid = 0;
        std::uint32_t next = none;  ///< the next one of this shingle
    };
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    /// `number`: which article of the database it is.
    void add(const TextSignature& signature, std::uint32_t number, std::uint32_t segment, std::uint32_t docid);
    void clear();

    /// The article entered under a shingle first, null when there is none; next() gives the one after it. Valid until add() or clear().
    [[nodiscard]] const Place* first(std::uint32_t shingle) const;
    [[nodiscard]] const Place* next(const Place& place) const { return place.next == none ? nullptr : &places_[place.next]; }
    /// Whether articles were added in the order of their numbers; those that are stored again may not be.
    [[nodiscard]] bool is_ascending() const { return is_ascending_; }

private:
    /// Of a hash table with linear probing, whose size is a power of two, or 0.
    struct Slot {
        std::uint32_t shingle = 0;
        std::uint32_t first = none, last = none;  ///< in `places_`
    };
    [[nodiscard]] std::size_t slot_of(std::uint32_t shingle) const;
    void grow();

    std::vector<Place> places_;
    std::vector<Slot> slots_;
    std::size_t used_ = 0;
    std::uint32_t last_number_ = 0;
    bool is_ascending_ = true;
};

}  // namespace dateline
