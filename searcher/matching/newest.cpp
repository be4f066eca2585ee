#include "searcher/matching/newest.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "searcher/ranking/top_articles.hpp"

namespace dateline {

namespace {

/// What one part of the archive knows of a plan.
class NewestOfPart {
public:
    NewestOfPart(const Archive& archive, std::size_t part, const Plan& plan)
        : part_(archive.parts()[part]), index_(part), is_filtered_(plan.kind == PlanKind::entities) {
        if (!is_filtered_) return;
        const JointCatalogue& names = archive.catalogue(plan.facet);
        for (const std::uint32_t entity : plan.entities) {
            for (const std::uint32_t id : names.local_ids(part_.database, entity)) look_up(plan.facet, id);
        }
    }

    /// An article may carry two ids: only how many carry one of a single id is known.
    [[nodiscard]] bool is_known() const { return ids_.size() <= 1; }

    [[nodiscard]] std::uint64_t count() const {
        if (!is_filtered_) return part_.articles();
        std::uint64_t deleted = 0;
        if (!part_.deletions->empty() && count_ > 0) {
            for (const std::uint32_t docid : part_.deletions->docids()) deleted += carries(docid) ? 1 : 0;
        }
        return count_ - deleted;
    }

    /// Articles that are looked at, about, until so many match.
    [[nodiscard]] double expected_looks(std::size_t wanted) const {
        if (is_filtered_ && count_ == 0) return 0;
        const auto all = static_cast<double>(part_.segment->last_docid());
        return is_filtered_ ? std::min(all, static_cast<double>(wanted) * all / count_) : static_cast<double>(wanted);
    }

    void offer_to(TopArticles& top, std::size_t wanted) const {
        if (is_filtered_ && count_ == 0) return;
        for (const std::uint32_t docid : part_.segment->by_date()) {
            if (wanted == 0) return;
            if (part_.deletions->holds(docid) || (is_filtered_ && !carries(docid))) continue;
            top.offer(index_, docid, 0);
            --wanted;
        }
    }

private:
    void look_up(FacetKind kind, std::uint32_t id) {
        const auto counts = part_.segment->counts(kind);
        const auto found = std::lower_bound(counts.begin(), counts.end(), id,
                                            [](const Segment::Count& one, std::uint32_t wanted) { return one.id < wanted; });
        if (found == counts.end() || found->id != id) return;
        ids_.push_back(id);
        count_ = found->count;
        column_ = part_.segment->ids(kind);
    }

    [[nodiscard]] bool carries(std::uint32_t docid) const {
        const auto ids = column_.of(docid);
        return std::find(ids.begin(), ids.end(), ids_.front()) != ids.end();
    }

    const Archive::Part& part_;
    std::size_t index_;
    bool is_filtered_;
    std::vector<std::uint32_t> ids_;
    std::uint32_t count_ = 0;
    Segment::Ids column_;
};

}  // namespace

std::optional<MatchSet> find_newest(const Archive& archive, const Plan& plan, std::size_t wanted) {
    if (plan.kind != PlanKind::entities && plan.kind != PlanKind::everything) return std::nullopt;
    MatchSet matches;
    std::vector<NewestOfPart> parts;
    double looks = 0;
    for (std::size_t i = 0; i < archive.parts().size(); ++i) {
        const NewestOfPart& part = parts.emplace_back(archive, i, plan);
        if (!part.is_known()) return std::nullopt;
        looks += part.expected_looks(wanted);
        matches.count += part.count();
    }
    if (looks > static_cast<double>(matches.count)) return std::nullopt;
    TopArticles top(archive, SortOrder::newest_first, wanted);
    for (const NewestOfPart& part : parts) part.offer_to(top, wanted);
    matches.top = top.sorted();
    return matches;
}

}  // namespace dateline
