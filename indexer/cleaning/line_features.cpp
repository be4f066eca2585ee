#include "indexer/cleaning/line_features.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "indexer/cleaning/line_answers.hpp"
#include "indexer/cleaning/page_view.hpp"

namespace dateline {
namespace {

std::uint8_t size_class(std::uint32_t words) {  // 0 to 3
    return words <= 3 ? 0 : words <= 9 ? 1 : words <= 24 ? 2 : 3;
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

/// Whether a word of one character stands somewhere between blanks. (Looking for the blank first would stop at every word.)
bool has_lone(std::string_view text, char character) {
    for (std::size_t at = text.find(character, 1); at != std::string_view::npos; at = text.find(character, at + 1))
        if (at > 0 && text[at - 1] == ' ' && at + 1 < text.size() && text[at + 1] == ' ') return true;
    return false;
}

std::uint8_t mark_class(std::string_view text) {  // 0 to 11
    const std::string_view start = text.substr(0, 300);
    if (text.back() == ')' && text.size() > 3 && is_digit(text[text.size() - 2])) return 1;
    if (start.find("\xC2\xA9") != std::string_view::npos) return 2;
    if (has_lone(start, '|')) return 3;
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

class LineDescriber {
public:
    LineDescriber(const std::vector<BlockProfile>& profiles, const std::vector<Verdict>& verdicts)
        : profiles_(profiles), verdicts_(verdicts), page_(profiles) {}

    [[nodiscard]] LineFeatures describe(std::size_t at) const {
        LineFeatures features{};
        describe_itself(at, features);
        describe_surroundings(at, features);
        return features;
    }

private:
    void describe_itself(std::size_t at, LineFeatures& to) const;
    void describe_surroundings(std::size_t at, LineFeatures& to) const;

    const std::vector<BlockProfile>& profiles_;
    const std::vector<Verdict>& verdicts_;
    PageView page_;
};

void LineDescriber::describe_itself(std::size_t at, LineFeatures& to) const {
    const BlockProfile& profile = profiles_[at];
    const Block& block = *profile.block;
    const BlockShape& shape = block.shape;
    const std::uint8_t size = size_class(shape.words);
    const auto small = [](std::uint32_t count, std::uint32_t most) { return static_cast<std::uint8_t>(std::min(count, most)); };
    to[0] = bucket(shape.words, {1, 2, 3, 4, 6, 9, 13, 19, 29, 46, 81});
    to[1] = pair_of(bucket(shape.words, {3, 7, 13, 25, 50}), 5, end_class(block));
    to[2] = pair_of(share_class(shape.capitalized, shape.words), 4, size);
    to[3] = pair_of(pair_of(share_class(shape.function_words, shape.words), 4, size), 3, page_.page_class());
    to[4] = pair_of(share_class(shape.numbers, shape.words), 4, size);
    to[5] = pair_of(small(static_cast<std::uint32_t>(profile.wording.weight), 4), 4, size);
    to[6] = pair_of(reason_class(profile.wording.reason), 2, size >= 2);
    to[7] = static_cast<std::uint8_t>(shape.is_item | shape.is_row << 1 | shape.all_capitals << 2 | shape.starts_small << 3 |
                                      profile.tabular << 4);
    to[8] = static_cast<std::uint8_t>((profile.debris != nullptr) | profile.weak << 1 | profile.prose << 2 | profile.date_line << 3 |
                                      profile.keyword_list << 4 | profile.agency_start << 5);
    to[9] = pair_of(small(static_cast<std::uint32_t>(std::count(block.text.begin(), block.text.end(), ',')), 3), 4, size);
    to[10] = pair_of(small(shape.address, 2), 4, size);
    to[11] = pair_of(small(page_.repeats(at), 3), 4, size);
    to[12] = pair_of(mark_class(block.text), 4, size);
    to[13] = pair_of(page_.shared_words(at), 4, size);
    to[14] = pair_of(bucket(static_cast<double>(block.text.size()) / std::max(1U, shape.words), {4.5, 5.5, 6.5, 8, 11}), 4, size);
}

void LineDescriber::describe_surroundings(std::size_t at, LineFeatures& to) const {
    const BlockShape& shape = profiles_[at].block->shape;
    const std::uint8_t size = size_class(shape.words);
    const auto gap = [](std::uint32_t lines) { return bucket(lines, {1, 2, 4, 9, 20}); };
    to[15] = neighbour_class(profiles_, at - 1);
    to[16] = neighbour_class(profiles_, at - 2);
    to[17] = neighbour_class(profiles_, at + 1);
    to[18] = neighbour_class(profiles_, at + 2);
    to[19] = bucket(page_.mean_words(at, 2), {2, 3, 4, 6, 9, 14, 20, 30, 45});
    to[20] = bucket(page_.mean_words(at, 7), {2, 3, 4, 6, 9, 14, 20, 30, 45});
    to[21] = pair_of(bucket(page_.prose_above(at), {0.01, 0.1, 0.3, 0.6, 0.9, 0.99}), 4, size);
    to[22] = page_.header(at);
    to[23] = pair_of(page_.place(at), 4, size);
    to[24] = pair_of(pair_of(static_cast<std::uint8_t>(verdicts_[at].kind), 4, size), 3,
                     bucket(static_cast<double>(profiles_.size()), {30, 90}));
    to[25] = pair_of(gap(page_.since_prose(at)), 6, gap(page_.until_prose(at)));
    to[26] = pair_of(bucket(page_.since_prose(at), {1, 3}), 20, pair_of(bucket(page_.until_prose(at), {1, 3}), 4, size));
    const auto strong = [&](std::size_t i) {
        return static_cast<std::uint8_t>(i < profiles_.size() ? std::min(profiles_[i].wording.weight, 3) : 0);
    };
    to[27] = pair_of(pair_of(strong(at - 1), 4, strong(at + 1)), 2, size >= 2);
    to[28] = pair_of(page_.place(at), 8, bucket(page_.mean_words(at, 3), {3, 6, 10, 15, 22, 32}));
    to[29] = pair_of(page_.place(at), 5, end_class(*profiles_[at].block));
    to[30] = pair_of(page_.comments(at), 4, size);
    to[31] = pair_of(pair_of(page_.comments(at), 5, std::min<std::uint8_t>(4, bucket(page_.mean_words(at, 7), {3, 6, 12, 25}))), 2,
                     page_.place(at) >= 4);
}

}  // namespace

std::uint8_t reason_class(const char* reason) {
    static constexpr std::string_view reasons[] = {"share",  "subscription", "donation",      "cookies", "related", "navigation", "caption",
                                                   "byline", "comments",     "advertisement", "legal",   "tags",    "date",       "print"};
    if (reason == nullptr || *reason == 0) return 0;
    for (std::uint8_t i = 0; i < std::size(reasons); ++i)
        if (reasons[i] == reason) return static_cast<std::uint8_t>(i + 1);
    return 15;
}

std::vector<LineFeatures> describe_lines(const std::vector<BlockProfile>& profiles, const std::vector<Verdict>& verdicts) {
    const LineDescriber page(profiles, verdicts);
    std::vector<LineFeatures> all;
    all.reserve(profiles.size());
    for (std::size_t i = 0; i < profiles.size(); ++i) all.push_back(page.describe(i));
    return all;
}

}  // namespace dateline
