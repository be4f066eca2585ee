#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/article.hpp"
#include "indexer/cleaning/block_profile.hpp"

namespace dateline {

/// Lines that many articles of one source carry: what the pages of a site have in common where their mark-up is gone. Reading is thread-safe.
class RepeatedLines {
public:
    /// None.
    RepeatedLines() = default;
    /// Those whose hashes() these were.
    explicit RepeatedLines(std::span<const std::uint64_t> hashes) : lines_(hashes.begin(), hashes.end()) {}

    [[nodiscard]] bool empty() const { return lines_.empty(); }
    [[nodiscard]] std::size_t size() const { return lines_.size(); }
    /// Of each a source's name and the line, in ascending order.
    [[nodiscard]] std::vector<std::uint64_t> hashes() const;
    void add(const RepeatedLines& more) { lines_.insert(more.lines_.begin(), more.lines_.end()); }

    /// Whether each block of a page of this article's source is such a line.
    [[nodiscard]] std::vector<bool> find(const Article& article, const std::vector<BlockProfile>& profiles) const;

private:
    friend class LineCounts;
    std::unordered_set<std::uint64_t> lines_;  ///< hashes of source and line
};

/// Counts in how many pages of a source each line stands. Two lines are the same when they differ in case, marks and digits only. Not thread-safe; what comes out depends
/// on the order of the pages only where they hold more lines than are kept.
class LineCounts {
public:
    static constexpr std::uint32_t least_pages = 4;   ///< with the line, for it to be repeated
    static constexpr std::uint32_t least_share = 20;  ///< one page in so many of its source

    /// At most `most_lines` lines are kept in mind (some 60 bytes each); where there are more, those seen but once since the last time are forgotten.
    explicit LineCounts(std::size_t most_lines = std::size_t{1} << 20U) : most_lines_(most_lines) {}

    /// Counts a page (an article with `is_page`), each line once. A page most of whose sentences its source has had before is a copy and teaches nothing.
    void add(const Article& page);

    /// The lines that are repeated by what was counted so far.
    [[nodiscard]] RepeatedLines repeated() const;

private:
    struct Line {
        std::uint32_t pages = 0;
        std::uint32_t source = 0;  ///< its number
    };
    void forget_rare();

    std::size_t most_lines_;
    std::unordered_map<std::uint64_t, Line> lines_;             ///< by the hash of source and line
    std::unordered_map<std::uint64_t, std::uint32_t> numbers_;  ///< of sources, by their hash
    std::vector<std::uint32_t> pages_;                          ///< of each source
};

/// What articles have in common: their source, else the host of their address, else the folder that their file lies in, folders of dates left out ("herald/1987/03/a.txt":
/// "herald/"). Empty for a file in no folder.
std::string source_of(const Article& article);

}  // namespace dateline
