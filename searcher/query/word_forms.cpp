#include "searcher/query/word_forms.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "facets/text/edit_distance.hpp"
#include "indexer/storing/words.hpp"

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

/// What is known of it is looked up nowhere again.
WordForms ArchiveWords::forms_of(Numbers numbers) const {
    WordForms found;
    const std::vector<Archive::Part>& parts = archive_.parts();
    for (auto& [word, known] : numbers) {
        WordForm form;
        form.word = word;
        form.numbers = std::move(known);
        form.numbers.resize(parts.size(), WordForm::absent);
        for (std::size_t part = 0; part < parts.size(); ++part) {
            const auto& dictionary = parts[part].segment->dictionary();
            std::uint32_t& number = form.numbers[part];
            if (number == WordForm::absent) number = dictionary.find(word).value_or(WordForm::absent);
            if (number != WordForm::absent) form.articles += dictionary.article_count(number);
        }
        if (form.articles > 0) found.forms.push_back(std::move(form));
    }
    return found;
}

void ArchiveWords::note_number(std::size_t part, std::uint32_t number, Numbers& numbers) const {
    std::vector<std::uint32_t>& known = numbers[archive_.parts()[part].segment->dictionary().word(number)];
    known.resize(archive_.parts().size(), WordForm::absent);
    known[part] = number;
}

WordForms ArchiveWords::most_frequent(Numbers numbers, bool is_cut) const {
    WordForms found = forms_of(std::move(numbers));
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
    Numbers numbers = {{word, {}}};
    for (const Language& language : languages_) {
        const std::string stem = stemmed ? language.stemmer(word) : word;
        for (std::size_t part = 0; part < archive_.parts().size(); ++part) {
            const auto& dictionary = archive_.parts()[part].segment->dictionary();
            for (const std::uint32_t number : dictionary.words_of_stem(language.code, stem)) note_number(part, number, numbers);
        }
    }
    found = forms_of(std::move(numbers));
    return found;
}

const WordForms& ArchiveWords::exactly(const std::string& word) {
    bool is_new = false;
    WordForms& found = remember(Way::exact, word, is_new);
    if (is_new) found = forms_of({{word, {}}});
    return found;
}

const WordForms& ArchiveWords::beginning(const std::string& beginning) {
    bool is_new = false;
    WordForms& found = remember(Way::beginning, beginning, is_new);
    if (!is_new) return found;
    Numbers numbers;
    bool is_cut = false;
    for (std::size_t part = 0; part < archive_.parts().size(); ++part) {
        const auto& dictionary = archive_.parts()[part].segment->dictionary();
        std::uint32_t number = dictionary.lower_bound(beginning);
        for (std::size_t seen = 0; number < dictionary.size() && dictionary.word(number).starts_with(beginning); ++number, ++seen) {
            is_cut = is_cut || seen == max_looked_at;
            if (is_cut) break;
            note_number(part, number, numbers);
        }
    }
    while (numbers.size() > max_looked_at) {
        numbers.erase(std::prev(numbers.end()));
        is_cut = true;
    }
    found = most_frequent(std::move(numbers), is_cut);
    return found;
}

const WordForms& ArchiveWords::near(const std::string& word, unsigned edits) {
    bool is_new = false;
    WordForms& found = remember(edits == 1 ? Way::near_1 : Way::near_2, word, is_new);
    if (!is_new) return found;
    Numbers numbers;
    for (std::size_t part = 0; part < archive_.parts().size(); ++part) {
        const auto& dictionary = archive_.parts()[part].segment->dictionary();
        for (std::uint32_t number = 0; number < dictionary.size(); ++number) {
            const std::string_view other = dictionary.word(number);
            if (has_near_length(word, other, edits) && edit_distance(word, other, edits) <= edits) note_number(part, number, numbers);
        }
    }
    found = most_frequent(std::move(numbers), false);
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
