#include "searcher/counting/facet_counter.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "facets/error.hpp"
#include "facets/text/fold.hpp"
#include "facets/topics/taxonomy.hpp"
#include "searcher/query/names.hpp"

namespace dateline {

namespace {

constexpr std::array all_kinds = {FacetKind::person, FacetKind::organization, FacetKind::place,    FacetKind::country, FacetKind::mentioned,
                                  FacetKind::topic,  FacetKind::source,       FacetKind::language, FacetKind::year,    FacetKind::month};

/// Hands `use` the value of a slot of every matching document that has one, in the order of the documents.
template <typename Use>
std::uint64_t for_each_value(const Xapian::Database& database, Xapian::valueno slot, const std::vector<Xapian::docid>& matches, Use use) {
    auto value = database.valuestream_begin(slot);
    const auto end = database.valuestream_end(slot);
    std::uint64_t seen = 0;
    for (const Xapian::docid docid : matches) {
        ++seen;
        if (value == end) continue;
        if (value.get_docid() < docid) value.skip_to(docid);
        if (value != end && value.get_docid() == docid) use(*value);
    }
    return seen;
}

/// One value while it is counted and ordered.
struct Counted {
    FacetValue value;
    double significance = 0;
};

class Counter {
public:
    Counter(Archive& archive, const FacetRequest& request, FacetOrder order, const MatchesByPart& matches)
        : archive_(archive), kind_(facet_kind(request.kind)), request_(request), order_(order), matches_(matches) {
        for (const auto& part : matches) match_count_ += part.size();
    }

    Facet count(std::uint64_t& seen) {
        const bool by_date = kind_ == FacetKind::year || kind_ == FacetKind::month;
        std::vector<Counted> counted = by_date ? count_dates(seen) : count_entities(seen);
        Facet facet;
        facet.kind = request_.kind;
        facet.distinct = distinct_;
        order_values(counted);
        for (Counted& one : counted) facet.values.push_back(std::move(one.value));
        if (kind_ == FacetKind::topic) add_paths(facet);
        return facet;
    }

private:
    std::vector<Counted> count_entities(std::uint64_t& seen) {
        const JointCatalogue& names = archive_.catalogue(kind_);
        std::vector<std::uint32_t> counts(names.size());
        for (std::size_t part = 0; part < matches_.size(); ++part) seen += count_part(part, names, counts);
        std::vector<std::uint32_t> ids;
        for (std::uint32_t id = 0; id < counts.size(); ++id) {
            if (counts[id] > 0) ids.push_back(id);
        }
        distinct_ = ids.size();
        drop_small(ids, counts);
        std::vector<Counted> counted;
        counted.reserve(ids.size());
        for (const std::uint32_t id : ids) {
            const CatalogueEntry& entry = names[id];
            FacetValue value{filter_value(entry), display_label(kind_, entry), counts[id], {}};
            const double background = order_ == FacetOrder::significance ? static_cast<double>(archive_.count(kind_, id)) : 0;
            counted.push_back({std::move(value), significance(counts[id], background)});
        }
        return counted;
    }

    std::uint64_t count_part(std::size_t part, const JointCatalogue& names, std::vector<std::uint32_t>& counts) const {
        std::vector<std::uint32_t> ids;
        return for_each_value(archive_.part(part), facet_slot(kind_), matches_[part], [&](const std::string& packed) {
            ids.clear();
            if (!unpack_ids(packed, ids)) throw DatabaseError("a list of facet values in the database is damaged");
            for (const std::uint32_t id : ids) {
                if (const auto joint = names.joint_id(part, id)) ++counts[*joint];
            }
        });
    }

    /// Ordered by count, all values below the last count that can still be shown are left out before their labels are made and compared.
    void drop_small(std::vector<std::uint32_t>& ids, const std::vector<std::uint32_t>& counts) const {
        if (order_ != FacetOrder::count || request_.limit == 0 || ids.size() <= request_.limit) return;
        std::vector<std::uint32_t> falling;
        falling.reserve(ids.size());
        for (const std::uint32_t id : ids) falling.push_back(counts[id]);
        const auto last = falling.begin() + static_cast<std::ptrdiff_t>(request_.limit - 1);
        std::nth_element(falling.begin(), last, falling.end(), std::greater<>());
        const std::uint32_t least = *last;
        std::erase_if(ids, [&](std::uint32_t id) { return counts[id] < least; });
    }

    std::vector<Counted> count_dates(std::uint64_t& seen) {
        std::map<std::string, std::uint32_t> counts;
        for (std::size_t part = 0; part < matches_.size(); ++part) {
            seen +=
                for_each_value(archive_.part(part), slot_date, matches_[part], [&](const std::string& date) { count_date(date, counts); });
        }
        std::vector<Counted> counted;
        for (const auto& [date, count] : counts) {
            const double background = order_ == FacetOrder::significance ? date_background(date) : 0;
            counted.push_back({{date, date, count, {}}, significance(count, background)});
        }
        distinct_ = counted.size();
        return counted;
    }

    void count_date(const std::string& date, std::map<std::string, std::uint32_t>& counts) const {
        if (date.size() < 4) return;
        const std::string year = date.substr(0, 4);
        if (kind_ == FacetKind::year) {
            ++counts[year];
        } else if (date.size() >= 6) {
            ++counts[year + "-" + date.substr(4, 2)];
        } else {
            for (const char* month : {"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"}) ++counts[year + "-" + month];
        }
    }

    [[nodiscard]] double date_background(const std::string& date) const {
        const Xapian::Database& all = archive_.joint();
        const std::string year = date.substr(0, 4);
        if (kind_ == FacetKind::year) return all.get_termfreq(prefix_year + year);
        return static_cast<double>(all.get_termfreq(prefix_month + year + date.substr(5))) + all.get_termfreq(prefix_only_year + year);
    }

    [[nodiscard]] double significance(double count, double background) const {
        if (background <= 0 || match_count_ == 0) return 0;
        const double share = count / static_cast<double>(match_count_);
        return count * std::log2(share / (background / archive_.joint().get_doccount()));
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

    [[nodiscard]] static std::string name_of(const CatalogueEntry& entry) {
        return fold_name(entry.label) == entry.key ? entry.label : entry.key;
    }

    /// The exact name where it leads back to this entry and no other, else the key; marked where it would stand for others of that name, too.
    [[nodiscard]] std::string filter_value(const CatalogueEntry& entry) const {
        switch (kind_) {
            case FacetKind::country:
            case FacetKind::mentioned:
            case FacetKind::topic:
            case FacetKind::language:
                return entry.key;
            case FacetKind::person:
                return entry.key.find(' ') == std::string::npos ? exact_name_mark + entry.label : name_of(entry);
            default:
                return name_of(entry);
        }
    }

    static void add_paths(Facet& facet) {
        for (FacetValue& value : facet.values) {
            const TaxonomyTopic* topic = Taxonomy::media_topics().find(value.value);
            value.path = topic != nullptr ? topic->path : std::vector<std::string>{value.value};
        }
    }

    Archive& archive_;
    FacetKind kind_;
    const FacetRequest& request_;
    FacetOrder order_;
    const MatchesByPart& matches_;
    std::uint64_t match_count_ = 0;
    std::uint64_t distinct_ = 0;
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

Facet count_facet(Archive& archive, const FacetRequest& request, FacetOrder order, const MatchesByPart& matches, std::uint64_t& seen) {
    return Counter(archive, request, order, matches).count(seen);
}

}  // namespace dateline
