#include "searcher/query/word_forms.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "indexer/storing/words.hpp"
#include "facets/text/edit_distance.hpp"

namespace dateline {

namespace {

bool has_only_letters(std::string_view word) {
    std::size_t letters = 0;
    const bool only_letters = std::all_of(Xapian::Utf8Iterator(word.data(), word.size()), Xapian::Utf8Iterator(), [&letters](unsigned c) {
        ++letters;
        const Xapian::Unicode::category category = Xapian::Unicode::get_category(c);
        return category >= Xapian::Unicode::UPPERCASE_LETTER && category <= Xapian::Unicode::COMBINING_SPACING_MARK;
    });
    return only_letters && letters >= 3;
}

void sort_and_unite(std::vector<std::string_view>& words) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
}

bool has_near_length(std::string_view a, std::string_view b, std::size_t edits) {
    return a.size() <= b.size() + edits && b.size() <= a.size() + edits;
}

}  // namespace

double WordForms::articles(std::uint64_t all) const {
    if (all == 0) return 0;
    if (forms.size() == 1) return static_cast<double>(forms.front().articles);
    double without = 1;
    for (const WordForm& form : forms) without *= 1 - static_cast<double>(form.articles) / static_cast<double>(all);
    return static_cast<double>(all) * (1 - without);
}

ArchiveWords::ArchiveWords(const Archive& archive, const std::vector<std::string>& languages) : archive_(archive) {
    std::set<std::string> distinct;
    for (const std::string& language : languages) distinct.insert(language.empty() ? "en" : language);
    if (distinct.empty()) distinct.insert("en");
    for (const std::string& code : distinct) {
        Language language{code, Xapian::Stem()};
        try {
            language.stemmer = Xapian::Stem(code);
        } catch (const Xapian::InvalidArgumentError&) {
            // Xapian has no stemmer for it: its words are found as they are written.
        }
        languages_.push_back(std::move(language));
    }
}

WordForms& ArchiveWords::remember(Way way, const std::string& word, bool& is_new) {
    const auto [entry, inserted] = known_.try_emplace({way, word});
    is_new = inserted;
    return entry->second;
}

WordForm ArchiveWords::form_of(std::string_view word) const {
    WordForm form;
    form.word = word;
    for (const Archive::Part& part : archive_.parts()) {
        const auto& dictionary = part.segment->dictionary();
        const auto number = dictionary.find(word);
        form.numbers.push_back(number ? *number : WordForm::absent);
        if (number) form.articles += dictionary.article_count(*number);
    }
    return form;
}

WordForms ArchiveWords::forms_of(std::vector<std::string_view> words) const {
    sort_and_unite(words);
    WordForms found;
    for (const std::string_view word : words) {
        WordForm form = form_of(word);
        if (form.articles > 0) found.forms.push_back(std::move(form));
    }
    return found;
}

WordForms ArchiveWords::most_frequent(std::vector<std::string_view> words, bool is_cut) const {
    WordForms found = forms_of(std::move(words));
    found.is_cut = is_cut;
    if (found.forms.size() <= max_forms) return found;
    found.is_cut = true;
    const auto more_frequent = [](const WordForm& a, const WordForm& b) {
        return a.articles != b.articles ? a.articles > b.articles : a.word < b.word;
    };
    std::nth_element(found.forms.begin(), found.forms.begin() + max_forms, found.forms.end(), more_frequent);
    found.forms.resize(max_forms);
    std::sort(found.forms.begin(), found.forms.end(), [](const WordForm& a, const WordForm& b) { return a.word < b.word; });
    return found;
}

const WordForms& ArchiveWords::of_stem(const std::string& word) {
    bool is_new = false;
    WordForms& found = remember(Way::stem, word, is_new);
    if (!is_new) return found;
    const bool stemmed = is_stemmed(word);
    std::vector<std::string_view> words = {word};
    for (const Language& language : languages_) {
        const std::string stem = stemmed ? language.stemmer(word) : word;
        for (const Archive::Part& part : archive_.parts()) {
            const auto& dictionary = part.segment->dictionary();
            for (const std::uint32_t number : dictionary.words_of_stem(language.code, stem)) words.push_back(dictionary.word(number));
        }
    }
    found = forms_of(std::move(words));
    return found;
}

const WordForms& ArchiveWords::exactly(const std::string& word) {
    bool is_new = false;
    WordForms& found = remember(Way::exact, word, is_new);
    if (is_new) found = forms_of({word});
    return found;
}

const WordForms& ArchiveWords::beginning(const std::string& beginning) {
    bool is_new = false;
    WordForms& found = remember(Way::beginning, beginning, is_new);
    if (!is_new) return found;
    std::vector<std::string_view> words;
    bool is_cut = false;
    for (const Archive::Part& part : archive_.parts()) {
        const auto& dictionary = part.segment->dictionary();
        std::size_t seen = 0;
        for (std::uint32_t number = dictionary.lower_bound(beginning); number < dictionary.size(); ++number) {
            const std::string_view word = dictionary.word(number);
            if (!word.starts_with(beginning)) break;
            if (++seen > max_looked_at) is_cut = true;
            if (is_cut) break;
            words.push_back(word);
        }
    }
    sort_and_unite(words);
    if (words.size() > max_looked_at) {
        words.resize(max_looked_at);
        is_cut = true;
    }
    found = most_frequent(std::move(words), is_cut);
    return found;
}

const WordForms& ArchiveWords::near(const std::string& word, unsigned edits) {
    bool is_new = false;
    WordForms& found = remember(edits == 1 ? Way::near_1 : Way::near_2, word, is_new);
    if (!is_new) return found;
    std::vector<std::string_view> words;
    for (const Archive::Part& part : archive_.parts()) {
        const auto& dictionary = part.segment->dictionary();
        for (std::uint32_t number = 0; number < dictionary.size(); ++number) {
            const std::string_view other = dictionary.word(number);
            if (has_near_length(word, other, edits) && edit_distance(word, other, edits) <= edits) words.push_back(other);
        }
    }
    found = most_frequent(std::move(words), false);
    return found;
}

std::string ArchiveWords::suggest(const std::string& word) const {
    constexpr std::size_t max_distance = 2;
    std::size_t limit = word.size() < 4 ? 1 : max_distance;
    std::map<std::string_view, std::uint64_t> nearest;  // to the articles that hold them
    for (const Archive::Part& part : archive_.parts()) {
        const auto& dictionary = part.segment->dictionary();
        for (std::uint32_t number = 0; number < dictionary.size(); ++number) {
            const std::string_view other = dictionary.word(number);
            if (!has_near_length(word, other, limit)) continue;
            const std::size_t distance = edit_distance(word, other, limit);
            if (distance > limit || !has_only_letters(other)) continue;
            if (distance < limit) nearest.clear();
            limit = distance;
            nearest[other] += dictionary.article_count(number);
        }
    }
    const auto most = std::max_element(nearest.begin(), nearest.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == nearest.end() ? std::string() : std::string(most->first);
}

}  // namespace dateline
