#include <algorithm>
#include <queue>

#include "indexer/segments/merging.hpp"

namespace dateline {

namespace {

using Segments = std::vector<std::shared_ptr<const Segment>>;

/// The next word of one dictionary. Nearly all comparisons are settled by its first eight bytes.
struct Head {
    std::uint64_t beginning = 0;
    std::string_view word;
    std::uint32_t number = 0;
    std::uint32_t segment = 0;

    bool operator<(const Head& other) const {
        if (beginning != other.beginning) return beginning > other.beginning;
        if (const int order = word.compare(other.word); order != 0) return order > 0;
        return segment > other.segment;
    }
};

std::uint64_t beginning_of(std::string_view word) {
    std::uint64_t beginning = 0;
    for (std::size_t i = 0; i < 8; ++i) beginning = beginning << 8U | (i < word.size() ? static_cast<unsigned char>(word[i]) : 0U);
    return beginning;
}

/// All words once, with what is counted of them added up.
DictionaryContent join_words(const Segments& segments, DictionaryMaps& maps) {
    DictionaryContent content;
    std::priority_queue<Head> heads;
    const auto push = [&](std::uint32_t segment, std::uint32_t number) {
        const Dictionary& dictionary = segments[segment]->dictionary();
        if (number == dictionary.size()) return;
        const std::string_view word = dictionary.word(number);
        heads.push({beginning_of(word), word, number, segment});
    };
    for (std::uint32_t i = 0; i < segments.size(); ++i) {
        maps.words.emplace_back(segments[i]->dictionary().size());
        push(i, 0);
    }
    while (!heads.empty()) {
        const Head head = heads.top();
        heads.pop();
        if (content.articles.empty() || content.word(static_cast<std::uint32_t>(content.articles.size() - 1)) != head.word) {
            content.add(head.word);
            content.articles.push_back(0);
            content.uses.push_back(0);
        }
        const Dictionary& dictionary = segments[head.segment]->dictionary();
        content.articles.back() += dictionary.article_count(head.number);
        content.uses.back() += dictionary.use_count(head.number);
        maps.words[head.segment][head.number] = static_cast<std::uint32_t>(content.articles.size() - 1);
        push(head.segment, head.number + 1);
    }
    return content;
}

void join_languages(const Segments& segments, DictionaryMaps& maps, DictionaryContent& content) {
    std::vector<std::vector<bool>> in_language;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const Dictionary& dictionary = segments[i]->dictionary();
        std::vector<std::uint16_t>& numbers = maps.languages.emplace_back();
        for (std::size_t own = 0; own < dictionary.languages().size(); ++own) {
            const std::string& code = dictionary.languages()[own];
            auto known =
                std::find_if(content.languages.begin(), content.languages.end(), [&](const auto& one) { return one.code == code; });
            const auto number = static_cast<std::size_t>(known - content.languages.begin());
            if (known == content.languages.end()) {
                content.languages.push_back({code, {}});
                in_language.emplace_back(content.articles.size());
            }
            numbers.push_back(static_cast<std::uint16_t>(number));
            for (const std::uint32_t word : dictionary.words_of_language(own)) in_language[number][maps.words[i].at(word)] = true;
        }
    }
    for (std::size_t number = 0; number < in_language.size(); ++number) {
        for (std::uint32_t word = 0; word < content.articles.size(); ++word) {
            if (in_language[number][word]) content.languages[number].words.push_back(word);
        }
    }
}

}  // namespace

DictionaryMaps merge_dictionaries(const Segments& segments, ColumnWriter& to) {
    DictionaryMaps maps;
    DictionaryContent content = join_words(segments, maps);
    join_languages(segments, maps, content);
    maps.ranks = write_words(content, to);
    write_stems(content, to);
    return maps;
}

}  // namespace dateline
