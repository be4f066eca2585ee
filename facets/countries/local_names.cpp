#include "facets/countries/local_names.hpp"

#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include "facets/tables/tables.hpp"

namespace dateline {
namespace {

bool has_names(const std::string& language) {
    const std::int32_t count = uloc_countAvailable();
    for (std::int32_t i = 0; i < count; ++i)
        if (language == uloc_getAvailable(i)) return true;
    return false;
}

/// Endings of the cases that a name takes in running text: what is cut off, what comes instead.
struct Inflection {
    std::string_view languages;
    std::string_view ending, other_endings;  ///< parted by spaces
};

constexpr Inflection inflections[] = {
    {"de sv da nb no nn is", "", "s"},
    {"ru", "\u0438\u044f", "\u0438\u0438 \u0438\u044e \u0438\u0435\u0439"},  // -ия: -ии -ию -ией
    {"ru", "\u0430", "\u044b \u0438 \u0435 \u0443 \u043e\u0439"},            // -а: -ы -и -е -у -ой
    {"ru", "", "\u0430 \u0443 \u0435 \u043e\u043c"},                         // consonant: -а -у -е -ом
    {"uk", "\u0456\u044f", "\u0456\u0457 \u0456\u044e \u0456\u0454\u044e"},  // -ія: -ії -ію -ією
    {"uk", "\u0430", "\u0438 \u0456 \u0443 \u043e\u044e"},                   // -а: -и -і -у -ою
};

void add_inflected(PlaceLexicon& lexicon, std::string_view language, std::string_view name, const Reading& reading) {
    if (name.find(' ') != std::string_view::npos) return;
    for (const Inflection& inflection : inflections) {
        if (inflection.languages.find(language) == std::string_view::npos || !name.ends_with(inflection.ending)) continue;
        const std::string stem(name.substr(0, name.size() - inflection.ending.size()));
        for (std::string_view rest = inflection.other_endings; !rest.empty();)
            lexicon.add(stem + std::string(next_column(rest, ' ')), reading);
        return;
    }
}

std::shared_ptr<const PlaceLexicon> load(const std::string& language) {
    if (!has_names(language)) return nullptr;
    auto lexicon = std::make_shared<PlaceLexicon>();
    const icu::Locale display(language.c_str());
    const auto& countries = CountryTable::instance().all();
    for (std::size_t i = 0; i < countries.size(); ++i) {
        if (countries[i].land_since != no_country) continue;  // ICU takes the codes of dissolved states for their successors'
        icu::UnicodeString name;
        icu::Locale("", std::string(countries[i].code).c_str()).getDisplayCountry(display, name);
        std::string utf8;
        name.toUTF8String(utf8);
        if (utf8.empty() || utf8 == countries[i].code) continue;
        Reading reading;
        reading.land = static_cast<CountryIndex>(i);
        lexicon->add(utf8, reading);
        add_inflected(*lexicon, language, utf8, reading);
    }
    lexicon->seal();
    return lexicon;
}

}  // namespace

std::shared_ptr<const PlaceLexicon> LocalNames::in(std::string_view language) const {
    std::string code(language.substr(0, language.find_first_of("-_")));
    for (char& c : code) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (code.size() < 2 || code.size() > 3) return nullptr;
    const std::lock_guard lock(mutex_);
    if (const auto known = lexicons_.find(code); known != lexicons_.end()) return known->second;
    auto lexicon = load(code);
    if (lexicon) lexicons_.emplace(code, lexicon);  // unknown codes are not kept: an archive could hold any number of them
    return lexicon;
}

}  // namespace dateline
