#include "facets/countries/place_list.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "facets/text/fold.hpp"
#include "facets/text/letter_case.hpp"

namespace dateline {
namespace {

/// Places of fewer letters in capitals may be initials: "USSR".
constexpr int least_letters = 5;

/// A location as found, before locations of one name are joined.
struct Place {
    Field field;
    std::size_t begin, end;
    const PlaceMatch* match;  ///< what the lexicon made of it; null when the tagger alone found it
};

class PlaceLister {
public:
    PlaceLister(const ArticleTokens& article, const std::vector<TaggedSpan>& spans, const ArticleEvidence& evidence)
        : article_(article), spans_(spans), evidence_(evidence) {}

    std::vector<Entity> run() {
        collect();
        for (const Place& place : places_) join(place);
        for (std::size_t i = 0; i < entities_.size(); ++i) most_ = std::max(most_, weights_[i]);
        for (std::size_t i = 0; i < entities_.size(); ++i) {
            entities_[i].name = without_capitals(entities_[i].name, least_letters);
            entities_[i].salience = weights_[i] / most_;
        }
        std::stable_sort(entities_.begin(), entities_.end(), [](const Entity& a, const Entity& b) { return a.salience > b.salience; });
        return std::move(entities_);
    }

private:
    /// Merges the matches with the tagger's locations; where they overlap the tagger tells how far the name goes.
    void collect() {
        std::size_t next = 0;
        for (const TaggedSpan& span : spans_) {
            if (span.kind != MentionKind::location || span.first >= span.last) continue;
            const TokenizedText& text = article_.field(span.field);
            const std::size_t begin = text.tokens[span.first].begin, end = text.tokens[span.last - 1].end;
            const PlaceMatch* inside = nullptr;
            for (; next < evidence_.matches.size() && starts_before(evidence_.matches[next], span.field, end); ++next) {
                const PlaceMatch& match = evidence_.matches[next];
                if (match.field == span.field && match.end > begin) {
                    if (match.reading != nullptr) inside = &match;
                } else {
                    add(match);
                }
            }
            places_.push_back({span.field, begin, end, inside});
        }
        for (; next < evidence_.matches.size(); ++next) add(evidence_.matches[next]);
    }

    static bool starts_before(const PlaceMatch& match, Field field, std::size_t end) {
        if (match.field != field) return match.field == Field::title;
        return match.begin < end;
    }

    void add(const PlaceMatch& match) {
        if (match.reading == nullptr || match.reading->kind == EvidenceKind::adjective || match.in_organization) return;
        // Where a tagger has read the article, what it did not call a location is a team, a family or a firm; countries it may overlook.
        if (!spans_.empty() && (match.reading->kind > EvidenceKind::adjective || named_otherwise(match))) return;
        places_.push_back({match.field, match.begin, match.end, &match});
    }

    /// Whether the tagger took these words for (a part of) something that is no location. Spans stand in reading order, so halving finds them.
    [[nodiscard]] bool named_otherwise(const PlaceMatch& match) const {
        const auto ends_before = [&](const TaggedSpan& span) {
            if (span.field != match.field) return span.field == Field::title;
            return article_.field(span.field).tokens[span.last - 1].end <= match.begin;
        };
        const auto next = std::partition_point(spans_.begin(), spans_.end(), ends_before);
        return next != spans_.end() && next->field == match.field && article_.field(match.field).tokens[next->first].begin < match.end;
    }

    void join(const Place& place) {
        const std::string surface(article_.field(place.field).text.substr(place.begin, place.end - place.begin));
        const PlaceMatch* match = place.match;
        const bool whole = match != nullptr && match->begin == place.begin && match->end == place.end;
        const bool country = whole && match->reading->kind < EvidenceKind::adjective;
        const std::string code = match == nullptr ? std::string() : std::string(CountryTable::instance()[match->country].code);
        const std::string key = country ? "=" + code : fold_name(surface);
        const auto [known, is_new] = index_.emplace(key, entities_.size());
        if (is_new) {
            entities_.emplace_back().name = surface;
            weights_.push_back(0);
        }
        Entity& entity = entities_[known->second];
        if (better_name(surface, entity.name, country)) entity.name = surface;
        if (entity.code.empty()) entity.code = code;
        entity.mentions.push_back({place.field, place.begin, place.end, surface, match == nullptr ? "tagged" : rule_of(*match)});
        weights_[known->second] += place.field == Field::title ? 2 : match != nullptr && match->in_dateline ? 1.5 : 1;
    }

    /// A name in small letters before one in capitals, and of a country's names the longer one.
    static bool better_name(const std::string& name, const std::string& than, bool country) {
        const auto shouts = [](const std::string& text) {
            return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        };
        if (shouts(name) != shouts(than)) return shouts(than);
        return country && name.size() > than.size();
    }

    const ArticleTokens& article_;
    const std::vector<TaggedSpan>& spans_;
    const ArticleEvidence& evidence_;
    std::vector<Place> places_;
    std::vector<Entity> entities_;
    std::vector<double> weights_;  ///< beside entities_
    std::unordered_map<std::string, std::size_t> index_;
    double most_ = 1;
};

}  // namespace

std::vector<Entity> list_places(const ArticleTokens& article, const std::vector<TaggedSpan>& spans, const ArticleEvidence& evidence) {
    return PlaceLister(article, spans, evidence).run();
}

}  // namespace dateline
