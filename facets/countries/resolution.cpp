#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "facets/countries/evidence.hpp"

namespace dateline {
namespace {

// Points are on the scale of cities' sizes: 4 for each doubling of the inhabitants.
constexpr int named_points = 8;         ///< the article names the country, beyond doubt
constexpr int inside_points = 12;       ///< it names other cities or regions of the country
constexpr int points_per_doubling = 2;  ///< of the number of times that it does
constexpr int most_count_points = 6;
constexpr int cue_points = 2;         ///< for each of the first three words that speak for a country
constexpr int local_points = 40;      ///< it is local news of the country
constexpr int well_known_size = 36;   ///< cities from here on are meant in longer names, too: "Gulf of Naples"
constexpr int neighbour_points = 20;  ///< the country beside it is named

/// From this day on the republics of the Soviet Union, Yugoslavia and Czechoslovakia are spoken of as countries, their cities not yet.
constexpr DayNumber republics_speak = 19910824;

/// Resolves the matches of one article.
class Resolver {
public:
    explicit Resolver(ArticleEvidence& evidence) : evidence_(evidence), countries_(CountryTable::instance()) {
        const std::size_t size = countries_.all().size();
        named_.assign(size, 0);
        inside_.assign(size, 0);
    }

    void run() {
        if (evidence_.day == 0) evidence_.day = guess_day();
        for (PlaceMatch& match : evidence_.matches) take_certain(match);
        for (std::size_t i = evidence_.matches.size(); i-- > 0;) take_linked(evidence_.matches[i]);
        find_local();
        for (PlaceMatch& match : evidence_.matches)
            if (match.reading == nullptr) take_likeliest(match);
        spread_context();
        take_local();
    }

private:
    CountryIndex code(std::string_view code) const { return countries_.find(code); }

    /// Without a date, present talk of a state that is gone tells roughly when it was.
    DayNumber guess_day() const {
        std::size_t soviet = 0, modern = 0;
        const CountryIndex su = code("SU"), dd = code("DD"), cs = code("CS"), ru = code("RU");
        for (const PlaceMatch& match : evidence_.matches) {
            if (match.unknown) continue;
            const CountryIndex land = match.readings.front().land;
            const bool national = match.readings.front().is_national();
            soviet += national && (land == su || land == dd || land == cs);
            modern += national && land == ru;
        }
        return soviet > 1 && soviet > modern ? 19890701 : 0;
    }

    bool usable(const PlaceMatch& match, const Reading& reading) const {
        if (reading.kind == EvidenceKind::blocked || reading.kind == EvidenceKind::cue) return false;
        if (reading.not_from != 0 && evidence_.day >= reading.not_from && evidence_.day <= reading.not_to) return false;
        if (reading.ends_name && certain_ > 0 && reading.land != local_ && named_[reading.land] + inside_[reading.land] == 0) return false;
        // Organisations say themselves what country and region they are of; a city only leads their names in local news.
        if (!match.in_organization || reading.is_national() || reading.kind == EvidenceKind::region) return true;
        return reading.land == local_ && match.leads_organization;
    }

    /// The state that a reading speaks of at the article's date. States that are gone go on under their own names.
    CountryIndex state_of(const Reading& reading) const {
        const bool gone = countries_[reading.land].land_since != no_country;
        if (gone && reading.is_national()) return reading.land;
        const CountryIndex before = countries_[reading.land].land_before;
        const bool republic = before != no_country && countries_[before].land_since != no_country;
        if (republic && reading.is_national() && evidence_.day >= republics_speak) return reading.land;
        return countries_.state_on(reading.land, evidence_.day);
    }

    void settle(PlaceMatch& match, const Reading& reading) {
        match.reading = &reading;
        match.country = state_of(reading);
    }

    /// Matches with one reading that stands by itself, which then speak for their country.
    void take_certain(PlaceMatch& match) {
        if (match.readings.size() != 1 || match.unknown) return;
        const Reading& reading = match.readings.front();
        if (!usable(match, reading) || (reading.needs_context && !match.shown && match.region_after < 0)) return;
        if (match.region_after >= 0 && reading.kind >= EvidenceKind::capital) return;
        if (match.in_longer_name && reading.kind == EvidenceKind::city) return;
        settle(match, reading);
        count(match);
    }

    void count(const PlaceMatch& match) {
        ++certain_;
        const CountryIndex land = match.reading->land;
        if (match.reading->is_national() || match.reading->kind == EvidenceKind::metonym) {
            ++named_[land];
        } else {
            ++inside_[land];
        }
    }

    /// "Athens, Ga.": the region decides on the city, and the city on an ambiguous region.
    void take_linked(PlaceMatch& city) {
        if (city.region_after < 0 || city.region_after >= static_cast<std::int32_t>(evidence_.matches.size())) return;
        PlaceMatch& region = evidence_.matches[static_cast<std::size_t>(city.region_after)];
        if (city.unknown) {
            if (region.reading == nullptr) take_likeliest(region);
            if (region.reading != nullptr && is_regional(*region.reading)) settle(city, *region.reading);
            return;
        }
        const auto [own, other] = agreeing(city, region);
        if (own != nullptr) {
            settle(city, *own);
            settle(region, *other);
            count(city);
        } else if (const Reading* state = only_region(region); state != nullptr && !city.readings.front().is_national()) {
            settle(city, *state);  // a town that the lexicon does not know: "Berlin, Wisconsin"
        } else if (region.readings.front().after_comma) {
            settle(city, region.readings.front());
        } else {
            take_likeliest(city);
        }
    }

    /// Whether a reading can stand behind a city and a comma.
    static bool is_regional(const Reading& reading) {
        return reading.kind == EvidenceKind::region || (reading.is_national() && reading.kind != EvidenceKind::adjective);
    }

    std::pair<const Reading*, const Reading*> agreeing(const PlaceMatch& city, const PlaceMatch& region) const {
        const Reading *best = nullptr, *other = nullptr;
        for (const Reading& mine : city.readings)
            for (const Reading& theirs : region.readings) {
                if (mine.land != theirs.land || mine.is_national() || !is_regional(theirs) || !usable(city, mine) ||
                    !usable(region, theirs))
                    continue;
                if (region.reading != nullptr && region.reading->land != theirs.land) continue;
                if (best == nullptr || mine.size > best->size) best = &mine, other = &theirs;
            }
        return {best, other};
    }

    static const Reading* only_region(const PlaceMatch& region) {
        const Reading& first = region.readings.front();
        return region.readings.size() == 1 && first.kind == EvidenceKind::region ? &first : nullptr;
    }

    /// Local news speaks of counties, sheriffs and towns of one country and hardly of any other.
    void find_local() {
        std::vector<int> points(named_.size(), 0);
        for (const PlaceMatch& match : evidence_.matches)
            for (const Reading& reading : match.readings) {
                if (reading.ends_name) points[reading.land] += reading.size == match.readings.front().size ? 2 : 0;
                if (reading.after_comma) points[reading.land] += 2;
            }
        int all = 0, most = 0;
        for (std::size_t land = 0; land < named_.size(); ++land) {
            const int inside = points[land] + 2 * static_cast<int>(evidence_.cues[land]) + inside_[land];
            all += inside_[land] + named_[land];
            if (inside > most) most = inside, local_ = static_cast<CountryIndex>(land);
        }
        if (most < 4 || (all - inside_[local_] - named_[local_]) * 3 > most) local_ = no_country;
    }

    void take_likeliest(PlaceMatch& match) {
        if (match.unknown) return;
        const Reading* best = nullptr;
        int most = 0;
        for (const Reading& reading : match.readings) {
            if (!usable(match, reading) || (reading.needs_context && !match.shown && !(match.alone && reading.land == local_))) continue;
            if (match.in_longer_name && reading.kind == EvidenceKind::city && reading.size < well_known_size && reading.land != local_)
                continue;
            const int points = reading.size + support(reading);
            if (best == nullptr || points > most) best = &reading, most = points;
        }
        if (best != nullptr) settle(match, *best);
    }

    int support(const Reading& reading) const {
        const CountryIndex land = reading.land;
        int points = cue_points * static_cast<int>(std::min(evidence_.cues[land], 3U));
        if (land == local_) points += local_points;
        // That the United States are named says nothing of Georgia; that Atlanta is does.
        const int named = reading.kind == EvidenceKind::region ? 0 : named_[land];
        const int inside = inside_[land];
        if (named + inside > 0) {
            points += inside > 0 ? inside_points : named_points;
            if (inside > 0 && reading.kind == EvidenceKind::region) points += inside_points;
            points += std::min(most_count_points, points_per_doubling * static_cast<int>(std::log2(named + inside)));
        }
        if (reading.kind == EvidenceKind::name && beside(land)) points += neighbour_points;
        return points;
    }

    /// Whether a neighbour is named of the country that shares its name with one of the United States.
    bool beside(CountryIndex land) const {
        if (land != code("GE")) return false;
        static constexpr std::array neighbours = {"RU", "SU", "AM", "AZ"};
        return std::any_of(neighbours.begin(), neighbours.end(),
                           [&](const char* neighbour) { return named_[code(neighbour)] + inside_[code(neighbour)] > 0; });
    }

    /// Locations that the lexicon lacks are near by in local news.
    void take_local() {
        if (local_ == no_country) return;
        const Reading* near = nullptr;
        for (const PlaceMatch& match : evidence_.matches)
            if (match.reading != nullptr && match.reading->land == local_ &&
                (near == nullptr || match.reading->kind == EvidenceKind::region))
                near = match.reading;
        if (near == nullptr) return;
        for (PlaceMatch& match : evidence_.matches)
            if (match.unknown && match.reading == nullptr) settle(match, *near);
    }

    /// A name that was shown to be a place once is one throughout the article, and the same place.
    void spread_context() {
        std::unordered_map<const Reading*, const Reading*> known;  // a name, by its first reading, to how it was read
        for (const PlaceMatch& match : evidence_.matches)
            if (match.reading != nullptr && !match.unknown) known.emplace(match.readings.data(), match.reading);
        for (PlaceMatch& match : evidence_.matches) {
            if (match.reading != nullptr || match.unknown) continue;
            const auto found = known.find(match.readings.data());
            if (found != known.end() && usable(match, *found->second)) settle(match, *found->second);
        }
    }

    ArticleEvidence& evidence_;
    const CountryTable& countries_;
    std::vector<int> named_;           ///< by land: certain names, adjectives, metonyms
    std::vector<int> inside_;          ///< by land: certain cities and regions
    CountryIndex local_ = no_country;  ///< the country whose local news this is
    int certain_ = 0;                  ///< all of them
};

}  // namespace

void resolve_evidence(ArticleEvidence& evidence) {
    Resolver(evidence).run();
}

}  // namespace dateline
