#include "searcher/ranking/top_articles.hpp"

#include <algorithm>
#include <bit>
#include <string_view>
#include <tuple>

namespace dateline {

namespace {

constexpr std::uint32_t after_all_dates = 100000000;

}  // namespace

std::uint32_t TopArticles::key_of(std::size_t part, std::uint32_t docid, float score) const {
    // Floats that are not negative are in the order of their bits.
    if (order_ == SortOrder::relevance) return std::bit_cast<std::uint32_t>(score);
    const std::uint32_t date = archive_.parts()[part].segment->dates()[docid - 1];
    if (order_ == SortOrder::newest_first || date == 0) return date;
    return after_all_dates - date;
}

bool TopArticles::comes_before(const Kept& a, const Kept& b) const {
    if (a.key != b.key) return a.key > b.key;
    const Segment& a_segment = *archive_.parts()[a.article.part].segment;
    const Segment& b_segment = *archive_.parts()[b.article.part].segment;
    const std::uint32_t a_date = a_segment.dates()[a.article.docid - 1], b_date = b_segment.dates()[b.article.docid - 1];
    if (a_date != b_date) return a_date > b_date;
    const std::string_view a_id = a_segment.article_id(a.article.docid), b_id = b_segment.article_id(b.article.docid);
    return std::tie(a_id, a.article.part, a.article.docid) < std::tie(b_id, b.article.part, b.article.docid);
}

void TopArticles::consider(const Kept& candidate) {
    const auto before = [this](const Kept& a, const Kept& b) { return comes_before(a, b); };
    if (kept_.size() == wanted_) {
        if (!comes_before(candidate, kept_.front())) return;
        std::pop_heap(kept_.begin(), kept_.end(), before);
        kept_.back() = candidate;
    } else {
        kept_.push_back(candidate);
    }
    std::push_heap(kept_.begin(), kept_.end(), before);
}

void TopArticles::join(const TopArticles& other) {
    for (const Kept& kept : other.kept_) {
        if (kept_.size() < wanted_ || comes_before(kept, kept_.front())) consider(kept);
    }
}

std::vector<Ranked> TopArticles::sorted() const {
    std::vector<Kept> ordered = kept_;
    std::sort(ordered.begin(), ordered.end(), [this](const Kept& a, const Kept& b) { return comes_before(a, b); });
    std::vector<Ranked> articles;
    for (const Kept& kept : ordered) articles.push_back(kept.article);
    return articles;
}

}  // namespace dateline
