#include "searcher/counting/facet_counter.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <utility>

#include "facets/error.hpp"
#include "facets/text/fold.hpp"
#include "facets/topics/taxonomy.hpp"
#include "searcher/counting/count_ids.hpp"
#include "searcher/query/names.hpp"

namespace dateline {

namespace {

constexpr std::array all_kinds = {FacetKind::person, FacetKind::organization, FacetKind::place,    FacetKind::country, FacetKind::mentioned,
                                  FacetKind::topic,  FacetKind::source,       FacetKind::language, FacetKind::year,    FacetKind::month};

bool is_by_date(FacetKind kind) {
    return kind == FacetKind::year || kind == FacetKind::month;
}

/// Below about this many matches, waking another thread to count them costs more than it brings.
constexpr std::uint64_t min_matches_to_share = 20000;

/// One value while it is ordered: most are counted but few are shown, so what costs more is made of those.
struct Counted {
    std::uint32_t id = 0;  ///< in the catalogue, or a calendar_number()
    std::uint32_t count = 0;
    double significance = 0;
    std::string_view name;  ///< the label as the catalogue has it
    std::string own_label;  ///< where it has another

    [[nodiscard]] std::string_view label() const { return own_label.empty() ? name : own_label; }
};

/// Makes one facet of the counts of its values.
class FacetMaker {
public:
    FacetMaker(const Archive& archive, const FacetRequest& request, FacetOrder order, std::uint64_t match_count)
        : archive_(archive), kind_(facet_kind(request.kind)), request_(request), order_(order), match_count_(match_count) {}

    /// `backgrounds`: the same for all articles, by calendar_number(); only for dates by significance.
    Facet make(const Tally& tally, const std::map<std::uint32_t, std::uint32_t>& backgrounds) const {
        Facet facet;
        facet.kind = request_.kind;
        const std::uint32_t least = least_shown(tally, facet.distinct);
        std::vector<Counted> counted;
        tally.for_each([&](std::uint32_t id, std::uint32_t count) {
            if (count >= least) counted.push_back(counted_of(id, count, backgrounds));
        });
        order_values(counted);
        for (const Counted& one : counted) facet.values.push_back({value_of(one), std::string(one.label()), one.count, {}});
        if (kind_ == FacetKind::topic) add_paths(facet);
        return facet;
    }

private:
    /// Ordered by count, values below the last count that can still be shown need no label. `distinct`: how many values there are.
    std::uint32_t least_shown(const Tally& tally, std::uint64_t& distinct) const {
        const bool cuts = order_ == FacetOrder::count && request_.limit > 0;
        std::vector<std::uint32_t> greatest;  // a heap, the least in front
        std::uint32_t least = 0;
        distinct = 0;
        tally.for_each([&](std::uint32_t, std::uint32_t count) {
            ++distinct;
            if (!cuts || count <= least) return;
            if (greatest.size() == request_.limit) {
                std::pop_heap(greatest.begin(), greatest.end(), std::greater<>());
                greatest.pop_back();
            }
            greatest.push_back(count);
            std::push_heap(greatest.begin(), greatest.end(), std::greater<>());
            if (greatest.size() == request_.limit) least = greatest.front();
        });
        return least;
    }

    [[nodiscard]] Counted counted_of(std::uint32_t id, std::uint32_t count,
                                     const std::map<std::uint32_t, std::uint32_t>& backgrounds) const {
        if (is_by_date(kind_)) {
            const auto background = backgrounds.find(id);
            return {id, count, background == backgrounds.end() ? 0 : significance(count, background->second), {}, date_of(id)};
        }
        const JointCatalogue& names = archive_.catalogue(kind_);
        const double weight = order_ == FacetOrder::significance ? significance(count, archive_.total(kind_, id)) : 0;
        if (kind_ == FacetKind::language) return {id, count, weight, {}, display_label(kind_, names, id)};
        return {id, count, weight, names.label(id), {}};
    }

    [[nodiscard]] std::string value_of(const Counted& one) const {
        return is_by_date(kind_) ? one.own_label : filter_value(archive_.catalogue(kind_), one.id);
    }

    /// "1987" or "1987-03".
    static std::string date_of(std::uint32_t number) {
        const auto padded = [](std::uint32_t value, std::size_t width) {
            const std::string digits = std::to_string(value);
            return std::string(width - std::min(width, digits.size()), '0') + digits;
        };
        const std::string year = padded(number / 13, 4);
        return number % 13 == 0 ? year : year + "-" + padded(number % 13, 2);
    }

    [[nodiscard]] double significance(double count, double background) const {
        if (background <= 0 || match_count_ == 0) return 0;
        const double share = count / static_cast<double>(match_count_);
        return count * std::log2(share / (background / static_cast<double>(archive_.articles())));
    }

    void order_values(std::vector<Counted>& counted) const {
        const auto before = [this](const Counted& a, const Counted& b) {
            if (order_ == FacetOrder::count && a.count != b.count) return a.count > b.count;
            if (order_ == FacetOrder::significance && a.significance != b.significance) return a.significance > b.significance;
            if (a.label() != b.label()) return a.label() < b.label();
            return value_of(a) < value_of(b);
        };
        const std::size_t shown = request_.limit == 0 ? counted.size() : std::min(request_.limit, counted.size());
        std::partial_sort(counted.begin(), counted.begin() + static_cast<std::ptrdiff_t>(shown), counted.end(), before);
        counted.resize(shown);
    }

    /// The exact name where it leads back to this entry and no other, else the key; marked where it would stand for others of that name, too.
    [[nodiscard]] std::string filter_value(const JointCatalogue& names, std::uint32_t id) const {
        std::string key(names.key(id)), label(names.label(id));
        const bool is_code =
            kind_ == FacetKind::country || kind_ == FacetKind::mentioned || kind_ == FacetKind::topic || kind_ == FacetKind::language;
        if (is_code) return key;
        std::string name = fold_name(label) == key ? std::move(label) : key;
        const bool is_lone = kind_ == FacetKind::person && key.find(' ') == std::string::npos;
        return is_lone ? exact_name_mark + name : name;
    }

    static void add_paths(Facet& facet) {
        for (FacetValue& value : facet.values) {
            const TaxonomyTopic* topic = Taxonomy::media_topics().find(value.value);
            value.path = topic != nullptr ? topic->path : std::vector<std::string>{value.value};
        }
    }

    const Archive& archive_;
    FacetKind kind_;
    const FacetRequest& request_;
    FacetOrder order_;
    std::uint64_t match_count_;
};

}  // namespace

FacetKind facet_kind(std::string_view name) {
    std::string known;
    for (const FacetKind kind : all_kinds) {
        if (name == facet_name(kind)) return kind;
        known += std::string(known.empty() ? "" : ", ") + facet_name(kind);
    }
    throw UsageError("there is no facet '" + std::string(name) + "': expected one of " + known);
}

/// One facet while it is counted: a tally for every stretch of the archive.
struct FacetCounter::Counting {
    FacetRequest request;
    std::size_t index = 0;
    FacetKind kind = FacetKind::person;
    CountingWay way;
    std::vector<TallyPool::Lent> tallies;
    std::vector<std::uint64_t> seen;
};

void FacetCounter::prepare(Counting& counting, const MatchSet& matches, std::size_t threads) {
    counting.kind = facet_kind(counting.request.kind);
    counting.way = counting_way(archive_, counting.kind, matches);
    const std::size_t stretches = matches.count >= min_matches_to_share ? threads : 1;
    counting.seen.resize(stretches);
    for (std::size_t i = 0; i < stretches; ++i) counting.tallies.push_back(tallies_.borrow(counting.way.numbers, counting.way.is_dense));
}

Facet FacetCounter::finish(Counting& counting, FacetOrder order, std::uint64_t counted) {
    Tally& tally = *counting.tallies.front();
    for (std::size_t i = 1; i < counting.tallies.size(); ++i) tally.join(*counting.tallies[i]);
    std::map<std::uint32_t, std::uint32_t> backgrounds;
    if (order == FacetOrder::significance && is_by_date(counting.kind)) {
        MatchSet all;
        for (const Archive::Part& part : archive_.parts()) all.parts.push_back({part.living, part.articles()});
        const TallyPool::Lent background = tallies_.borrow(counting.way.numbers, false);
        count_values(archive_, counting.kind, all, {}, *background);
        background->for_each([&](std::uint32_t number, std::uint32_t count) { backgrounds.emplace(number, count); });
    }
    return FacetMaker(archive_, counting.request, order, counted).make(tally, backgrounds);
}

std::vector<Facet> FacetCounter::count(const std::vector<FacetRequest>& requests, FacetOrder order, const MatchSet& matches,
                                       const StoryMatches* stories, Workers& workers, bool& is_exact) {
    std::vector<Facet> facets(requests.size());
    std::vector<Counting> countings;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        Counting& counting = countings.emplace_back();
        counting.request = requests[i];
        counting.index = i;
        prepare(counting, matches, workers.threads() + 1);
    }
    std::vector<std::pair<std::size_t, std::size_t>> pieces;  // a counting and a stretch
    for (std::size_t i = 0; i < countings.size(); ++i) {
        for (std::size_t stretch = 0; stretch < countings[i].tallies.size(); ++stretch) pieces.emplace_back(i, stretch);
    }
    const auto count_piece = [&](std::size_t piece) {
        Counting& counting = countings[pieces[piece].first];
        const Stretch stretch{pieces[piece].second, counting.tallies.size()};
        Tally& tally = *counting.tallies[stretch.index];
        counting.seen[stretch.index] = stories != nullptr ? count_story_values(archive_, counting.kind, *stories, stretch, tally)
                                                          : count_values(archive_, counting.kind, matches, stretch, tally);
    };
    if (pieces.size() > countings.size()) {
        workers.run(pieces.size(), count_piece);
    } else {
        for (std::size_t piece = 0; piece < pieces.size(); ++piece) count_piece(piece);
    }
    for (Counting& counting : countings) {
        const std::uint64_t seen = std::accumulate(counting.seen.begin(), counting.seen.end(), std::uint64_t{0});
        if (seen != matches.count) is_exact = false;
        facets[counting.index] = finish(counting, order, stories != nullptr ? stories->stories() : matches.count);
    }
    return facets;
}

}  // namespace dateline
