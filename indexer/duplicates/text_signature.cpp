#include "indexer/duplicates/text_signature.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>

namespace dateline {
namespace {

// Chosen on Reuters-21578: a tenth of the words of its articles changed at random leaves them above, articles of one pattern with other figures stay below.
constexpr double least_shared = 0.57;
constexpr double least_contained = 0.8;  ///< of the shorter text in the longer, when that one shares at least `least_of_longer`
constexpr double least_of_longer = 0.25;
constexpr std::uint32_t least_shingles = 40;  ///< a text of fewer is little more than a headline
constexpr double least_shared_short = 0.65;   ///< by such
constexpr double nearly_all = 0.92;           ///< shared by texts that are forms of one whatever their figures and dates

constexpr double most_figures = 0.45;           ///< of all shingles; more make a text a table
constexpr double least_of_table = 0.8;          ///< shared by two tables
constexpr double least_figures = 0.5;           ///< of the text that has fewer of them, in the other
constexpr double least_figures_later = 0.8;     ///< likewise, when more than `most_days_of_one_event` lie between them
constexpr std::size_t least_known_figures = 4;  ///< in the sample, where each stands twice, before they are judged
constexpr long most_days_of_one_event = 1;
constexpr long most_days_apart = 5;

constexpr std::uint64_t mix(std::uint64_t x) {  // the finisher of splitmix64
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31U);
}

bool is_ascii_word(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// Bytes of a character that is a word of its own, as scripts without blanks have them (Thai, Chinese, Japanese); 0 for another.
std::size_t lone_character(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const bool thai = lead == 0xE0 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0xB8;
    return (thai || (lead >= 0xE3 && lead <= 0xEA)) && at + 3 <= text.size() ? 3 : 0;
}

/// Typographic marks: U+2000 to U+206F, and U+00A0 to U+00BF.
std::size_t mark_bytes(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const auto next = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : 0);
    if (lead == 0xC2) return 2;
    if (lead == 0xE2 && (next == 0x80 || next == 0x81)) return 3;
    if (lead == 0xE3 && next == 0x80) return 3;
    return lead < 0x80 && !is_ascii_word(lead) ? 1 : 0;
}

std::uint32_t shorten(std::uint64_t hash) {
    return static_cast<std::uint32_t>(mix(hash) >> 32U);
}

constexpr std::uint32_t figure_bit = 1U << (32U - coarse_bits);

std::uint32_t mark_figure(std::uint32_t shingle) {
    return shingle | figure_bit;
}
std::uint32_t mark_words(std::uint32_t shingle) {
    return shingle & ~figure_bit;
}

/// What two samples know of both texts: the lowest shingles of the union, as far as both reach.
struct Sample {
    std::size_t seen = 0, common = 0;
    std::size_t figures_of_a = 0, figures_of_b = 0, common_figures = 0;
};

Sample compare_samples(const TextSignature& a, const TextSignature& b) {
    Sample sample;
    std::size_t of_a = 0, of_b = 0;
    const auto known = [](const TextSignature& s, std::size_t at) { return at < s.count || s.count == s.shingles; };
    while ((of_a < a.count || of_b < b.count) && known(a, of_a) && known(b, of_b)) {
        constexpr std::uint32_t past_the_end = 1U << coarse_bits;
        const std::uint32_t next_a = of_a < a.count ? coarse(a.lowest[of_a]) : past_the_end;
        const std::uint32_t next_b = of_b < b.count ? coarse(b.lowest[of_b]) : past_the_end;
        const bool in_a = next_a <= next_b, in_b = next_b <= next_a, is_figure = (std::min(next_a, next_b) & 1U) != 0;
        ++sample.seen;
        sample.common += in_a && in_b;
        sample.figures_of_a += is_figure && in_a;
        sample.figures_of_b += is_figure && in_b;
        sample.common_figures += is_figure && in_a && in_b;
        of_a += in_a;
        of_b += in_b;
    }
    return sample;
}

/// 0 where one of the days is not known.
long days_apart(std::uint32_t date_a, std::uint32_t date_b) {
    const auto day = [](std::uint32_t date) {
        return std::chrono::year_month_day(std::chrono::year(static_cast<int>(date / 10000)), std::chrono::month(date / 100 % 100),
                                           std::chrono::day(date % 100));
    };
    if (!day(date_a).ok() || !day(date_b).ok()) return 0;
    return std::abs((std::chrono::sys_days(day(date_a)) - std::chrono::sys_days(day(date_b))).count());
}

/// Whether texts that have most of their words in common tell of different things all the same.
bool differs_in_pattern(const Sample& sample, bool is_short, long days) {
    const std::size_t figures = sample.figures_of_a + sample.figures_of_b - sample.common_figures;
    const auto seen = static_cast<double>(sample.seen), common = static_cast<double>(sample.common);
    if (static_cast<double>(figures) > most_figures * seen && common < (is_short ? nearly_all : least_of_table) * seen) return true;
    const std::size_t fewer = std::min(sample.figures_of_a, sample.figures_of_b);
    const double least = days > most_days_of_one_event ? least_figures_later : least_figures;
    if (fewer >= least_known_figures && static_cast<double>(sample.common_figures) < least * static_cast<double>(fewer)) return true;
    return days > most_days_apart;
}

}  // namespace

void TextSigner::read(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (const std::size_t bytes = mark_bytes(text, at)) {
            at += bytes;
            continue;
        }
        std::size_t end = at + lone_character(text, at);
        if (end == at)
            while (end < text.size() && mark_bytes(text, end) == 0 && lone_character(text, end) == 0) ++end;
        add(text.substr(at, end - at));
        at = end;
    }
}

void TextSigner::add(std::string_view word) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    whole_ = mix(whole_ ^ hash) + 0x9E3779B97F4A7C15U;
    if (words_++ > 0) shingles_.push_back(mark_words(shorten(last_ * 3 + hash)));
    // Figures and long words tell stories apart that are written by one pattern, as market reports are: they count by themselves, too.
    const bool has_figure = word.find_first_of("0123456789") != std::string_view::npos;
    if (has_figure) shingles_.push_back(mark_figure(shorten(hash)));
    if (has_figure) shingles_.push_back(mark_figure(shorten(hash + 1)));
    if (word.size() >= 8 && !has_figure) shingles_.push_back(mark_words(shorten(hash)));
    last_ = hash;
}

TextSignature TextSigner::finish() {
    if (shingles_.empty() && words_ > 0) shingles_.push_back(shorten(last_));
    std::sort(shingles_.begin(), shingles_.end());
    shingles_.erase(std::unique(shingles_.begin(), shingles_.end()), shingles_.end());
    TextSignature signature;
    signature.whole = words_ == 0 ? 0 : mix(whole_);
    signature.shingles = static_cast<std::uint32_t>(shingles_.size());
    signature.count = static_cast<std::uint32_t>(std::min(shingles_.size(), TextSignature::most));
    std::copy_n(shingles_.begin(), signature.count, signature.lowest.begin());
    shingles_.clear();
    last_ = whole_ = 0;
    words_ = 0;
    return signature;
}

TextSignature sign_text(std::string_view folded_title, std::string_view folded_text) {
    TextSigner signer;
    signer.read(folded_title);
    signer.read(folded_text);
    return signer.finish();
}

Likeness compare(const TextSignature& a, const TextSignature& b, std::uint32_t date_a, std::uint32_t date_b) {
    const Sample sample = compare_samples(a, b);
    if (sample.common == 0) return {};
    const long days = days_apart(date_a, date_b);
    Likeness likeness;
    likeness.shared = static_cast<double>(sample.common) / static_cast<double>(sample.seen);
    const double in_both = likeness.shared / (1 + likeness.shared) * (static_cast<double>(a.shingles) + static_cast<double>(b.shingles));
    const std::uint32_t shorter = std::min(a.shingles, b.shingles);
    likeness.contained = std::min(1.0, in_both / shorter);
    const bool is_short = shorter < least_shingles;
    const bool is_copy = likeness.shared >= (is_short ? least_shared_short : least_shared);
    const bool is_shortened = likeness.shared >= least_of_longer && likeness.contained >= least_contained && !is_short;
    likeness.same_story = (is_copy || is_shortened) && (likeness.shared >= nearly_all || !differs_in_pattern(sample, is_short, days));
    if (is_short && days > most_days_of_one_event) likeness.same_story = false;
    return likeness;
}

}  // namespace dateline
