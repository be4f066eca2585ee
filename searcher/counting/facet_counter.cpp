#include "searcher/counting/facet_counter.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

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

/// Longer facets of all articles are counted anew each time.
constexpr std::size_t max_remembered = 1000;

using IdCounts = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// One value while it is ordered.
struct Counted {
    FacetValue value;
    double significance = 0;
};

/// Makes one facet of the counts of its values.
class FacetMaker {
public:
    FacetMaker(const Archive& archive, const FacetRequest& request, FacetOrder order, std::uint64_t match_count)
        : archive_(archive), kind_(facet_kind(request.kind)), request_(request), order_(order), match_count_(match_count) {}

    /// `backgrounds`: the same for all articles, by date_number(); only for dates by significance.
    Facet make(IdCounts counts, const std::map<std::uint32_t, std::uint32_t>& backgrounds) const {
        Facet facet;
        facet.kind = request_.kind;
        facet.distinct = counts.size();
        drop_small(counts);
        std::vector<Counted> counted;
        counted.reserve(counts.size());
        for (const auto& [id, count] : counts) counted.push_back(value_of(id, count, backgrounds));
        order_values(counted);
        for (Counted& one : counted) facet.values.push_back(std::move(one.value));
        if (kind_ == FacetKind::topic) add_paths(facet);
        return facet;
    }

private:
    /// Ordered by count, all values below the last count that can still be shown are left out before their labels are made and compared.
    void drop_small(IdCounts& counts) const {
        if (order_ != FacetOrder::count || request_.limit == 0 || counts.size() <= request_.limit) return;
        std::vector<std::uint32_t> falling;
        falling.reserve(counts.size());
        for (const auto& [id, count] : counts) falling.push_back(count);
        const auto last = falling.begin() + static_cast<std::ptrdiff_t>(request_.limit - 1);
        std::nth_element(falling.begin(), last, falling.end(), std::greater<>());
        const std::uint32_t least = *last;
        std::erase_if(counts, [least](const auto& one) { return one.second < least; });
    }

    [[nodiscard]] Counted value_of(std::uint32_t id, std::uint32_t count, const std::map<std::uint32_t, std::uint32_t>& backgrounds) const {
        if (is_by_date(kind_)) {
            const std::string date = date_of(id);
            const auto background = backgrounds.find(id);
            return {{date, date, count, {}}, background == backgrounds.end() ? 0 : significance(count, background->second)};
        }
        const JointCatalogue& names = archive_.catalogue(kind_);
        const double weight = order_ == FacetOrder::significance ? significance(count, archive_.total(kind_, id)) : 0;
        return {{filter_value(names, id), display_label(kind_, names, id), count, {}}, weight};
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
            if (order_ == FacetOrder::count && a.value.count != b.value.count) return a.value.count > b.value.count;
            if (order_ == FacetOrder::significance && a.significance != b.significance) return a.significance > b.significance;
            if (a.value.label != b.value.label) return a.value.label < b.value.label;
            return a.value.value < b.value.value;
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

std::uint64_t count_kind(const Archive& archive, FacetKind kind, const std::vector<PartMatches>& parts, Tally& tally) {
    std::uint64_t seen = 0;
    for (std::size_t part = 0; part < parts.size(); ++part) {
        seen += is_by_date(kind) ? count_dates(archive, part, kind, parts[part], tally) : count_entities(archive, part, kind, parts[part], tally);
    }
    return seen;
}

/// How many articles of the whole archive carry each date.
std::map<std::uint32_t, std::uint32_t> count_all_dates(const Archive& archive, FacetKind kind, Tally& tally) {
    for (std::size_t part = 0; part < archive.parts().size(); ++part) {
        count_dates(archive, part, kind, {archive.parts()[part].living, archive.parts()[part].articles()}, tally);
    }
    const IdCounts counted = tally.counted();
    return {counted.begin(), counted.end()};
}

}  // namespace

FacetKind facet_kind(std::string_view name) {
    std::string known;
    for (const FacetKind kind : all_kinds) {
        if (name == facet_name(kind)) return kind;
        known += std::string(known.empty() ? "" : ", ") + facet_name(kind);
    }
    throw UsageError("there is no facet '" + std::string(name) + "': expected one of " + known);
}

Facet FacetCounter::count(const FacetRequest& request, FacetOrder order, const MatchSet& matches, std::uint64_t& seen) {
    const bool is_everything = matches.count == archive_.articles();
    const Key key(request.kind, request.limit, order);
    if (is_everything) {
        const std::lock_guard lock(mutex_);
        if (const auto known = of_everything_.find(key); known != of_everything_.end()) {
            seen = matches.count;
            return known->second;
        }
    }
    const FacetKind kind = facet_kind(request.kind);
    const std::size_t room = is_by_date(kind) ? date_numbers : archive_.catalogue(kind).size();
    const TallyPool::Lent tally = tallies_.borrow(room);
    seen = count_kind(archive_, kind, matches.parts, *tally);
    std::map<std::uint32_t, std::uint32_t> backgrounds;
    if (is_by_date(kind) && order == FacetOrder::significance) {
        backgrounds = count_all_dates(archive_, kind, *tallies_.borrow(room));
    }
    Facet facet = FacetMaker(archive_, request, order, matches.count).make(tally->counted(), backgrounds);
    if (is_everything && seen == matches.count && facet.values.size() <= max_remembered) {
        const std::lock_guard lock(mutex_);
        of_everything_.emplace(key, facet);
    }
    return facet;
}

}  // namespace dateline
