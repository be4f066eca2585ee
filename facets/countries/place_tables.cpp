#include <charconv>
#include <string>

#include "facets/countries/place_lexicon.hpp"
#include "facets/error.hpp"
#include "facets/tables/tables.hpp"

namespace dateline {
namespace {

// How likely readings are where nothing else is known, on the scale of cities' sizes (4 for each doubling of the inhabitants).
constexpr std::uint8_t country_size = 60;
constexpr std::uint8_t second_choice_size = 50;
constexpr std::uint8_t metonym_size = 50;
constexpr std::uint8_t capital_size = 56;
constexpr std::uint8_t region_size = 42;
constexpr std::uint8_t namesake_size = 12;  ///< small towns that bear the name of a greater one
constexpr std::uint8_t second_choice_region_size = 28;
constexpr std::uint8_t known_city_size = 40;  ///< cities of regions.tsv, which has no figures

/// "US", "UAE", "G.D.R.": letters that are a word only in capitals.
bool is_abbreviation(std::string_view word) {
    if (word.size() > 8) return false;
    for (const char c : word)
        if ((c < 'A' || c > 'Z') && c != '.') return false;
    return true;
}

void add_words(PlaceLexicon& lexicon, const std::vector<CountryWord>& words, Reading reading) {
    for (const CountryWord& word : words) {
        Reading own = reading;
        own.needs_context = word.needs_context;
        own.not_from = word.not_from;
        own.not_to = word.not_to;
        if (word.second_choice) own.size = own.kind == EvidenceKind::capital ? known_city_size : second_choice_size;
        if (is_abbreviation(word.text)) {
            own.in_capitals = true;
            if (own.kind == EvidenceKind::name) own.kind = EvidenceKind::abbreviation;
        }
        lexicon.add(word.text, own);
    }
}

/// German, Germans; Dane, Danes; Irish, Irishman; the rest as it stands.
void add_adjectives(PlaceLexicon& lexicon, const std::vector<CountryWord>& words, const Reading& reading) {
    add_words(lexicon, words, reading);
    for (const CountryWord& word : words) {
        Reading own = reading;
        own.needs_context = word.needs_context;
        if (word.second_choice) own.size = second_choice_size;
        const std::string text(word.text);
        const auto ends = [&](std::string_view ending) { return text.ends_with(ending); };
        if (ends("sh") || ends("ch")) {
            for (const char* person : {"man", "men", "woman", "women"}) lexicon.add(text + person, own);
        } else if (!ends("s") && !ends("ese") && !ends("z")) {
            lexicon.add(text + "s", own);
        }
    }
}

void add_countries(PlaceLexicon& lexicon) {
    const auto& rows = CountryTable::instance().all();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto land = static_cast<CountryIndex>(i);
        const auto reading = [&](EvidenceKind kind, std::uint8_t size) {
            Reading made;
            made.land = land;
            made.kind = kind;
            made.size = size;
            return made;
        };
        add_words(lexicon, rows[i].names, reading(EvidenceKind::name, country_size));
        add_words(lexicon, rows[i].former_names, reading(EvidenceKind::former_name, country_size));
        add_adjectives(lexicon, rows[i].adjectives, reading(EvidenceKind::adjective, country_size));
        add_words(lexicon, rows[i].capitals, reading(EvidenceKind::capital, capital_size));
        add_words(lexicon, rows[i].metonyms, reading(EvidenceKind::metonym, metonym_size));
    }
}

Reading regional_reading(std::string_view kind, std::string_view code) {
    Reading reading;
    reading.land = CountryTable::instance().find(code);
    reading.kind = EvidenceKind::region;
    reading.size = region_size;
    if (kind == "city") {
        reading.kind = EvidenceKind::city;
        reading.size = known_city_size;
    } else if (kind == "comma" || kind == "postal") {
        reading.after_comma = true;
        reading.in_capitals = kind == "postal";
    } else if (kind == "ending") {
        reading.ends_name = true;
        reading.size = code == "US" ? region_size : second_choice_region_size;
    } else if (kind == "blocked") {
        reading.kind = EvidenceKind::blocked;
    } else if (kind == "cue") {
        reading.kind = EvidenceKind::cue;
    } else if (kind != "region") {
        throw Error("The built-in table of regions is damaged: '" + std::string(kind) + "' is no kind.");
    }
    if (reading.land == no_country && reading.kind != EvidenceKind::blocked)
        throw Error("The built-in table of regions is damaged: '" + std::string(code) + "' is no country.");
    return reading;
}

void add_regions(PlaceLexicon& lexicon) {
    for_each_row(built_in_table("regions"), [&](std::string_view row) {
        const std::string_view kind = next_column(row);
        const std::string_view code = next_column(row);
        const Reading reading = regional_reading(kind, code);
        while (!row.empty()) {
            std::string_view name = next_column(row, ';');
            Reading own = reading;
            own.needs_context = name.starts_with('?');
            if (name.starts_with('~')) own.size = namesake_size;
            if (own.needs_context || name.starts_with('~')) name.remove_prefix(1);
            lexicon.add(name, own);
        }
    });
}

void add_cities(PlaceLexicon& lexicon) {
    const CountryTable& countries = CountryTable::instance();
    for_each_row(built_in_table("cities"), [&](std::string_view row) {
        std::string_view name = next_column(row);
        Reading reading;
        reading.kind = EvidenceKind::city;
        reading.needs_context = name.starts_with('?');
        if (reading.needs_context) name.remove_prefix(1);
        while (!row.empty()) {
            const std::string_view place = next_column(row, ' ');
            reading.land = countries.find(place.substr(0, 2));
            const auto [end, error] =
                std::from_chars(place.data() + std::min<std::size_t>(2, place.size()), place.data() + place.size(), reading.size);
            if (reading.land == no_country || error != std::errc() || end != place.data() + place.size())
                throw Error("The built-in table of cities is damaged at '" + std::string(name) + "'.");
            lexicon.add(name, reading);
        }
    });
}

}  // namespace

PlaceLexicon PlaceLexicon::english() {
    PlaceLexicon lexicon;
    add_countries(lexicon);
    add_regions(lexicon);
    add_cities(lexicon);
    lexicon.seal();
    return lexicon;
}

}  // namespace dateline
