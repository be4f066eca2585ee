#include "facets/topics/topic_words.hpp"

#include <algorithm>

#include "facets/text/fold.hpp"

namespace dateline {
namespace {

bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

/// Adds the words of one token: cut at whatever is neither letter, digit, dot nor apostrophe.
void read_token(std::string_view written, std::uint32_t index, bool in_capitals, TopicWords& words) {
    std::size_t begin = words.letters.size(), capitals = 0, letters = 0;
    const auto finish = [&] {
        const std::size_t length = words.letters.size() - begin;
        if (length > 0)
            words.words.push_back({index, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(length),
                                   capitals >= 2 && capitals == letters && !in_capitals});
        begin = words.letters.size();
        capitals = letters = 0;
    };
    for (const char c : written) {
        const bool capital = is_capital(c);
        const bool letter = capital || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
        if (letter || (c >= '0' && c <= '9')) {
            capitals += capital ? 1 : 0;
            letters += letter ? 1 : 0;
            words.letters.push_back(capital ? static_cast<char>(c + 'a' - 'A') : c);
        } else if (c != '.' && c != '\'') {
            finish();
        }
    }
    finish();
}

}  // namespace

TopicWords read_topic_words(const TokenizedText& text) {
    TopicWords words;
    words.letters.reserve(text.text.size());
    words.words.reserve(text.size() + text.size() / 4);
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        const Token& token = text.tokens[i];
        if (token.kind == TokenKind::punctuation || (token.starts_sentence && i > 0)) words.words.push_back({i, 0, 0, false});
        if (token.kind == TokenKind::punctuation) continue;
        const std::string_view written = text[i];
        if (std::any_of(written.begin(), written.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
            const std::string folded = fold(written);
            if (folded != "'s") read_token(folded, i, token.in_capitals, words);
        } else if (written != "'s" && written != "'S") {
            read_token(written, i, token.in_capitals, words);
        }
    }
    return words;
}

ArticleWords read_topic_words(const ArticleTokens& article) {
    return {read_topic_words(article.title), read_topic_words(article.text), article.title.size() + article.text.size()};
}

}  // namespace dateline
