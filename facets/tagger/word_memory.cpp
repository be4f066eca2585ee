#include "facets/tagger/word_memory.hpp"

#include <algorithm>

namespace dateline::tagger {
namespace {

/// Above this the memory starts anew: some 15 MB.
constexpr std::size_t most_words = 32768;
constexpr std::size_t slots = 131072;  // holds most_words and what one document adds, less than half full

}  // namespace

WordMemory::WordMemory(const Model& model) : model_(model) {
    forget();
}

void WordMemory::forget() {
    words_.clear();
    scores_.clear();
    keys_.assign(slots, 0);
    places_.assign(slots, 0);
}

void WordMemory::make_room() {
    if (words_.size() > most_words) forget();
}

std::uint32_t WordMemory::intern(std::string_view text, const dateline::Token& token, LineMode mode) {
    const std::uint64_t key = word_key(text, token, mode) | 1;
    std::size_t at = (key >> 1) & (slots - 1);
    while (keys_[at] != 0 && keys_[at] != key) at = (at + 1) & (slots - 1);
    if (keys_[at] == key) return places_[at];
    const auto index = static_cast<std::uint32_t>(words_.size());
    keys_[at] = key;
    places_[at] = index;
    words_.push_back(describe_word(text, token, mode, model_.lexicon, model_.families, features_));
    Offsets& offsets = scores_.emplace_back();
    for (std::size_t offset = 0; offset < offsets.size(); ++offset) {
        for (const std::uint64_t feature : features_[offset]) {
            const WeightRow* row = model_.weights.find(feature);
            if (row == nullptr) continue;
            for (std::size_t i = 0; i < row->size(); ++i) offsets[offset][i] = static_cast<std::int16_t>(offsets[offset][i] + (*row)[i]);
        }
    }
    return index;
}

}  // namespace dateline::tagger
