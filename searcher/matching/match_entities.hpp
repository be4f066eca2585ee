#pragma once

#include <cstdint>
#include <vector>

#include "indexer/segments/segment.hpp"
#include "searcher/matching/matcher.hpp"
#include "searcher/matching/posting_list.hpp"

namespace dateline {

/// Articles that carry at least one of some entities. Gives no score.
class MatchEntities : public Matcher {
public:
    /// `wanted_ids`: catalogue ids, ascending; `lists`: their postings, or none when there are so many that the column is read instead.
    MatchEntities(Segment::Ids column, std::vector<std::uint32_t> wanted_ids, std::vector<PostingList> lists)
        : column_(column), wanted_ids_(std::move(wanted_ids)), lists_(std::move(lists)) {
        for (const PostingList& list : lists_) postings_ += list.count();
    }

    /// More entities than this are looked for in the column: a walk through it costs less than so many lists.
    static constexpr std::size_t max_lists = 64;

    std::uint32_t next(std::uint32_t from) override;
    void match(const Window& window, const WindowBits& wanted, WindowBits& found) override;
    void score(const Window&, const WindowBits&, WindowScores&) override {}

private:
    [[nodiscard]] bool carries(std::uint32_t docid) const;

    Segment::Ids column_;
    std::vector<std::uint32_t> wanted_ids_;
    std::vector<PostingList> lists_;
    std::uint64_t postings_ = 0;
};

}  // namespace dateline
