#include "indexer/segments/dictionary.hpp"

#include <xapian.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "indexer/storing/varint.hpp"
#include "indexer/storing/words.hpp"

namespace dateline {

namespace {

std::string section_of(const char* what, std::size_t language) {
    return std::string(what) + "/" + std::to_string(language);
}

}  // namespace

Dictionary::Dictionary(ColumnFile file)
    : file_(std::move(file)),
      starts_(file_.section<std::uint32_t>("starts")),
      articles_(file_.section<std::uint32_t>("articles")),
      uses_(file_.section<std::uint32_t>("uses")),
      by_rank_(file_.section<std::uint32_t>("by_rank")),
      bytes_(file_.section_bytes("bytes")) {
    const std::size_t words = articles_.size();
    if (starts_.size() != words + 1 || uses_.size() != words || by_rank_.size() != words || starts_.back() != bytes_.size())
        file_.throw_damaged("its sections do not fit together");
    std::string_view names = file_.section_bytes("languages"), name;
    while (!names.empty()) {
        if (!take_string(names, name)) file_.throw_damaged("its list of languages is cut off");
        languages_.emplace_back(name);
    }
}

std::uint32_t Dictionary::lower_bound(std::string_view beginning) const {
    std::uint32_t low = 0, high = size();
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (word(middle) < beginning) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

std::optional<std::uint32_t> Dictionary::find(std::string_view word) const {
    const std::uint32_t number = lower_bound(word);
    if (number == size() || this->word(number) != word) return std::nullopt;
    return number;
}

std::span<const std::uint32_t> Dictionary::words_of_language(std::size_t language) const {
    return file_.section<std::uint32_t>(section_of("words", language));
}

std::span<const std::uint32_t> Dictionary::words_of_stem(std::string_view language, std::string_view stem) const {
    const auto known = std::find(languages_.begin(), languages_.end(), language_name(language));
    if (known == languages_.end()) return {};
    const auto index = static_cast<std::size_t>(known - languages_.begin());
    const auto starts = file_.section<std::uint32_t>(section_of("stem_starts", index));
    const std::string_view bytes = file_.section_bytes(section_of("stem_bytes", index));
    const auto stem_at = [&](std::size_t place) { return bytes.substr(starts[place], starts[place + 1] - starts[place]); };
    std::size_t low = 0, high = starts.size() - 1;
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (stem_at(middle) < stem) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low + 1 >= starts.size() || stem_at(low) != stem) return {};
    const auto groups = file_.section<std::uint32_t>(section_of("group_starts", index));
    return file_.section<std::uint32_t>(section_of("groups", index)).subspan(groups[low], groups[low + 1] - groups[low]);
}

std::uint32_t Dictionary::rank(std::uint32_t number) const {
    const auto place = std::lower_bound(by_rank_.begin(), by_rank_.end(), number, [this](std::uint32_t a, std::uint32_t b) {
        return uses_[a] != uses_[b] ? uses_[a] > uses_[b] : a < b;
    });
    return static_cast<std::uint32_t>(place - by_rank_.begin());
}

std::string language_name(std::string_view language) {
    return language.empty() ? "en" : std::string(language);
}

std::vector<std::uint32_t> write_words(const DictionaryContent& content, ColumnWriter& to) {
    const std::size_t size = content.articles.size();
    std::vector<std::uint32_t> by_rank(size), ranks(size);
    std::iota(by_rank.begin(), by_rank.end(), 0U);
    std::sort(by_rank.begin(), by_rank.end(), [&](std::uint32_t a, std::uint32_t b) {
        return content.uses[a] != content.uses[b] ? content.uses[a] > content.uses[b] : a < b;
    });
    for (std::size_t rank = 0; rank < size; ++rank) ranks[by_rank[rank]] = static_cast<std::uint32_t>(rank);
    to.add("starts", content.starts);
    to.add("bytes", std::string_view(content.bytes));
    to.add("articles", content.articles);
    to.add("uses", content.uses);
    to.add("by_rank", by_rank);
    std::string names;
    for (const DictionaryContent::Language& language : content.languages) append_string(names, language.code);
    to.add("languages", std::string_view(names));
    for (std::size_t i = 0; i < content.languages.size(); ++i) to.add(section_of("words", i), content.languages[i].words);
    return ranks;
}

namespace {

/// The stems of a language's words, in their order.
class Stems {
public:
    explicit Stems(const std::string& language) {
        try {
            stemmer_ = Xapian::Stem(language);
        } catch (const Xapian::InvalidArgumentError&) {
            // Xapian has no stemmer for it: every word is its own stem.
        }
    }
    [[nodiscard]] std::string of(std::string_view word) const {
        std::string text(word);
        return is_stemmed(word) ? stemmer_(text) : text;
    }

private:
    Xapian::Stem stemmer_;
};

void write_stems_of(const DictionaryContent& content, std::size_t index, ColumnWriter& to) {
    const DictionaryContent::Language& language = content.languages[index];
    const Stems stems(language.code);
    std::vector<std::pair<std::string, std::uint32_t>> pairs;
    pairs.reserve(language.words.size());
    for (const std::uint32_t number : language.words) pairs.emplace_back(stems.of(content.word(number)), number);
    std::sort(pairs.begin(), pairs.end());
    std::vector<std::uint32_t> stem_starts, group_starts, groups;
    std::string bytes;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (i == 0 || pairs[i].first != pairs[i - 1].first) {
            stem_starts.push_back(static_cast<std::uint32_t>(bytes.size()));
            group_starts.push_back(static_cast<std::uint32_t>(groups.size()));
            bytes += pairs[i].first;
        }
        groups.push_back(pairs[i].second);
    }
    stem_starts.push_back(static_cast<std::uint32_t>(bytes.size()));
    group_starts.push_back(static_cast<std::uint32_t>(groups.size()));
    to.add(section_of("stem_starts", index), stem_starts);
    to.add(section_of("stem_bytes", index), std::string_view(bytes));
    to.add(section_of("group_starts", index), group_starts);
    to.add(section_of("groups", index), groups);
}

}  // namespace

void write_stems(const DictionaryContent& content, ColumnWriter& to) {
    for (std::size_t i = 0; i < content.languages.size(); ++i) write_stems_of(content, i, to);
}

}  // namespace dateline
