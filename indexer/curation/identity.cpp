#include "indexer/curation/identity.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "facets/persons/name_words.hpp"

namespace dateline {

namespace {

using Words = std::vector<std::string_view>;

Words words_of(std::string_view text) {
    Words words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (end > 0) words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

bool is_initial(std::string_view word) {
    return word.size() == 1;
}

/// Whether `form` is what is left of `full` when given names are cut to initials, or all others than the first are left out: "George W." is no form of
/// "George Herbert Walker". `dropped`: those left out.
bool is_form_of(const Words& form, const Words& full, Words& dropped) {
    dropped.clear();
    if (form.size() > full.size() || form.back() != full.back()) return false;
    std::size_t at = 0;
    for (std::size_t i = 0; i + 1 < form.size(); ++i, ++at) {
        const auto fits = [&](std::string_view given) {
            return given == form[i] || (is_initial(form[i]) && given.front() == form[i].front());
        };
        while (at + 1 < full.size() && !fits(full[at])) {
            if (i == 0) return false;  // the first given name is never left out
            dropped.push_back(full[at++]);
        }
        if (at + 1 >= full.size()) return false;
    }
    for (; at + 1 < full.size(); ++at) dropped.push_back(full[at]);
    return dropped.empty() || form.size() == 2;
}

bool has_class(std::string_view word, std::uint32_t classes) {
    return (NameWords::instance().classes(folded_hash(word)) & classes) != 0;
}

/// Whether leaving these out makes another name of it: "van" belongs to the surname, and where the family name stands first, all that follows is given.
bool changes_name(const Words& full, const Words& dropped) {
    if (has_class(full.back(), name_suffix)) return true;
    if (dropped.empty()) return false;
    if (has_class(full.front(), family_first)) return true;
    return std::any_of(dropped.begin(), dropped.end(), [](std::string_view word) { return has_class(word, particle); });
}

struct Candidate {
    NamedPerson person;
    Words words;
    std::vector<std::size_t> above;  ///< the fullest names that it may be a form of
    bool is_form = false;            ///< of any other
};

/// The lower, the better it stands for its group.
auto rank_of(const Candidate& candidate) {
    const Words written = words_of(candidate.person.label);
    const auto is_spelt_out = [](std::string_view word) { return word.size() > 2 && !(word.size() == 3 && word[1] == '.'); };
    std::size_t spelt_out = 0, initials = 0;
    for (std::size_t i = 1; i + 1 < written.size(); ++i) ++(is_spelt_out(written[i]) ? spelt_out : initials);
    return std::tuple(is_initial(candidate.words.front()), spelt_out, -static_cast<std::ptrdiff_t>(initials), candidate.person.key);
}

void find_fuller_names(std::vector<Candidate>& candidates) {
    Words dropped;
    std::vector<std::vector<std::size_t>> fuller(candidates.size());
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        for (std::size_t j = 0; j < candidates.size(); ++j) {
            if (i == j || candidates[i].words == candidates[j].words) continue;
            if (!is_form_of(candidates[i].words, candidates[j].words, dropped) || changes_name(candidates[j].words, dropped)) continue;
            candidates[i].is_form = true;
            fuller[i].push_back(j);
        }
    }
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        for (const std::size_t j : fuller[i]) {
            if (!candidates[j].is_form) candidates[i].above.push_back(j);
        }
    }
}

/// Only a form with initials, or one of fewer words than another, can stand for a fuller one.
bool may_hold_forms(const std::vector<Candidate>& candidates) {
    return std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
        return candidate.words.size() != candidates.front().words.size() ||
               std::any_of(candidate.words.begin(), candidate.words.end(), is_initial);
    });
}

void identify_of_one_letter(std::vector<Candidate>& candidates, std::vector<CanonicalIds::Pair>& pairs) {
    if (!may_hold_forms(candidates)) return;
    find_fuller_names(candidates);
    std::map<std::size_t, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const std::vector<std::size_t>& above = candidates[i].above;
        // Of initials alone nobody knows the full name.
        if (above.size() == 1 && !is_initial(candidates[above.front()].words.front())) groups[above.front()].push_back(i);
    }
    for (auto& [fullest, members] : groups) {
        members.push_back(fullest);
        const std::size_t best = *std::min_element(
            members.begin(), members.end(), [&](std::size_t a, std::size_t b) { return rank_of(candidates[a]) < rank_of(candidates[b]); });
        for (const std::size_t member : members) pairs.emplace_back(candidates[member].person.id, candidates[best].person.id);
    }
}

}  // namespace

std::string_view surname_of(std::string_view key) {
    const std::size_t blank = key.rfind(' ');
    return blank == std::string_view::npos ? std::string_view() : key.substr(blank + 1);
}

void identify_persons(std::vector<NamedPerson> same_surname, std::vector<CanonicalIds::Pair>& pairs) {
    const auto letter = [](const NamedPerson& person) { return person.key.front(); };
    std::sort(same_surname.begin(), same_surname.end(), [](const NamedPerson& a, const NamedPerson& b) { return a.key < b.key; });
    for (auto first = same_surname.begin(); first != same_surname.end();) {
        const auto last =
            std::find_if(first, same_surname.end(), [&](const NamedPerson& other) { return letter(other) != letter(*first); });
        if (last - first > 1) {
            std::vector<Candidate> candidates;
            for (auto person = first; person != last; ++person) candidates.push_back({*person, words_of(person->key), {}, false});
            identify_of_one_letter(candidates, pairs);
        }
        first = last;
    }
}

}  // namespace dateline
