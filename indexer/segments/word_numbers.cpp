#include "indexer/segments/word_numbers.hpp"

#include <algorithm>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace dateline {

std::uint32_t WordNumbers::number(std::string_view word) {
    const auto hash = static_cast<std::uint32_t>(XXH3_64bits(word.data(), word.size()));
    const std::size_t mask = cells_.size() - 1;
    std::size_t at = hash & mask;
    for (; cells_[at].number_plus_one != 0; at = (at + 1) & mask) {
        if (cells_[at].hash == hash && this->word(cells_[at].number_plus_one - 1) == word) return cells_[at].number_plus_one - 1;
    }
    const std::uint32_t number = size();
    bytes_.append(word);
    begins_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    cells_[at] = {hash, number + 1};
    if (std::size_t{number} * 2 > cells_.size()) grow();
    return number;
}

void WordNumbers::grow() {
    std::vector<Cell> before(cells_.size() * 2);
    before.swap(cells_);
    const std::size_t mask = cells_.size() - 1;
    for (const Cell& cell : before) {
        if (cell.number_plus_one == 0) continue;
        std::size_t at = cell.hash & mask;
        while (cells_[at].number_plus_one != 0) at = (at + 1) & mask;
        cells_[at] = cell;
    }
}

void WordNumbers::arrange() {
    const auto known = static_cast<std::uint32_t>(in_order_.size());
    if (known == size()) return;
    const auto before = [this](std::uint32_t a, std::uint32_t b) { return word(a) < word(b); };
    std::vector<std::uint32_t> added;
    for (std::uint32_t number = known; number < size(); ++number) added.push_back(number);
    std::sort(added.begin(), added.end(), before);
    // The words that are new are few, as a rule: each is looked for, and what lies between is moved as it stands.
    std::vector<std::uint32_t> merged;
    merged.reserve(size());
    auto rest = in_order_.begin();
    for (const std::uint32_t number : added) {
        const auto place = std::lower_bound(rest, in_order_.end(), number, before);
        merged.insert(merged.end(), rest, place);
        merged.push_back(number);
        rest = place;
    }
    merged.insert(merged.end(), rest, in_order_.end());
    in_order_ = std::move(merged);
    places_.resize(size());
    for (std::uint32_t place = 0; place < size(); ++place) places_[in_order_[place]] = place;
}

void WordNumbers::clear() {
    *this = WordNumbers();
}

}  // namespace dateline
