#include "searcher/ranking/ranker.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <optional>
#include <string>
#include <tuple>

#include "indexer/schema.hpp"

namespace dateline {

namespace {

constexpr std::size_t date_digits = 8;

/// A key that sorts, as text, newest first, an unknown date last. Less known dates come after those within them.
std::string newest_first_key(const std::string& date) {
    std::string key(date_digits, '~');
    for (std::size_t i = 0; i < std::min(date.size(), date_digits); ++i) {
        key[i] = static_cast<char>('0' + '9' - date[i]);
    }
    return key;
}

/// Settles which of articles with the same score comes first: the smaller key does.
class NewestThenId : public Xapian::KeyMaker {
public:
    std::string operator()(const Xapian::Document& document) const override {
        return newest_first_key(document.get_value(slot_date)) + document.get_value(slot_id);
    }
};

/// The same as a number, or the other way round.
std::uint64_t date_key(const std::string& date, bool newest_first) {
    if (date.empty()) return std::numeric_limits<std::uint64_t>::max();
    std::string text = newest_first ? newest_first_key(date) : date;
    text.resize(date_digits, '\0');
    std::uint64_t key = 0;
    for (const char c : text) key = key << 8U | static_cast<unsigned char>(c);
    return key;
}

struct Dated {
    std::uint64_t key = 0;
    std::size_t part = 0;
    Xapian::docid local = 0;
};

/// The values of a slot, for documents asked for in ascending order.
class ValueReader {
public:
    ValueReader(const Xapian::Database& database, Xapian::valueno slot)
        : at_(database.valuestream_begin(slot)), end_(database.valuestream_end(slot)) {}

    std::string read(Xapian::docid local) {
        if (at_ != end_ && at_.get_docid() < local) at_.skip_to(local);
        return at_ != end_ && at_.get_docid() == local ? *at_ : std::string();
    }

private:
    Xapian::ValueIterator at_, end_;
};

/// By database and docid.
std::vector<Dated> read_dates(const Archive& archive, const MatchesByPart& matches, bool newest_first) {
    std::vector<Dated> dated;
    for (std::size_t part = 0; part < matches.size(); ++part) {
        ValueReader dates(archive.part(part), slot_date);
        for (const Xapian::docid local : matches[part]) dated.push_back({date_key(dates.read(local), newest_first), part, local});
    }
    return dated;
}

/// The ids of articles that come in the order of read_dates().
std::vector<std::string> read_ids(const Archive& archive, const std::vector<Dated>& articles) {
    std::vector<std::string> ids;
    std::optional<ValueReader> reader;
    for (std::size_t i = 0; i < articles.size(); ++i) {
        if (i == 0 || articles[i].part != articles[i - 1].part) reader.emplace(archive.part(articles[i].part), slot_id);
        ids.push_back(reader->read(articles[i].local));
    }
    return ids;
}

/// The key of the article at this place in the order of keys.
std::uint64_t key_at(const std::vector<Dated>& articles, std::size_t place) {
    std::vector<std::uint64_t> keys;
    keys.reserve(articles.size());
    for (const Dated& article : articles) keys.push_back(article.key);
    const auto wanted = keys.begin() + static_cast<std::ptrdiff_t>(place);
    std::nth_element(keys.begin(), wanted, keys.end());
    return *wanted;
}

}  // namespace

RankedPage rank_by_relevance(const Archive& archive, const Xapian::Query& query, std::size_t offset, std::size_t limit) {
    static const Bm25 parameters;
    NewestThenId ties;
    Xapian::Enquire enquire(archive.joint());
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BM25Weight(parameters.k1, 0, parameters.k3, parameters.b, parameters.min_length));
    enquire.set_sort_by_relevance_then_key(&ties, false);
    // Asked for nothing at all, Xapian would not look how many match.
    const auto wanted = static_cast<Xapian::doccount>(std::max<std::size_t>(limit, 1));
    const Xapian::MSet found = enquire.get_mset(static_cast<Xapian::doccount>(offset), wanted);
    RankedPage page;
    page.matches_at_least = found.get_matches_lower_bound();
    page.matches_at_most = found.get_matches_upper_bound();
    for (auto at = found.begin(); at != found.end() && page.articles.size() < limit; ++at) page.articles.push_back({*at, at.get_weight()});
    return page;
}

RankedPage rank_by_date(const Archive& archive, const MatchesByPart& matches, bool newest_first, std::size_t offset, std::size_t limit) {
    std::vector<Dated> dated = read_dates(archive, matches, newest_first);
    RankedPage page;
    page.matches_at_least = page.matches_at_most = static_cast<Xapian::doccount>(dated.size());
    const std::size_t first = std::min(offset, dated.size());
    const std::size_t last = first + std::min(limit, dated.size() - first);
    if (first == last) return page;
    // Ids settle only which of one day comes first: they are read for articles that may still stand before `last`.
    const std::uint64_t boundary = key_at(dated, last - 1);
    std::erase_if(dated, [boundary](const Dated& article) { return article.key > boundary; });
    const std::vector<std::string> ids = read_ids(archive, dated);
    std::vector<std::size_t> order(dated.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::tie(dated[a].key, ids[a], dated[a].part, dated[a].local) <
               std::tie(dated[b].key, ids[b], dated[b].part, dated[b].local);
    });
    for (std::size_t i = first; i < last; ++i) {
        page.articles.push_back({archive.joint_docid(dated[order[i]].part, dated[order[i]].local), 0});
    }
    return page;
}

}  // namespace dateline
