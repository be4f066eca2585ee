#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/cleaning/block_profile.hpp"
#include "indexer/cleaning/word_counts.hpp"

namespace dateline {

/// What is known of a page as a whole, and runs along it. Refers to the profiles, which must outlive it. Made in linear time.
class PageView {
public:
    explicit PageView(const std::vector<BlockProfile>& profiles);

    /// 0 to 2: how many function words of the languages that we know its longer lines hold.
    [[nodiscard]] std::uint8_t page_class() const { return page_class_; }
    /// Words a block, at most 60 of each, of the blocks up to `reach` away.
    [[nodiscard]] double mean_words(std::size_t at, std::size_t reach) const;
    /// How much of the words in the page's sentences stands above a block.
    [[nodiscard]] double prose_above(std::size_t at) const;
    /// 0 to 6: far before, near before, at the start of, in, at the end of, near after, far after the segment that is densest in prose.
    [[nodiscard]] std::uint8_t place(std::size_t at) const;
    /// 0 to 4: how much of a block's longer words stands in sentences of that segment, too; a block does not vouch for itself.
    [[nodiscard]] std::uint8_t shared_words(std::size_t at) const;
    /// How often the page says the same.
    [[nodiscard]] std::uint32_t repeats(std::size_t at) const { return repeats_[at]; }
    /// The reason of the header above, and how near it is.
    [[nodiscard]] std::uint8_t header(std::size_t at) const { return header_[at]; }
    /// 0, or 1 to 5 by how much of the prose stood above the latest mention of comments.
    [[nodiscard]] std::uint8_t comments(std::size_t at) const { return comments_[at]; }
    /// Blocks since, or until, the nearest prose; at most 99.
    [[nodiscard]] std::uint32_t since_prose(std::size_t at) const { return since_prose_[at]; }
    [[nodiscard]] std::uint32_t until_prose(std::size_t at) const { return until_prose_[at]; }

private:
    void sum_words();
    void find_segment();
    void count_repeats();
    void read_prose_words();
    void find_headers();
    void find_neighbouring_prose();

    const std::vector<BlockProfile>& profiles_;
    std::vector<std::uint64_t> words_;  ///< before each block, at most 60 of each
    std::vector<std::uint64_t> prose_;  ///< likewise, of sentences only
    std::size_t begin_ = 0, end_ = 0;   ///< of the segment that is densest in prose
    std::vector<std::uint32_t> repeats_;
    WordCounts prose_words_{0};  ///< words of the segment's sentences
    std::vector<std::uint8_t> header_;
    std::vector<std::uint8_t> comments_;
    std::vector<std::uint32_t> since_prose_, until_prose_;
    std::uint8_t page_class_ = 0;
};

}  // namespace dateline
