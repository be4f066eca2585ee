#include "indexer/cleaning/page_view.hpp"

#include <algorithm>
#include <functional>
#include <string_view>

#include "indexer/cleaning/line_answers.hpp"
#include "indexer/cleaning/packed_word.hpp"
#include "indexer/cleaning/wording.hpp"

namespace dateline {
namespace {

bool is_sentence(const BlockShape& shape) {
    return shape.ends_sentence && shape.words >= 6;
}

}  // namespace

PageView::PageView(const std::vector<BlockProfile>& profiles) : profiles_(profiles) {
    sum_words();
    find_segment();
    count_repeats();
    read_prose_words();
    find_headers();
    find_neighbouring_prose();
}

void PageView::sum_words() {
    words_.assign(profiles_.size() + 1, 0);
    prose_.assign(profiles_.size() + 1, 0);
    std::uint32_t function_words = 0, all = 0;
    for (std::size_t i = 0; i < profiles_.size(); ++i) {
        const BlockShape& shape = profiles_[i].block->shape;
        words_[i + 1] = words_[i] + std::min(shape.words, 60U);
        prose_[i + 1] = prose_[i] + (is_sentence(shape) ? std::min(shape.words, 60U) : 0U);
        function_words += shape.words >= 10 ? shape.function_words : 0;
        all += shape.words >= 10 ? shape.words : 0;
    }
    page_class_ = bucket(all == 0 ? 0.0 : static_cast<double>(function_words) / all, {0.1, 0.25});
}

/// The run of blocks with most sentences for its length (maximum subsequence, as Pasternack and Roth found articles by).
void PageView::find_segment() {
    double sum = 0, most = 0;
    std::size_t start = 0;
    for (std::size_t i = 0; i < profiles_.size(); ++i) {
        const BlockProfile& profile = profiles_[i];
        const BlockShape& shape = profile.block->shape;
        const bool speaks = shape.words >= 10 && (shape.ends_sentence || shape.words >= 25) && profile.wording.weight < 3;
        sum += speaks ? std::min(shape.words, 60U) : -7.0;
        if (sum <= 0) {
            sum = 0;
            start = i + 1;
        } else if (sum > most) {
            most = sum;
            begin_ = start;
            end_ = i + 1;
        }
    }
}

void PageView::count_repeats() {
    const auto hash = [](const BlockProfile& profile) { return std::hash<std::string_view>()(profile.block->text.substr(0, 200)) | 1U; };
    WordCounts counts(profiles_.size());
    for (const BlockProfile& profile : profiles_) counts.add(hash(profile));
    repeats_.reserve(profiles_.size());
    for (const BlockProfile& profile : profiles_) repeats_.push_back(counts.count(hash(profile)));
}

namespace {

/// Calls `use` for the start of every word of at least five bytes.
template <typename Use>
void for_each_long_word(const BlockProfile& profile, Use use) {
    constexpr std::size_t enough = 500;
    const std::string_view plain = std::string_view(profile.plain).substr(0, enough);
    for (std::size_t at = 1; at < plain.size();) {
        std::size_t end = at;
        while (end < plain.size() && plain[end] != ' ') ++end;
        if (end - at >= 5) use(pack_word(plain.substr(at, std::min<std::size_t>(end - at, 6))));
        at = end + 1;
    }
}

}  // namespace

void PageView::read_prose_words() {
    std::size_t bytes = 0;
    for (std::size_t i = begin_; i < end_; ++i)
        if (is_sentence(profiles_[i].block->shape)) bytes += profiles_[i].plain.size();
    prose_words_ = WordCounts(bytes / 6);
    for (std::size_t i = begin_; i < end_; ++i)
        if (is_sentence(profiles_[i].block->shape)) for_each_long_word(profiles_[i], [&](std::uint64_t word) { prose_words_.add(word); });
}

void PageView::find_headers() {
    constexpr std::uint32_t longest_header = 8;
    header_.assign(profiles_.size(), 0);
    comments_.assign(profiles_.size(), 0);
    const double all = static_cast<double>(std::max<std::uint64_t>(1, prose_.back()));
    std::uint8_t reason = 0, discussed = 0;
    std::size_t since = 0;
    for (std::size_t i = 0; i < profiles_.size(); ++i, ++since) {
        comments_[i] = discussed;
        header_[i] = reason == 0 ? 0 : pair_of(reason, 3, since <= 4 ? 0 : since <= 25 ? 1 : 2);
        const BlockProfile& profile = profiles_[i];
        if (profile.block->shape.words > longest_header || profile.wording.weight < 2) continue;
        reason = reason_class(profile.wording.reason);
        since = 0;
        const bool comments = std::string_view(profile.wording.reason) == "comments";
        if (comments) discussed = static_cast<std::uint8_t>(1 + bucket(static_cast<double>(prose_[i]) / all, {0.02, 0.1, 0.3, 0.6}));
    }
}

void PageView::find_neighbouring_prose() {
    constexpr std::uint32_t far = 99;
    since_prose_.assign(profiles_.size(), far);
    until_prose_.assign(profiles_.size(), far);
    const auto speaks = [&](std::size_t i) { return profiles_[i].prose && profiles_[i].wording.weight < 3; };
    for (std::size_t i = 1; i < profiles_.size(); ++i) since_prose_[i] = speaks(i - 1) ? 0 : std::min(far, since_prose_[i - 1] + 1);
    for (std::size_t i = profiles_.size(); i-- > 1;) until_prose_[i - 1] = speaks(i) ? 0 : std::min(far, until_prose_[i] + 1);
}

double PageView::mean_words(std::size_t at, std::size_t reach) const {
    const std::size_t from = at > reach ? at - reach : 0, to = std::min(profiles_.size(), at + reach + 1);
    return static_cast<double>(words_[to] - words_[from]) / static_cast<double>(to - from);
}

std::uint8_t PageView::place(std::size_t at) const {
    constexpr std::size_t near = 4;
    if (at < begin_) return at + near < begin_ ? 0 : 1;
    if (at >= end_) return at < end_ + near ? 5 : 6;
    return at == begin_ ? 2 : at + 1 == end_ ? 4 : 3;
}

std::uint8_t PageView::shared_words(std::size_t at) const {
    std::uint32_t all = 0, shared = 0;
    const std::uint32_t own = at >= begin_ && at < end_ && is_sentence(profiles_[at].block->shape);
    for_each_long_word(profiles_[at], [&](std::uint64_t word) {
        ++all;
        shared += prose_words_.count(word) > own;
    });
    return share_class(shared, all);
}

double PageView::prose_above(std::size_t at) const {
    return static_cast<double>(prose_[at]) / static_cast<double>(std::max<std::uint64_t>(1, prose_.back()));
}

}  // namespace dateline
