#include "searcher/presenting/highlighter.hpp"

#include <algorithm>

#include "searcher/query/weak_words.hpp"

namespace dateline {

namespace {

bool begins_with(std::string_view word, std::string_view beginning) {
    return word.substr(0, beginning.size()) == beginning;
}

}  // namespace

Highlighter::Highlighter(const Node& query, ArchiveWords& words) {
    add(query, words);
}

void Highlighter::add(const Node& node, ArchiveWords& words) {
    if (node.in_title) return;
    const bool drop_weak = can_drop_weak_words(node);
    for (const Node& child : node.children) {
        if (child.occurrence != Occurrence::excluded && !(drop_weak && is_weak_word(child))) add(child, words);
    }
    if (node.terms.empty()) return;
    const std::size_t part = parts_++;
    const bool is_prefix = node.kind == NodeKind::prefix;
    if (node.terms.size() > 1 || is_prefix) beginnings_.add(node.terms.front(), node.terms.size() == 1);
    if (node.terms.size() > 1) {
        phrases_[node.terms.front()].push_back({node.terms, is_prefix, part});
    } else if (is_prefix) {
        prefixes_.emplace_back(node.terms.front(), part);
    } else {
        const std::string& word = node.terms.front();
        const WordForms& forms = node.kind == NodeKind::word    ? words.of_stem(word)
                                 : node.kind == NodeKind::fuzzy ? words.near(word, node.distance)
                                                                : words.exactly(word);
        for (const WordForm& form : forms.forms) {
            beginnings_.add(form.word, false);
            word_parts_.emplace(form.word, part);
        }
    }
}

std::vector<Hit> Highlighter::find(std::string_view text) const {
    std::vector<Hit> hits;
    if (parts_ == 0) return hits;
    const FoldedText folded(text);
    const std::vector<WordRange>& words = folded.words();
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!beginnings_.may_hold(folded.term(words[i]))) continue;
        std::size_t part = no_part;
        const std::size_t length = longest_phrase(folded, i, part);
        if (length > 0) {
            hits.push_back({words[i].begin, words[i + length - 1].end, part});
            i += length - 1;
            continue;
        }
        part = part_of_word(folded.term(words[i]));
        if (part != no_part) hits.push_back({words[i].begin, words[i].end, part});
    }
    return hits;
}

/// How many words from `first` on make a phrase of the query; 0 for none.
std::size_t Highlighter::longest_phrase(const FoldedText& text, std::size_t first, std::size_t& part) const {
    if (phrases_.empty()) return 0;
    const std::vector<WordRange>& words = text.words();
    const auto starting = phrases_.find(text.term(words[first]));
    if (starting == phrases_.end()) return 0;
    std::size_t longest = 0;
    for (const Phrase& phrase : starting->second) {
        const std::size_t size = phrase.terms.size();
        if (size <= longest || size > words.size() - first) continue;
        bool fits = true;
        for (std::size_t i = 1; i < size && fits; ++i) {
            const std::string_view word = text.term(words[first + i]);
            fits = phrase.is_open && i + 1 == size ? begins_with(word, phrase.terms[i]) : word == phrase.terms[i];
        }
        if (!fits) continue;
        longest = size;
        part = phrase.part;
    }
    return longest;
}

std::size_t Highlighter::part_of_word(std::string_view word) const {
    if (const auto found = word_parts_.find(word); found != word_parts_.end()) return found->second;
    for (const auto& [prefix, part] : prefixes_) {
        if (begins_with(word, prefix)) return part;
    }
    return no_part;
}

}  // namespace dateline
