#include "indexer/segments/waiting_shingles.hpp"

#include <algorithm>
#include <utility>

#include "indexer/segments/story_columns.hpp"

namespace dateline {

/// That of the shingle, or the free one that it would take.
std::size_t WaitingShingles::slot_of(std::uint32_t shingle) const {
    std::size_t at = (std::uint64_t{shingle_key(shingle)} * slots_.size()) >> 32U;
    while (slots_[at].first != none && slots_[at].shingle != shingle) at = (at + 1) & (slots_.size() - 1);
    return at;
}

void WaitingShingles::grow() {
    constexpr std::size_t smallest = 1024;
    std::vector<Slot> old(std::max(smallest, slots_.size() * 2));
    old.swap(slots_);
    for (const Slot& slot : old) {
        if (slot.first != none) slots_[slot_of(slot.shingle)] = slot;
    }
}

void WaitingShingles::add(const TextSignature& signature, std::uint32_t number, std::uint32_t segment, std::uint32_t docid) {
    is_ascending_ = is_ascending_ && number > last_number_;
    last_number_ = number;
    for (std::uint32_t i = 0; i < std::min(signature.count, entered_shingles); ++i) {
        if (used_ * 3 >= slots_.size() * 2) grow();
        Slot& slot = slots_[slot_of(signature.lowest[i])];
        const auto place = static_cast<std::uint32_t>(places_.size());
        places_.push_back({segment, docid, none});
        if (slot.first == none) {
            slot = {signature.lowest[i], place, place};
            ++used_;
        } else {
            places_[slot.last].next = place;
            slot.last = place;
        }
    }
}

void WaitingShingles::clear() {
    places_.clear();
    std::fill(slots_.begin(), slots_.end(), Slot{});
    used_ = 0;
    last_number_ = 0;
    is_ascending_ = true;
}

const WaitingShingles::Place* WaitingShingles::first(std::uint32_t shingle) const {
    if (slots_.empty()) return nullptr;
    const Slot& slot = slots_[slot_of(shingle)];
    return slot.first == none ? nullptr : &places_[slot.first];
}

}  // namespace dateline
