#include "indexer/cleaning/repeated_lines.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <string>

#include "indexer/cleaning/tidy.hpp"
#include "indexer/cleaning/wording.hpp"
#include "indexer/reading/article_fields.hpp"

namespace dateline {
namespace {

constexpr std::size_t most_sources = 100'000;
constexpr std::uint32_t prose_words = 12;
constexpr std::uint32_t longest_line = 60;  ///< words; what is longer may be repeated, but is no furniture

std::uint64_t source_hash(const Article& article) {
    const std::string source = source_of(article);
    return XXH3_64bits(source.data(), source.size());
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Of a line as spell_plainly() writes it, whatever digits are in it, unless it is so short that they are what it says; 0 for one without letters.
std::uint64_t line_hash(std::uint64_t source, std::string plain) {
    constexpr std::size_t enough_words = 3;
    std::size_t words = 0;  // that start with a letter
    for (std::size_t i = 1; i < plain.size(); ++i) words += plain[i - 1] == ' ' && !is_digit(plain[i]);
    if (words >= enough_words)
        for (char& c : plain) c = is_digit(c) ? '0' : c;
    return words == 0 ? 0 : XXH3_64bits_withSeed(plain.data(), plain.size(), source);
}

bool is_prose(const BlockShape& shape) {
    return shape.words >= prose_words && shape.ends_sentence;
}

}  // namespace

std::string source_of(const Article& article) {
    if (!article.source.empty()) return article.source;
    if (std::string host = host_of(article.url); !host.empty()) return host;
    std::string source;
    for (std::size_t begin = 0, slash; (slash = article.id.find('/', begin)) != std::string::npos; begin = slash + 1) {
        const std::string_view folder = std::string_view(article.id).substr(begin, slash - begin);
        const bool named =
            std::any_of(folder.begin(), folder.end(), [](char c) { return c > '9' || static_cast<unsigned char>(c) >= 0x80; });
        if (named) source.append(folder).append("/");
    }
    return source;
}

std::vector<bool> RepeatedLines::find(const Article& article, const std::vector<BlockProfile>& profiles) const {
    std::vector<bool> repeated(profiles.size(), false);
    if (lines_.empty()) return repeated;
    const std::uint64_t source = source_hash(article);
    for (std::size_t i = 0; i < profiles.size(); ++i)
        repeated[i] = profiles[i].block->shape.words <= longest_line && lines_.contains(line_hash(source, profiles[i].plain));
    return repeated;
}

std::vector<std::uint64_t> RepeatedLines::hashes() const {
    std::vector<std::uint64_t> hashes(lines_.begin(), lines_.end());
    std::sort(hashes.begin(), hashes.end());
    return hashes;
}

void LineCounts::add(const Article& page) {
    const std::uint64_t source = source_hash(page);
    const auto [known, is_new] = numbers_.try_emplace(source, static_cast<std::uint32_t>(pages_.size()));
    if (is_new && pages_.size() >= most_sources) {
        numbers_.erase(known);
        return;
    }
    if (is_new) pages_.push_back(0);
    const std::uint32_t number = known->second;
    const std::string text = remove_controls(page.text);
    std::vector<std::uint64_t> hashes;
    std::uint64_t prose = 0, known_prose = 0;  // words
    for (const Block& block : cut_page(text)) {
        hashes.push_back(line_hash(source, spell_plainly(block.text.substr(0, spelt_bytes))));
        if (!is_prose(block.shape)) continue;
        prose += block.shape.words;
        known_prose += lines_.contains(hashes.back()) ? block.shape.words : 0;
    }
    if (known_prose * 5 >= prose * 3 && known_prose > 0) return;
    ++pages_[number];
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    for (const std::uint64_t hash : hashes) {
        if (hash == 0) continue;
        Line& line = lines_[hash];
        line.source = number;
        ++line.pages;
    }
    if (lines_.size() > most_lines_) forget_rare();
}

/// Forgets what was seen least, until at most half is left.
void LineCounts::forget_rare() {
    for (std::uint32_t rare = 1; lines_.size() > most_lines_ / 2; rare *= 2)
        std::erase_if(lines_, [&](const auto& entry) { return entry.second.pages <= rare; });
}

RepeatedLines LineCounts::repeated() const {
    RepeatedLines repeated;
    for (const auto& [hash, line] : lines_)
        if (line.pages >= least_pages && std::uint64_t{line.pages} * least_share >= pages_[line.source]) repeated.lines_.insert(hash);
    return repeated;
}

}  // namespace dateline
