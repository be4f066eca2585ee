#include "searcher/archive/joint_stories.hpp"

#include <algorithm>
#include <bit>

namespace dateline {

namespace {

/// Calls `use` with the part, the docid and the story of every article that counts.
template <typename Use>
void for_each_article(const std::vector<JointStories::Source>& parts, Use use) {
    for (std::size_t part = 0; part < parts.size(); ++part) {
        const auto stories = parts[part].segment->stories().stories();
        const std::vector<std::uint64_t>& living = *parts[part].living;
        for (std::size_t i = 0; i < living.size(); ++i) {
            for (std::uint64_t rest = living[i]; rest != 0; rest &= rest - 1) {
                const auto docid = static_cast<std::uint32_t>(i * 64 + static_cast<std::size_t>(std::countr_zero(rest)));
                use(part, docid, stories[docid - 1]);
            }
        }
    }
}

}  // namespace

JointStories::JointStories(const std::vector<Source>& parts) {
    for (const Source& part : parts) {
        if (numbers_.size() <= part.database) numbers_.resize(part.database + 1);
        std::vector<std::uint32_t>& numbers = numbers_[part.database];
        const auto stories = part.segment->stories().stories();
        numbers.resize(std::max<std::size_t>(numbers.size(), std::size_t{*std::max_element(stories.begin(), stories.end())} + 1));
        shared_.emplace_back(part.living->size());
    }
    for_each_article(parts, [&](std::size_t part, std::uint32_t, std::uint32_t story) { ++numbers_[parts[part].database][story]; });
    for (std::vector<std::uint32_t>& numbers : numbers_) {
        for (std::uint32_t& number : numbers) {
            const std::uint32_t articles = number;
            number = alone;
            if (articles < 2) continue;
            number = static_cast<std::uint32_t>(size());
            starts_.push_back(starts_.back() + articles);
        }
    }
    members_.resize(starts_.back());
    std::vector<std::size_t> next(starts_.begin(), starts_.end() - 1);
    for_each_article(parts, [&](std::size_t part, std::uint32_t docid, std::uint32_t story) {
        const std::uint32_t number = numbers_[parts[part].database][story];
        if (number == alone) return;
        shared_[part][docid / 64] |= std::uint64_t{1} << docid % 64;
        members_[next[number]++] = {part, docid};
    });
}

}  // namespace dateline
