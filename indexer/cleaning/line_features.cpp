#include "indexer/cleaning/line_features.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>

#include "indexer/cleaning/packed_word.hpp"
#include "indexer/cleaning/wording.hpp"

namespace dateline {
namespace {

/// The number of bounds that are not above `value`.
template <std::size_t N>
std::uint8_t bucket(double value, const double (&bounds)[N]) {
    return static_cast<std::uint8_t>(std::upper_bound(std::begin(bounds), std::end(bounds), value) - std::begin(bounds));
}

std::uint8_t pair_of(std::uint8_t a, unsigned of_b, std::uint8_t b) {
    return static_cast<std::uint8_t>(a * of_b + b);
}

std::uint8_t size_class(std::uint32_t words) {  // 0 to 3
    return words <= 3 ? 0 : words <= 9 ? 1 : words <= 24 ? 2 : 3;
}

std::uint8_t share_class(std::uint32_t part, std::uint32_t whole) {  // 0 to 4
    if (part == 0 || whole == 0) return 0;
    return static_cast<std::uint8_t>(1 + bucket(static_cast<double>(part) / whole, {0.15, 0.35, 0.65}));
}

std::uint8_t reason_class(const char* reason) {  // 0 to 15
    static constexpr std::string_view reasons[] = {"share",  "subscription", "donation",      "cookies", "related", "navigation", "caption",
                                                   "byline", "comments",     "advertisement", "legal",   "tags",    "date",       "print"};
    if (reason == nullptr || *reason == 0) return 0;
    for (std::uint8_t i = 0; i < std::size(reasons); ++i)
        if (reasons[i] == reason) return static_cast<std::uint8_t>(i + 1);
    return 15;
}

bool is_sentence(const BlockShape& shape) {
    return shape.ends_sentence && shape.words >= 6;
}

/// Coarse enough to speak of a neighbour: 0 to 11; 12 beyond the page's ends.
std::uint8_t neighbour_class(const std::vector<BlockProfile>& profiles, std::size_t at) {
    if (at >= profiles.size()) return 12;
    const BlockShape& shape = profiles[at].block->shape;
    return pair_of(bucket(shape.words, {2, 5, 10, 20, 40}), 2, shape.ends_sentence);
}

std::uint8_t end_class(const Block& block) {  // 0 to 4
    const BlockShape& shape = block.shape;
    if (shape.ends_in_colon) return 1;
    if (block.text.ends_with("...") || block.text.ends_with("\xE2\x80\xA6") || block.text.ends_with("]")) return 2;
    if (!shape.ends_sentence) return 0;
    return block.text.back() == '.' ? 3 : 4;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool has_time_of_day(std::string_view text) {
    for (std::size_t at = text.find(':'); at != std::string_view::npos; at = text.find(':', at + 1))
        if (at > 0 && at + 2 < text.size() && is_digit(text[at - 1]) && is_digit(text[at + 1]) && is_digit(text[at + 2])) return true;
    return false;
}

std::uint8_t mark_class(std::string_view text) {  // 0 to 11
    const std::string_view start = text.substr(0, 300);
    if (text.back() == ')' && text.size() > 3 && is_digit(text[text.size() - 2])) return 1;
    if (start.find("\xC2\xA9") != std::string_view::npos) return 2;
    if (start.find(" | ") != std::string_view::npos) return 3;
    if (start.find("://") != std::string_view::npos || start.find("www.") != std::string_view::npos) return 4;
    if (start.find('@') != std::string_view::npos) return 5;
    if (text.front() == '#') return 6;
    for (const std::string_view arrow : {"\xC2\xBB", "\xE2\x80\xBA", "\xE2\x86\x92", "\xC2\xAB", "\xE2\x80\xB9", "\xE2\x86\x90", ">", "<"})
        if (text.starts_with(arrow) || (text.ends_with(arrow) && text.size() < 120)) return 7;
    if (text.size() < 120 && has_time_of_day(text)) return 8;
    if (text.size() < 60 && is_digit(text.back()) && is_digit(text[text.size() - 2 < text.size() ? text.size() - 2 : 0])) return 9;
    if (text.front() == '"' || text.starts_with("\xE2\x80\x9C") || text.starts_with("\xE2\x80\x9E") || text.starts_with("\xC2\xBB"))
        return 10;
    return 0;
}

/// What is known of a page as a whole, and runs along it.
class PageView {
public:
    PageView(const std::vector<BlockProfile>& profiles, const std::vector<Verdict>& verdicts) : profiles_(profiles), verdicts_(verdicts) {
        sum_words();
        find_segment();
        count_repeats();
        read_prose_words();
        find_headers();
        find_neighbouring_prose();
    }

    LineFeatures describe(std::size_t at) const;

private:
    void sum_words();
    void find_segment();
    void count_repeats();
    void read_prose_words();
    void find_headers();
    void find_neighbouring_prose();
    [[nodiscard]] double mean_words(std::size_t at, std::size_t reach) const;
    [[nodiscard]] std::uint8_t place(std::size_t at) const;
    [[nodiscard]] std::uint8_t shared_words(std::size_t at) const;
    void describe_itself(std::size_t at, LineFeatures& to) const;
    void describe_surroundings(std::size_t at, LineFeatures& to) const;

    const std::vector<BlockProfile>& profiles_;
    const std::vector<Verdict>& verdicts_;
    std::vector<std::uint64_t> words_;  ///< before each block, at most 60 of each
    std::vector<std::uint64_t> prose_;  ///< likewise, of sentences only
    std::size_t begin_ = 0, end_ = 0;   ///< of the segment that is densest in prose
    std::unordered_map<std::string_view, std::uint32_t> repeats_;
    std::unordered_map<std::uint64_t, std::uint32_t> prose_words_;  ///< words of the segment's sentences, by how often
    std::vector<std::uint8_t> header_;                              ///< the reason of the header above, and how near it is
    std::vector<std::uint8_t> comments_;  ///< 0, or how much of the prose stood above the latest mention of comments
    std::vector<std::uint32_t> since_prose_, until_prose_;
    std::uint8_t page_class_ = 0;
};

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
    for (const BlockProfile& profile : profiles_) ++repeats_[profile.block->text.substr(0, 200)];
}

template <typename Use>
void for_each_long_word(std::string_view text, Use use) {
    const std::string plain = spell_plainly(text.substr(0, 500));
    for (std::size_t at = 1; at < plain.size();) {
        std::size_t end = at;
        while (plain[end] != ' ') ++end;
        if (end - at >= 5) use(pack_word(std::string_view(plain).substr(at, std::min<std::size_t>(end - at, 6))));
        at = end + 1;
    }
}

void PageView::read_prose_words() {
    for (std::size_t i = begin_; i < end_; ++i)
        if (is_sentence(profiles_[i].block->shape))
            for_each_long_word(profiles_[i].block->text, [&](std::uint64_t word) { ++prose_words_[word]; });
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

/// 0 to 6: far before, near before, at the start of, in, at the end of, near after, far after the densest segment.
std::uint8_t PageView::place(std::size_t at) const {
    constexpr std::size_t near = 4;
    if (at < begin_) return at + near < begin_ ? 0 : 1;
    if (at >= end_) return at < end_ + near ? 5 : 6;
    return at == begin_ ? 2 : at + 1 == end_ ? 4 : 3;
}

/// 0 to 4; a block does not vouch for itself.
std::uint8_t PageView::shared_words(std::size_t at) const {
    std::uint32_t all = 0, shared = 0;
    const std::uint32_t own = at >= begin_ && at < end_ && is_sentence(profiles_[at].block->shape);
    for_each_long_word(profiles_[at].block->text, [&](std::uint64_t word) {
        const auto found = prose_words_.find(word);
        ++all;
        shared += found != prose_words_.end() && found->second > own;
    });
    return share_class(shared, all);
}

void PageView::describe_itself(std::size_t at, LineFeatures& to) const {
    const BlockProfile& profile = profiles_[at];
    const Block& block = *profile.block;
    const BlockShape& shape = block.shape;
    const std::uint8_t size = size_class(shape.words);
    const auto small = [](std::uint32_t count, std::uint32_t most) { return static_cast<std::uint8_t>(std::min(count, most)); };
    to[0] = bucket(shape.words, {1, 2, 3, 4, 6, 9, 13, 19, 29, 46, 81});
    to[1] = pair_of(bucket(shape.words, {3, 7, 13, 25, 50}), 5, end_class(block));
    to[2] = pair_of(share_class(shape.capitalized, shape.words), 4, size);
    to[3] = pair_of(pair_of(share_class(shape.function_words, shape.words), 4, size), 3, page_class_);
    to[4] = pair_of(share_class(shape.numbers, shape.words), 4, size);
    to[5] = pair_of(small(static_cast<std::uint32_t>(profile.wording.weight), 4), 4, size);
    to[6] = pair_of(reason_class(profile.wording.reason), 2, size >= 2);
    to[7] = static_cast<std::uint8_t>(shape.is_item | shape.is_row << 1 | shape.all_capitals << 2 | shape.starts_small << 3 |
                                      profile.tabular << 4);
    to[8] = static_cast<std::uint8_t>((profile.debris != nullptr) | profile.weak << 1 | profile.prose << 2 | profile.date_line << 3 |
                                      profile.keyword_list << 4 | profile.agency_start << 5);
    to[9] = pair_of(small(static_cast<std::uint32_t>(std::count(block.text.begin(), block.text.end(), ',')), 3), 4, size);
    to[10] = pair_of(small(shape.address, 2), 4, size);
    const auto repeated = repeats_.find(block.text.substr(0, 200));
    to[11] = pair_of(small(repeated->second, 3), 4, size);
    to[12] = pair_of(mark_class(block.text), 4, size);
    to[13] = pair_of(shared_words(at), 4, size);
    to[14] = pair_of(bucket(static_cast<double>(block.text.size()) / std::max(1U, shape.words), {4.5, 5.5, 6.5, 8, 11}), 4, size);
}

void PageView::describe_surroundings(std::size_t at, LineFeatures& to) const {
    const BlockShape& shape = profiles_[at].block->shape;
    const std::uint8_t size = size_class(shape.words);
    const auto gap = [](std::uint32_t lines) { return bucket(lines, {1, 2, 4, 9, 20}); };
    to[15] = neighbour_class(profiles_, at - 1);
    to[16] = neighbour_class(profiles_, at - 2);
    to[17] = neighbour_class(profiles_, at + 1);
    to[18] = neighbour_class(profiles_, at + 2);
    to[19] = bucket(mean_words(at, 2), {2, 3, 4, 6, 9, 14, 20, 30, 45});
    to[20] = bucket(mean_words(at, 7), {2, 3, 4, 6, 9, 14, 20, 30, 45});
    const double all = static_cast<double>(std::max<std::uint64_t>(1, prose_.back()));
    to[21] = pair_of(bucket(static_cast<double>(prose_[at]) / all, {0.01, 0.1, 0.3, 0.6, 0.9, 0.99}), 4, size);
    to[22] = header_[at];
    to[23] = pair_of(place(at), 4, size);
    to[24] = pair_of(pair_of(static_cast<std::uint8_t>(verdicts_[at].kind), 4, size), 3,
                     bucket(static_cast<double>(profiles_.size()), {30, 90}));
    to[25] = pair_of(gap(since_prose_[at]), 6, gap(until_prose_[at]));
    to[26] = pair_of(bucket(since_prose_[at], {1, 3}), 20, pair_of(bucket(until_prose_[at], {1, 3}), 4, size));
    const auto strong = [&](std::size_t i) {
        return static_cast<std::uint8_t>(i < profiles_.size() ? std::min(profiles_[i].wording.weight, 3) : 0);
    };
    to[27] = pair_of(pair_of(strong(at - 1), 4, strong(at + 1)), 2, size >= 2);
    to[28] = pair_of(place(at), 8, bucket(mean_words(at, 3), {3, 6, 10, 15, 22, 32}));
    to[29] = pair_of(place(at), 5, end_class(*profiles_[at].block));
    to[30] = pair_of(comments_[at], 4, size);
    to[31] = pair_of(pair_of(comments_[at], 5, std::min<std::uint8_t>(4, bucket(mean_words(at, 7), {3, 6, 12, 25}))), 2, place(at) >= 4);
}

LineFeatures PageView::describe(std::size_t at) const {
    LineFeatures features{};
    describe_itself(at, features);
    describe_surroundings(at, features);
    return features;
}

}  // namespace

std::vector<LineFeatures> describe_lines(const std::vector<BlockProfile>& profiles, const std::vector<Verdict>& verdicts) {
    const PageView page(profiles, verdicts);
    std::vector<LineFeatures> all;
    all.reserve(profiles.size());
    for (std::size_t i = 0; i < profiles.size(); ++i) all.push_back(page.describe(i));
    return all;
}

}  // namespace dateline
