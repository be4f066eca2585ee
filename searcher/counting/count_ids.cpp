#include "searcher/counting/count_ids.hpp"

#include <bit>

#include "searcher/archive/joint_ids.hpp"

namespace dateline {

namespace {

bool is_by_date(FacetKind kind) {
    return kind == FacetKind::year || kind == FacetKind::month;
}

/// A part of the archive, and which of its bits are looked at.
struct Piece {
    const Archive::Part& part;
    const PartMatches& matches;
    std::size_t begin = 0, end = 0;  ///< of the words of `matches.bits`
    bool is_first = false;

    /// Calls `use` with the docid of every match; returns their number.
    template <typename Use>
    std::uint64_t for_each_match(Use use) const {
        std::uint64_t count = 0;
        for (std::size_t i = begin; i < end; ++i) {
            for (std::uint64_t rest = matches.bits[i]; rest != 0; rest &= rest - 1, ++count) {
                use(static_cast<std::uint32_t>(i * 64 + static_cast<std::size_t>(std::countr_zero(rest))));
            }
        }
        return count;
    }

    /// Likewise for every docid that is no match; returns the number of all others.
    template <typename Use>
    std::uint64_t for_each_other(Use use) const {
        const std::uint32_t last = part.segment->last_docid();
        std::uint64_t count = 0;
        for (std::size_t i = begin; i < end; ++i) {
            const std::uint64_t first_docid = i * 64, beyond = first_docid + 64;
            std::uint64_t there = ~std::uint64_t{0};
            if (first_docid == 0) there &= ~std::uint64_t{1};
            if (beyond > last + std::uint64_t{1}) there &= (std::uint64_t{1} << (last + 1 - first_docid)) - 1;
            count += static_cast<std::uint64_t>(std::popcount(there & matches.bits[i]));
            for (std::uint64_t rest = there & ~matches.bits[i]; rest != 0; rest &= rest - 1) {
                use(static_cast<std::uint32_t>(first_docid + static_cast<std::size_t>(std::countr_zero(rest))));
            }
        }
        return count;
    }
};

/// Where counting the others is less work. Only where every entity counts for itself is what all add up to known.
bool counts_others(const JointCatalogue& names, const Archive::Part& part, const PartMatches& matches) {
    return names.is_plain(part.database) && matches.count > part.segment->last_docid() / 2;
}

std::uint64_t count_others(const Piece& piece, FacetKind kind, const JointCatalogue& names, std::uint32_t* counts) {
    JointIds joint(names, piece.part.database);
    if (piece.is_first) {
        for (const Segment::Count& one : piece.part.segment->counts(kind)) counts[names.joint_id(piece.part.database, one.id)] += one.count;
    }
    const Segment::Ids column = piece.part.segment->ids(kind);
    return piece.for_each_other(
        [&](std::uint32_t docid) { joint.for_each(column.of(docid), [counts](std::uint32_t id) { --counts[id]; }); });
}

std::uint64_t count_entities(const Piece& piece, FacetKind kind, const JointCatalogue& names, Tally& tally) {
    if (piece.matches.count == 0) return 0;
    std::uint32_t* const counts = tally.counts();
    if (tally.is_dense() && counts_others(names, piece.part, piece.matches)) return count_others(piece, kind, names, counts);
    JointIds joint(names, piece.part.database);
    const Segment::Ids column = piece.part.segment->ids(kind);
    if (tally.is_dense()) {
        return piece.for_each_match(
            [&](std::uint32_t docid) { joint.for_each(column.of(docid), [counts](std::uint32_t id) { ++counts[id]; }); });
    }
    return piece.for_each_match(
        [&](std::uint32_t docid) { joint.for_each(column.of(docid), [&tally](std::uint32_t id) { tally.add(id); }); });
}

/// Calls `use` with each year or month that a date counts under.
template <typename Use>
void for_each_calendar_number(std::uint32_t date, FacetKind kind, Use use) {
    constexpr std::uint32_t months = 12;
    if (date == 0) return;
    const std::uint32_t year = date / 10000, month = date / 100 % 100;
    if (kind == FacetKind::year) {
        use(calendar_number(year, 0));
    } else if (month > 0) {
        use(calendar_number(year, month));
    } else {
        for (std::uint32_t each = 1; each <= months; ++each) use(calendar_number(year, each));
    }
}

std::uint64_t count_dates(const Piece& piece, FacetKind kind, Tally& tally) {
    const auto dates = piece.part.segment->dates();
    return piece.for_each_match([&](std::uint32_t docid) {
        for_each_calendar_number(dates[docid - 1], kind, [&tally](std::uint32_t number) { tally.add(number); });
    });
}

}  // namespace

CountingWay counting_way(const Archive& archive, FacetKind kind, const MatchSet& matches) {
    if (is_by_date(kind)) return {calendar_numbers, false};
    // A look at a number that may not have been met costs about as much as some counts.
    constexpr std::uint64_t numbers_a_match = 8;
    const std::size_t numbers = archive.catalogue(kind).size();
    return {numbers, matches.count * numbers_a_match >= numbers};
}

ArticleValues::ArticleValues(const Archive& archive, FacetKind kind) : archive_(archive), kind_(kind) {
    if (is_by_date(kind)) return;
    for (const Archive::Part& part : archive.parts()) joint_.emplace_back(archive.catalogue(kind), part.database);
}

void ArticleValues::append(std::size_t part, std::uint32_t docid, std::vector<std::uint32_t>& values) {
    const Segment& segment = *archive_.parts()[part].segment;
    const auto add = [&values](std::uint32_t value) { values.push_back(value); };
    if (is_by_date(kind_)) return for_each_calendar_number(segment.dates()[docid - 1], kind_, add);
    joint_[part].for_each(segment.ids(kind_).of(docid), add);
}

std::uint64_t count_values(const Archive& archive, FacetKind kind, const MatchSet& matches, const Stretch& stretch, Tally& tally) {
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < archive.parts().size(); ++i) {
        const std::size_t words = matches.parts[i].bits.size();
        const Piece piece{archive.parts()[i], matches.parts[i], words * stretch.index / stretch.count,
                          words * (stretch.index + 1) / stretch.count, stretch.index == 0};
        seen += is_by_date(kind) ? count_dates(piece, kind, tally) : count_entities(piece, kind, archive.catalogue(kind), tally);
    }
    return seen;
}

}  // namespace dateline
