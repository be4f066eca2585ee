#include "indexer/curation/resemblance.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "facets/persons/name_words.hpp"
#include "facets/text/edit_distance.hpp"

namespace dateline {

namespace {

// Longer ones first. What Latin, German, French and English transcriptions of one name write differently.
constexpr std::array<std::pair<std::string_view, char>, 12> sounds = {{{"tsch", 'x'},
                                                                       {"sch", 'x'},
                                                                       {"tch", 'x'},
                                                                       {"ch", 'x'},
                                                                       {"sh", 'x'},
                                                                       {"zh", 'x'},
                                                                       {"kh", 'h'},
                                                                       {"ph", 'f'},
                                                                       {"th", 't'},
                                                                       {"dh", 'd'},
                                                                       {"gh", 'k'},
                                                                       {"ck", 'k'}}};

char plain_sound(char c) {
    switch (c) {
        case 'c':
        case 'q':
        case 'g':
            return 'k';
        case 'z':
            return 's';
        case 'w':
            return 'v';
        case 'j':
        case 'y':
            return 'i';
        default:
            return c;
    }
}

bool is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'h';
}

std::string sound_of_word(std::string_view word) {
    std::string sound;
    while (!word.empty()) {
        const auto* known = std::find_if(sounds.begin(), sounds.end(), [&](const auto& one) { return word.starts_with(one.first); });
        const char c = known != sounds.end() ? known->second : plain_sound(word.front());
        word.remove_prefix(known != sounds.end() ? known->first.size() : 1);
        const bool is_first = sound.empty();
        if ((is_vowel(c) && !is_first) || (!sound.empty() && sound.back() == c)) continue;
        sound.push_back(c);
    }
    return sound;
}

std::pair<std::string_view, std::string_view> given_and_surname(std::string_view name) {
    const std::size_t blank = name.rfind(' ');
    return {name.substr(0, blank), name.substr(blank + 1)};
}

std::string_view first_word(std::string_view text) {
    return text.substr(0, text.find(' '));
}

bool is_initial_of(std::string_view initial, std::string_view word) {
    return initial.size() == 1 && word.size() > 1 && initial.front() == word.front();
}

bool is_near(std::string_view a, std::string_view b) {
    const std::size_t limit = std::min(a.size(), b.size()) >= 8 ? 2 : 1;
    return std::min(a.size(), b.size()) >= 5 && edit_distance(a, b, limit) <= limit;
}

}  // namespace

std::string sound_of(std::string_view folded_name) {
    std::string sound;
    while (!folded_name.empty()) {
        const std::string_view word = first_word(folded_name);
        folded_name.remove_prefix(std::min(word.size() + 1, folded_name.size()));
        sound += (sound.empty() ? "" : " ") + sound_of_word(word);
    }
    return sound;
}

const char* resemblance(std::string_view a, std::string_view b) {
    const auto [given_a, surname_a] = given_and_surname(a);
    const auto [given_b, surname_b] = given_and_surname(b);
    const std::string_view first_a = first_word(given_a), first_b = first_word(given_b);
    if (surname_a == surname_b) {
        if (is_initial_of(first_a, first_b) || is_initial_of(first_b, first_a)) return "initials";
        if (first_a == first_b) return "initials";  // they differ in what stands between
        if (NameWords::instance().may_be_same_forename(folded_hash(first_a), folded_hash(first_b))) return "nickname";
        if (is_near(given_a, given_b)) return "spelling";
    } else if (given_a == given_b && given_a.size() > 1 && is_near(surname_a, surname_b)) {
        return "spelling";
    }
    return given_a.size() > 1 && given_b.size() > 1 && sound_of(a) == sound_of(b) ? "sound" : nullptr;
}

}  // namespace dateline
