#include "indexer/cleaning/headline.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/cleaning/packed_word.hpp"

namespace dateline {
namespace {

constexpr std::size_t stem_bytes = 6;  ///< words are compared by so much of their start, which stands for stemming in any language

/// Calls `use` for the start of every word of a plainly spelt text that carries meaning: of at least four bytes, or with a digit.
template <typename Use>
void for_each_word(std::string_view plain, Use use) {
    for (std::size_t at = 1; at < plain.size();) {
        std::size_t end = at;
        while (end < plain.size() && plain[end] != ' ') ++end;
        const std::string_view word = plain.substr(at, end - at);
        const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
        if (word.size() >= 4 || std::any_of(word.begin(), word.end(), is_digit)) use(pack_word(word.substr(0, stem_bytes)));
        at = end + 1;
    }
}

/// The words of the prose, sorted, from `body` on, as far as a headline speaks of them.
std::vector<std::uint64_t> words_of_prose(const std::vector<BlockProfile>& profiles, std::size_t body) {
    constexpr std::size_t enough = 1500;
    std::vector<std::uint64_t> words;
    std::size_t bytes = 0;
    for (std::size_t i = body; i < profiles.size() && bytes < enough; ++i) {
        if (!profiles[i].prose) continue;
        const std::string_view text = std::string_view(profiles[i].plain).substr(0, enough - bytes);
        bytes += text.size();
        for_each_word(text, [&](std::uint64_t word) { words.push_back(word); });
    }
    std::sort(words.begin(), words.end());
    return words;
}

bool may_be_headline(const BlockProfile& profile) {
    const BlockShape& shape = profile.block->shape;
    if (profile.date_line || profile.agency_start || shape.words == 0 || shape.words > 40 || shape.is_row) return false;
    // Headlines are free to say "Comment" or "Live": only what says more than that is ruled out.
    return profile.debris == nullptr || (profile.wording.weight <= 2 && shape.separators == 0 && shape.words >= 6);
}

double headline_score(const BlockProfile& profile, const std::vector<std::uint64_t>& prose, std::size_t distance, bool below_header) {
    const Block& block = *profile.block;
    std::size_t words = 0, shared = 0;
    for_each_word(profile.plain, [&](std::uint64_t word) {
        ++words;
        shared += std::binary_search(prose.begin(), prose.end(), word);
    });
    double score = words == 0 ? 0
                              : 3.0 * static_cast<double>(shared) / static_cast<double>(words) +
                                    0.25 * static_cast<double>(std::min<std::size_t>(shared, 6));
    if (block.shape.words >= 4 && block.shape.words <= 18) score += 1;
    if (block.shape.words <= 2) score -= 1.5;
    if (block.text.back() == '.' && !block.shape.all_capitals) score -= 1.5;
    if (block.shape.starts_small) score -= 1;
    if (block.shape.ends_in_colon) score -= 1;
    if (profile.debris != nullptr) score -= 1.5;
    score -= 0.7 * profile.wording.weight;
    if (below_header) score -= 1.5;
    if (profile.keyword_list) score -= 2;
    return score - 0.08 * static_cast<double>(std::min<std::size_t>(distance, 20));
}

/// Whether the page's first line, which is often the title of the window, says the same and then the site's name.
bool opens_page(const std::vector<BlockProfile>& profiles, std::size_t at) {
    constexpr std::size_t shortest = 12;  // bytes
    const std::string_view text = profiles[at].block->text, first = profiles.front().block->text;
    return at > 0 && text.size() >= shortest && first.starts_with(text) && first.size() < text.size() + 80;
}

}  // namespace

namespace {

/// Lines that their source repeats are passed over, or all others.
std::size_t find_best(const std::vector<BlockProfile>& profiles, const std::vector<std::uint64_t>& prose, std::size_t body, bool repeated,
                      bool with_window) {
    constexpr std::size_t farthest = 60;  // blocks; headlines do not stand higher above their text
    std::size_t best = no_block;
    double best_score = -1;
    constexpr double lead_of_upper = 0.8;
    bool below_header = false;
    const std::size_t first = body > farthest ? body - farthest : 0;
    for (std::size_t step = with_window && first > 0 ? first - 1 : first; step < body; ++step) {
        const std::size_t i = step < first ? 0 : step;
        const BlockProfile& profile = profiles[i];
        if (profile.debris != nullptr && profile.wording.header)
            below_header = true;
        else if (profile.debris != nullptr)
            below_header = false;
        const bool opens = opens_page(profiles, i);
        if (profile.repeated != repeated || !(may_be_headline(profile) || (opens && profile.block->shape.words >= 4))) continue;
        const std::size_t distance = with_window && i == 0 ? 0 : body - i;
        const double score = headline_score(profile, prose, distance, below_header) + (opens ? 4.0 : 0.0);
        // Of two lines alike the upper is the headline, the lower a line under it.
        if (score > best_score + (best == no_block ? 0.0 : lead_of_upper)) {
            best = i;
            best_score = score;
        }
    }
    return best;
}

}  // namespace

std::size_t find_headline(const std::vector<BlockProfile>& profiles, std::size_t body, bool with_window) {
    // The name of a site or column alone is no headline.
    with_window = with_window && !profiles.empty() && profiles.front().block->shape.words >= 4;
    const std::vector<std::uint64_t> prose = words_of_prose(profiles, body);
    const std::size_t own = find_best(profiles, prose, body, false, with_window);
    // A column keeps its heading.
    return own != no_block ? own : find_best(profiles, prose, body, true, with_window);
}

std::string_view without_site(const std::vector<Block>& blocks, std::size_t title) {
    constexpr std::size_t farthest = 2;  // blocks from the page's first
    constexpr std::size_t most_words = 5;
    const std::string_view text = blocks[title].text;
    if (title > farthest || text.find('\n') != std::string_view::npos) return text;
    std::size_t at = std::string_view::npos;
    std::string_view mark;
    for (const std::string_view one : {" | ", " - ", " \u2013 ", " \u2014 ", " :: ", " \u00bb ", " \u00b7 "}) {
        const std::size_t found = text.rfind(one);
        if (found == std::string_view::npos || (at != std::string_view::npos && found < at)) continue;
        at = found;
        mark = one;
    }
    if (at == std::string_view::npos || at == 0) return text;
    const std::string_view headline = text.substr(0, at), site = text.substr(at + mark.size());
    const auto words = 1 + std::count(site.begin(), site.end(), ' ');
    if (site.empty() || static_cast<std::size_t>(words) > most_words) return text;
    if (mark == " | " || (words == 1 && site.find('.') < site.size() - 1)) return headline;
    const bool known = std::any_of(blocks.begin(), blocks.end(), [&](const Block& block) {
        return block.text.data() != text.data() && (block.text == headline || block.text == site);
    });
    return known ? headline : text;
}

}  // namespace dateline
