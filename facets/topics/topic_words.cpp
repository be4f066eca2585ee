#include "facets/topics/topic_words.hpp"

#include <algorithm>
#include <cstring>

#include "facets/text/fold.hpp"
#include "facets/topics/word_features.hpp"

namespace dateline {
namespace {

constexpr std::size_t most_words = 32768, first_slots = 1024;

bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

template <typename Number>
std::uint64_t load(const char* at) {
    Number number;
    std::memcpy(&number, at, sizeof number);
    return number;
}

/// A hash that lives as long as the memory does: eight bytes at a time, the last ones overlapping those before.
std::uint64_t hash_token(std::string_view token, bool in_capitals) {
    constexpr std::uint64_t factor = 0x9FB21C651E98DF25ULL;
    const std::size_t size = token.size();
    const char* const at = token.data();
    std::uint64_t h = (2 * size + (in_capitals ? 1 : 0) + 1) * factor;
    const auto add = [&h](std::uint64_t bytes) {
        h = (h ^ bytes) * factor;
        h ^= h >> 29;
    };
    if (size >= 8) {
        for (std::size_t i = 0; i + 8 < size; i += 8) add(load<std::uint64_t>(at + i));
        add(load<std::uint64_t>(at + size - 8));
    } else if (size >= 4) {
        add(load<std::uint32_t>(at) | load<std::uint32_t>(at + size - 4) << 32);
    } else if (size > 0) {
        add(load<std::uint8_t>(at) | load<std::uint8_t>(at + size / 2) << 8 | load<std::uint8_t>(at + size - 1) << 16);
    }
    h *= factor;
    return (h ^ (h >> 32)) | 1;
}

}  // namespace

void RememberedWords::read(const ArticleTokens& article, ArticleWords& words) {
    if (words_.size() > most_words || used_ > most_words) forget();
    words.known = this;
    words.title.clear();
    words.text.clear();
    read_field(article.title, words.title);
    read_field(article.text, words.text);
    words.tokens = article.title.size() + article.text.size();
}

void RememberedWords::read_field(const TokenizedText& text, std::vector<TopicWord>& to) {
    to.reserve(text.size() + text.size() / 4);
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        const Token& token = text.tokens[i];
        const bool is_mark = token.kind == TokenKind::punctuation;
        if (is_mark || (token.starts_sentence && i > 0)) to.push_back({i, TopicWord::none});
        if (is_mark) continue;
        const Slot& slot = know(text[i], token.in_capitals);
        for (std::uint32_t word = slot.first; word < slot.first + slot.count; ++word) to.push_back({i, word});
    }
}

const RememberedWords::Slot& RememberedWords::know(std::string_view written, bool in_capitals) {
    const std::uint64_t key = hash_token(written, in_capitals);
    std::size_t at = (key >> 1) & (slots_.size() - 1);
    while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    if (slots_[at].key == key) return slots_[at];
    if (2 * (used_ + 1) > slots_.size()) {
        grow();
        return know(written, in_capitals);
    }
    ++used_;
    const std::size_t before = words_.size();
    learn(written, in_capitals);
    slots_[at] = {key, static_cast<std::uint32_t>(before), static_cast<std::uint32_t>(words_.size() - before)};
    return slots_[at];
}

void RememberedWords::learn(std::string_view written, bool in_capitals) {
    if (std::any_of(written.begin(), written.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
        const std::string folded = fold(written);
        if (folded != "'s") add_parts(folded, in_capitals);
    } else if (written != "'s" && written != "'S") {
        add_parts(written, in_capitals);
    }
}

/// Adds the words of one token: cut at whatever is neither letter, digit, dot nor apostrophe.
void RememberedWords::add_parts(std::string_view folded, bool in_capitals) {
    std::size_t begin = letters_.size(), capitals = 0, letters = 0;
    const auto finish = [&] {
        const std::string_view spelling = std::string_view(letters_).substr(begin);
        if (!spelling.empty())
            words_.push_back({hash_stem(spelling), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(spelling.size()),
                              capitals >= 2 && capitals == letters && !in_capitals});
        begin = letters_.size();
        capitals = letters = 0;
    };
    for (const char c : folded) {
        const bool capital = is_capital(c);
        const bool letter = capital || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
        if (letter || (c >= '0' && c <= '9')) {
            capitals += capital ? 1 : 0;
            letters += letter ? 1 : 0;
            letters_.push_back(capital ? static_cast<char>(c + 'a' - 'A') : c);
        } else if (c != '.' && c != '\'') {
            finish();
        }
    }
    finish();
}

void RememberedWords::grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old) {
        if (slot.key == 0) continue;
        std::size_t at = (slot.key >> 1) & (slots_.size() - 1);
        while (slots_[at].key != 0) at = (at + 1) & (slots_.size() - 1);
        slots_[at] = slot;
    }
}

void RememberedWords::forget() {
    letters_.clear();
    words_.clear();
    slots_.assign(std::max(slots_.size(), first_slots), {});
    used_ = 0;
    ++generation_;
}

}  // namespace dateline
