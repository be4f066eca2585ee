#include "indexer/segments/story_columns.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

namespace dateline {

StoryColumns::StoryColumns(ColumnFile file, std::uint32_t last_docid)
    : file_(std::move(file)),
      numbers_(file_.section<std::uint32_t>("numbers")),
      stories_(file_.section<std::uint32_t>("stories")),
      starts_(file_.section<std::uint64_t>("starts")),
      signatures_(file_.section_bytes("signatures")),
      shingles_(file_.section<ShinglePlace>("shingles")) {
    if (numbers_.size() != last_docid || stories_.size() != last_docid || starts_.size() != last_docid + std::size_t{1} ||
        starts_.back() != signatures_.size())
        file_.throw_damaged("its sections do not fit together");
}

std::string_view StoryColumns::signature_bytes(std::uint32_t docid) const {
    const std::uint64_t begin = starts_[docid - 1], end = starts_[docid];
    if (begin > end || end > signatures_.size()) file_.throw_damaged("the signature of article " + std::to_string(docid));
    return signatures_.substr(begin, end - begin);
}

TextSignature StoryColumns::signature(std::uint32_t docid) const {
    const std::optional<TextSignature> signature = read_signature(signature_bytes(docid));
    if (!signature) file_.throw_damaged("the signature of article " + std::to_string(docid));
    return *signature;
}

std::span<const ShinglePlace> StoryColumns::under(std::uint32_t shingle) const {
    // Keys are evenly spread, so the place can be guessed closely; around it the search is widened until it holds the first entry of this key.
    const std::uint32_t key = shingle_key(shingle);
    const std::size_t size = shingles_.size();
    const std::size_t guess = static_cast<std::size_t>((std::uint64_t{key} * size) >> 32U);
    std::size_t low = guess, high = guess, step = 8;
    while (low > 0 && shingles_[low - 1].key >= key) low -= std::min(low, step), step *= 2;
    for (step = 8; high < size && shingles_[high].key < key; step *= 2) high += std::min(size - high, step);
    const auto begin = shingles_.begin();
    const auto first = std::lower_bound(begin + static_cast<std::ptrdiff_t>(low), begin + static_cast<std::ptrdiff_t>(high), key,
                                        [](const ShinglePlace& place, std::uint32_t wanted) { return place.key < wanted; });
    // Mostly one or two; but what every article ends with may stand in all of them.
    std::size_t same = static_cast<std::size_t>(first - begin), beyond = same;
    for (step = 4; beyond < size && shingles_[beyond].key == key; step *= 2) {
        same = beyond;
        beyond += std::min(size - beyond, step);
    }
    const auto last = std::upper_bound(begin + static_cast<std::ptrdiff_t>(same), begin + static_cast<std::ptrdiff_t>(beyond), key,
                                       [](std::uint32_t wanted, const ShinglePlace& place) { return wanted < place.key; });
    return {first, last};
}

void StoryColumns::settle(std::uint32_t docid, std::uint32_t number, std::uint32_t story) {
    if (own_numbers_.empty()) {
        own_numbers_.assign(numbers_.begin(), numbers_.end());
        own_stories_.assign(stories_.begin(), stories_.end());
        numbers_ = own_numbers_;
        stories_ = own_stories_;
    }
    own_numbers_.at(docid - 1) = number;
    own_stories_.at(docid - 1) = story;
}

void StoryColumnContent::add(std::string_view signature_bytes, std::uint32_t number, std::uint32_t story) {
    numbers_.push_back(number);
    stories_.push_back(story);
    signatures_ += signature_bytes;
    starts_.push_back(signatures_.size());
}

void StoryColumnContent::write(ColumnWriter& to) const {
    std::vector<ShinglePlace> places;
    places.reserve(numbers_.size() * entered_shingles);
    for (std::uint32_t docid = 1; docid <= numbers_.size(); ++docid) {
        const auto signature =
            read_signature(std::string_view(signatures_).substr(starts_[docid - 1], starts_[docid] - starts_[docid - 1]));
        if (!signature) continue;
        for (std::uint32_t i = 0; i < std::min(signature->count, entered_shingles); ++i)
            places.push_back({shingle_key(signature->lowest[i]), docid});
    }
    std::sort(places.begin(), places.end(), [this](const ShinglePlace& a, const ShinglePlace& b) {
        return std::tie(a.key, numbers_[a.docid - 1], a.docid) < std::tie(b.key, numbers_[b.docid - 1], b.docid);
    });
    to.add("numbers", numbers_);
    to.add("stories", stories_);
    to.add("starts", starts_);
    to.add("signatures", std::string_view(signatures_));
    to.add("shingles", places);
}

}  // namespace dateline
