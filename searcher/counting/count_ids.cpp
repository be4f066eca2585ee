#include "searcher/counting/count_ids.hpp"

#include <bit>

#include "searcher/archive/joint_ids.hpp"

namespace dateline {

namespace {

/// Calls `use` with every docid up to `last` that is not among the matches.
template <typename Use>
void for_each_other(const PartMatches& matches, std::uint32_t last, Use use) {
    for (std::size_t i = 0; i < matches.bits.size(); ++i) {
        for (std::uint64_t rest = ~matches.bits[i]; rest != 0; rest &= rest - 1) {
            const auto docid = static_cast<std::uint32_t>(i * 64 + static_cast<std::size_t>(std::countr_zero(rest)));
            if (docid > last) return;
            if (docid > 0) use(docid);
        }
    }
}

/// Stored articles, deleted ones too, minus those that do not match.
std::uint64_t count_all_but_others(const Archive::Part& part, FacetKind kind, const JointCatalogue& names, const PartMatches& matches,
                                   Tally& tally) {
    JointIds joint(names, part.database);
    for (const Segment::Count& one : part.segment->counts(kind)) tally.add(names.joint_id(part.database, one.id), one.count);
    const Segment::Ids column = part.segment->ids(kind);
    std::uint64_t left = part.segment->last_docid();
    for_each_other(matches, part.segment->last_docid(), [&](std::uint32_t docid) {
        --left;
        joint.for_each(column.of(docid), [&](std::uint32_t id) { tally.take_off(id); });
    });
    return left;
}

}  // namespace

std::uint64_t count_entities(const Archive& archive, std::size_t part, FacetKind kind, const PartMatches& matches, Tally& tally) {
    if (matches.count == 0) return 0;
    const Archive::Part& stored = archive.parts()[part];
    const JointCatalogue& names = archive.catalogue(kind);
    if (names.is_plain(stored.database) && matches.count > stored.segment->last_docid() / 2) {
        return count_all_but_others(stored, kind, names, matches, tally);
    }
    JointIds joint(names, stored.database);
    const Segment::Ids column = stored.segment->ids(kind);
    std::uint64_t seen = 0;
    matches.for_each([&](std::uint32_t docid) {
        ++seen;
        joint.for_each(column.of(docid), [&](std::uint32_t id) { tally.add(id); });
    });
    return seen;
}

std::uint64_t count_dates(const Archive& archive, std::size_t part, FacetKind kind, const PartMatches& matches, Tally& tally) {
    constexpr std::uint32_t months = 12;
    const auto dates = archive.parts()[part].segment->dates();
    std::uint64_t seen = 0;
    matches.for_each([&](std::uint32_t docid) {
        ++seen;
        const std::uint32_t date = dates[docid - 1];
        if (date == 0) return;
        const std::uint32_t year = date / 10000, month = date / 100 % 100;
        if (kind == FacetKind::year) {
            tally.add(date_number(year, 0));
        } else if (month > 0) {
            tally.add(date_number(year, month));
        } else {
            for (std::uint32_t each = 1; each <= months; ++each) tally.add(date_number(year, each));
        }
    });
    return seen;
}

}  // namespace dateline
