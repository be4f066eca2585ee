#include "indexer/training/page_words.hpp"

#include <algorithm>

#include "indexer/training/page_maker.hpp"

namespace dateline {
namespace {

// English words and what stands for them in the made-up tongues, in the order of `languages` after English.
constexpr std::array<std::array<std::string_view, 6>, 16> common{{{"the", "der", "le", "el", "il", "het"},
                                                                  {"of", "von", "de", "de", "di", "van"},
                                                                  {"and", "und", "et", "y", "e", "en"},
                                                                  {"in", "in", "en", "en", "in", "in"},
                                                                  {"a", "ein", "un", "un", "un", "een"},
                                                                  {"to", "zu", "les", "a", "a", "te"},
                                                                  {"that", "die", "que", "que", "che", "dat"},
                                                                  {"on", "den", "la", "la", "la", "de"},
                                                                  {"for", "des", "des", "del", "del", "de"},
                                                                  {"was", "das", "il", "los", "la", "was"},
                                                                  {"with", "mit", "avec", "con", "con", "met"},
                                                                  {"is", "ist", "est", "es", "le", "is"},
                                                                  {"at", "im", "du", "el", "al", "van"},
                                                                  {"by", "dem", "par", "por", "da", "het"},
                                                                  {"has", "hat", "a", "ha", "ha", "de"},
                                                                  {"not", "nicht", "pas", "no", "non", "niet"}}};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31U);
}

std::string first_words(const std::string& text, std::size_t count) {
    std::size_t at = 0;
    for (; count > 0 && at < text.size(); --count) at = std::min(text.find(' ', at + 1), text.size());
    return text.substr(0, at);
}

/// What is written for a name in capitals.
std::string PageMaker::word(std::string_view name) {
    static constexpr std::array<std::string_view, 12> given{"Anna", "Peter", "Marta", "Jan",  "Lucia", "Tom",
                                                            "Eva",  "Karim", "Sofia", "Paul", "Ines",  "Hugo"};
    static constexpr std::array<std::string_view, 12> family{"Weber", "Moreau", "Rossi",  "Lind",  "Novak", "Silva",
                                                             "Baker", "Haddad", "Visser", "Olsen", "Kaya",  "Duran"};
    static constexpr std::array<std::string_view, 10> sites{"Morning Post",      "Stadtblatt",  "Le Courrier", "El Faro",
                                                            "Harbour News",      "kleineswelt", "Il Ponte",    "De Brug",
                                                            "greenpath.example", "Bergbote"};
    if (name == "NAME") {
        std::string full(given[random(given.size())]);
        return chance(60) ? full + " " + std::string(family[random(family.size())]) : full;
    }
    if (name == "SITE") return site_.empty() ? site_ = std::string(sites[random(sites.size())]) : site_;
    if (name == "NUMBER") return std::to_string(random(chance(50) ? 20 : 2100) + 1);
    if (name == "TIME") return std::to_string(random(24)) + (random(2) == 0 ? ":1" : ":4") + std::to_string(random(10));
    if (name == "MONTH") return one("month");
    if (name == "TITLE") return translated(other().title);
    if (name == "WORD")
        return chance(50) ? std::string(of_kind("nav")[random(of_kind("nav").size())]) : translated(first_words(other().title, 1));
    const std::string day = std::to_string(random(28) + 1), year = std::to_string(1995 + random(30));
    const std::string number = std::to_string(random(9) + 1);
    if (chance(30)) return day + "." + number + "." + year;
    if (chance(20)) return year + "-0" + number + "-" + (day.size() == 1 ? "0" : "") + day;
    return language_ == "en" ? one("month") + " " + day + ", " + year : day + (language_ == "de" ? ". " : " ") + one("month") + " " + year;
}

std::string PageMaker::filled(std::string_view pattern) {
    std::string text;
    for (std::size_t at = 0; at < pattern.size();) {
        std::size_t taken = 0;
        for (const std::string_view name : {"NAME", "DAY", "TIME", "NUMBER", "MONTH", "SITE", "WORD", "TITLE"}) {
            if (pattern.substr(at, name.size()) != name) continue;
            text += word(name);
            taken = name.size();
            break;
        }
        if (taken == 0) text += pattern[at++];
        at += taken;
    }
    return text;
}

/// A word of the made-up tongue: the commonest from the table, others with their letters exchanged, by the same rule all over a page.
std::string PageMaker::translated_word(std::string_view text) {
    const auto column = static_cast<std::size_t>(std::find(languages.begin(), languages.end(), language_) - languages.begin());
    for (const auto& row : common)
        if (row[0] == text) return std::string(row[column]);
    static constexpr std::string_view vowels = "aeiou", consonants = "bcdfghklmnprstvwz";
    std::string made;
    std::uint64_t hash = tongue_;
    for (const char c : text) {
        const char small = static_cast<char>(c | 0x20);
        hash = mixed(hash ^ static_cast<unsigned char>(small));
        const bool vowel = vowels.find(small) != std::string_view::npos;
        const std::string_view letters = vowel ? vowels : consonants;
        const char other = letters[mixed(tongue_ ^ static_cast<unsigned char>(small)) % letters.size()];
        made += c == small ? other : static_cast<char>(other - 32);
    }
    if (text.size() > 4 && hash % 3 == 0) made += language_ == "de" || language_ == "nl" ? "ungen" : "ione";
    if (language_ == "de" && text.size() > 3 && hash % 4 == 1) made[0] = static_cast<char>(made[0] & ~0x20);
    return made;
}

/// As a writer of a diary or of advice would put it.
std::string PageMaker::personal_word(std::string_view text) {
    static constexpr std::array<std::array<std::string_view, 2>, 9> persons{{{"he", "you"},
                                                                             {"He", "I"},
                                                                             {"they", "we"},
                                                                             {"They", "We"},
                                                                             {"his", "my"},
                                                                             {"their", "your"},
                                                                             {"its", "our"},
                                                                             {"them", "us"},
                                                                             {"the", "your"}}};
    for (const auto& row : persons)
        if (row[0] == text && (text != "the" || chance(15))) return std::string(row[1]);
    return std::string(text);
}

std::string PageMaker::translated(std::string_view text) {
    if (!made_up_ && !personal_) return std::string(text);
    std::string whole;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && is_letter(text[end])) ++end;
        if (end > at)
            whole += made_up_ ? translated_word(text.substr(at, end - at)) : personal_word(text.substr(at, end - at));
        else
            whole += text[end++];
        at = end;
    }
    return whole;
}

}  // namespace dateline
