#include "indexer/cleaning/block_profile.hpp"

#include <algorithm>

#include "indexer/reading/dates.hpp"

namespace dateline {
namespace {

constexpr std::uint32_t prose_words = 12;             ///< sentences shorter than this say nothing about where an article begins
constexpr std::uint32_t unfinished_prose_words = 30;  ///< lines longer than this are prose, however they end
constexpr std::uint32_t long_prose_words = 45;        ///< paragraphs longer than this are debris only by two strong phrases

/// Cells of a navigation bar: several short parts between separators, hardly a number, no sentence.
bool is_bar(const Block& block) {
    const BlockShape& shape = block.shape;
    if (shape.separators == 0 || shape.is_row || shape.words > 40) return false;
    const bool trail = block.text.find(" > ") != std::string_view::npos || block.text.find(" » ") != std::string_view::npos ||
                       block.text.find(" › ") != std::string_view::npos;
    if (trail && shape.words <= 12 && !shape.ends_sentence) return true;
    if (shape.separators >= 2 && shape.words <= 4 * (shape.separators + 1) && shape.function_words <= shape.separators && !shape.is_item)
        return shape.numbers <= 1 && !shape.ends_sentence;
    return false;
}

bool is_date_line(const Block& block) {
    if (block.shape.words > 12 || block.shape.numbers == 0) return false;
    const auto found = find_date(block.text);
    if (!found) return false;
    const BlockShape rest_before = measure_shape(block.text.substr(0, found->begin));
    const BlockShape rest_after = measure_shape(block.text.substr(found->end));
    return rest_before.words + rest_after.words <= 5 && rest_before.words <= 3;
}

bool is_letter(char c) {
    return (static_cast<unsigned char>(c) | 0x20U) - 'a' < 26U;
}

/// The place at the start of an agency's first paragraph: capitals, perhaps with a region and a day, then a dash or bracket.
bool starts_like_agency(std::string_view text) {
    const std::string_view start = text.substr(0, 80);
    std::size_t capitals = 0, at = 0;
    while (at < start.size() && ((start[at] >= 'A' && start[at] <= 'Z') || (static_cast<unsigned char>(start[at]) >= 0x80) ||
                                 start[at] == ' ' || start[at] == '.' || start[at] == '\'' || start[at] == '-'))
        capitals += start[at] >= 'A' && start[at] <= 'Z', ++at;
    if (capitals < 3) return false;
    for (const std::string_view dash : {" - ", " — ", " – ", " -- ", "—", "–"})
        if (const std::size_t found = start.find(dash); found != std::string_view::npos && found >= 3 && found <= 60) return true;
    return false;
}

/// A line with a figure in it as results are written: "Brazil 2, Italy 0", "Labour: 413 seats", "L. Hutton c Tallon b Lindwall 30".
bool is_score(const Block& block) {
    const BlockShape& shape = block.shape;
    if (std::count(block.text.begin(), block.text.end(), ';') >= 2 && block.text.find(':') < 40 && !shape.ends_sentence)
        return true;  // a team
    if (shape.numbers == 0 || shape.words > 14 || shape.ends_sentence) return false;
    const bool ends_in_number = block.text.back() >= '0' && block.text.back() <= '9';
    return shape.numbers * 4 >= shape.words || (ends_in_number && shape.function_words == 0);
}

/// What the page's furniture looks like apart from its words: bars, lists of tags, an address alone.
const char* furniture(const Block& block) {
    const BlockShape& shape = block.shape;
    if (is_bar(block)) return "navigation";
    if (shape.words == 0 && !shape.is_row) return "ornament";
    if (block.text.front() == '#' && block.text.size() > 1 && is_letter(block.text[1]) && !shape.ends_sentence && shape.words <= 12)
        return "tags";
    if (shape.words <= 2 && block.text.find("://") != std::string_view::npos) return "link";
    if (shape.words <= 3 && (block.text.front() == '@' || block.text.find('@') != std::string_view::npos) && !shape.ends_sentence)
        return "byline";
    return nullptr;
}

/// "Argentina, peso, debt, protests": three or more cells of at most three words between commas or semicolons, no function word.
bool is_keyword_list(const Block& block) {
    const BlockShape& shape = block.shape;
    const auto marks = static_cast<std::size_t>(std::count(block.text.begin(), block.text.end(), ',') +
                                                std::count(block.text.begin(), block.text.end(), ';'));
    return marks >= 2 && shape.words <= 3 * (marks + 1) && shape.words <= 20 && shape.function_words == 0 && shape.numbers <= 1 &&
           !shape.ends_sentence && !shape.ends_in_colon && block.text.find(':') == std::string_view::npos;
}

/// How strong a phrase must be to make debris of a block: the more it looks like an article, the stronger.
int needed_weight(const Block& block, const Wording& wording) {
    const BlockShape& shape = block.shape;
    if (shape.words > long_prose_words) return 8;
    if (shape.words > 25) return 5;
    const bool sentence = shape.ends_sentence && shape.words >= 6;
    const bool speaks_to_reader = shape.address > 0;
    int needed = sentence ? 4 : 2;
    if (sentence && speaks_to_reader) needed = 3;
    if (sentence && wording.weight == 3 && shape.words <= 14 && wording.header == false) needed = 3;
    if (shape.is_row || shape.is_item) ++needed;
    if (block.text.front() == '"' || block.text.starts_with("“")) needed += 2;  // somebody speaks
    return needed;
}

const char* debris_reason(const Block& block, const Wording& wording) {
    if (const char* reason = furniture(block)) return reason;
    if (wording.reason != nullptr && wording.weight >= needed_weight(block, wording)) return wording.reason;
    // A short line to the reader that is no quotation.
    if (wording.weight >= 1 && block.shape.address > 0 && block.shape.words <= 16 && block.text.front() != '"') return wording.reason;
    return nullptr;
}

bool looks_like_prose(const BlockProfile& profile) {
    const BlockShape& shape = profile.block->shape;
    if (profile.debris != nullptr || shape.is_row) return false;
    if (shape.words >= unfinished_prose_words) return true;
    if (shape.words < prose_words) return false;
    return shape.ends_sentence && (shape.function_words * 12 >= shape.words || profile.block->text.size() > 160);
}

}  // namespace

std::vector<BlockProfile> profile_blocks(const std::vector<Block>& blocks) {
    std::vector<BlockProfile> profiles;
    profiles.reserve(blocks.size());
    for (const Block& block : blocks) {
        BlockProfile profile;
        profile.block = &block;
        profile.plain = spell_plainly(block.text.substr(0, spelt_bytes));
        if (block.shape.words <= 70) profile.wording = read_plain_wording(profile.plain);
        profile.agency_start = starts_like_agency(block.text);
        if (profile.wording.weight >= 3 && block.shape.words <= 12) profile.agency_start = false;
        profile.debris = profile.agency_start ? nullptr : debris_reason(block, profile.wording);
        profile.weak = profile.debris != nullptr && profile.wording.weight <= 2 && profile.debris == profile.wording.reason;
        profile.prose = looks_like_prose(profile);
        profile.date_line = !profile.prose && is_date_line(block);
        profile.tabular = !profile.prose && (block.shape.is_row || block.shape.is_item || is_score(block));
        profile.keyword_list = !profile.prose && !profile.tabular && is_keyword_list(block);
        profiles.push_back(std::move(profile));
    }
    return profiles;
}

}  // namespace dateline
