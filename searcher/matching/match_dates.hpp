#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "searcher/matching/matcher.hpp"

namespace dateline {

/// From one day to another, both included, as YYYYMMDD.
struct DaySpan {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
};

/// Articles whose date, possibly a whole month or year, overlaps at least one span. Undated ones match none. Gives no score.
class MatchDates : public Matcher {
public:
    /// `dates`: by docid - 1, as Segment::dates() gives them.
    MatchDates(std::span<const std::uint32_t> dates, std::vector<DaySpan> spans) : dates_(dates), spans_(std::move(spans)) {}
    std::uint32_t next(std::uint32_t from) override { return spans_.empty() ? no_docid : from; }
    void match(const Window& window, const WindowBits& wanted, WindowBits& found) override;
    void score(const Window&, const WindowBits&, WindowScores&) override {}

private:
    std::span<const std::uint32_t> dates_;
    std::vector<DaySpan> spans_;
};

}  // namespace dateline
