#include "facets/countries/evidence.hpp"

#include <algorithm>
#include <array>

#include "facets/text/dateline.hpp"

namespace dateline {
namespace {

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Finds the matches of one field.
class FieldScanner {
public:
    FieldScanner(const PlaceLexicon& lexicon, const ArticleTokens& article, Field field, const std::vector<TaggedSpan>& spans,
                 ArticleEvidence& evidence)
        : lexicon_(lexicon),
          text_(article.field(field)),
          field_(field),
          evidence_(evidence),
          parts_(evidence.parts[static_cast<std::size_t>(field)] = word_parts(text_)) {
        span_of_.assign(text_.size() + 1, nullptr);
        for (const TaggedSpan& span : spans)
            if (span.field == field && span.last <= text_.size())
                for (std::uint32_t i = span.first; i < span.last; ++i) span_of_[i] = &span;
        if (field == Field::text) dateline_ = find_dateline(text_);
        if (dateline_) evidence.text_start = dateline_->end;
    }

    void run() {
        const TaggedSpan* span = nullptr;
        for (std::uint32_t at = 0; at < parts_.size();) {
            const TaggedSpan* next = span_of_[parts_[at].token];
            if (next != span && span != nullptr) leave(*span, at);
            span = next;
            at += std::max(step(at), 1U);
        }
        if (span != nullptr) leave(*span, static_cast<std::uint32_t>(parts_.size()));
    }

private:
    /// Keeps a location that the tagger found and the lexicon lacks; `at` is the first part behind it.
    void leave(const TaggedSpan& span, std::uint32_t at) {
        if (span.kind != MentionKind::location) return;
        PlaceMatch place;
        place.field = field_;
        place.first_token = span.first;
        place.last_token = span.last;
        place.begin = text_.tokens[span.first].begin;
        place.end = text_.tokens[span.last - 1].end;
        place.unknown = place.tagged = place.shown = true;
        const bool known =
            !evidence_.matches.empty() && evidence_.matches.back().field == field_ && evidence_.matches.back().end > place.begin;
        if (known) return;
        evidence_.matches.push_back(place);
        last_part_ = at;
    }

    /// Looks for a name at part `at`; how many parts to go on.
    std::uint32_t step(std::uint32_t at) {
        const WordPart& part = parts_[at];
        const PlaceLexicon::Match found = lexicon_.longest_at(text_, parts_, at);
        if (found.parts == 0) return 1;
        const Reading& first = found.readings.front();
        if (first.kind == EvidenceKind::cue) {
            for (const Reading& cue : found.readings) ++evidence_.cues[cue.land];
            return found.parts;
        }
        if (!part.capital || (!first.ends_name && is_person(at, at + found.parts) && !outweighs_person(first, at, found.parts))) return 1;
        PlaceMatch match;
        match.readings = found.readings;
        if (first.ends_name) {
            const std::uint32_t start = name_start(at);
            if (start == at) return 1;
            fill(match, start, at + 1);
        } else {
            fill(match, at, at + found.parts);
            if (!spelling_fits(match, at)) return 1;
            link_to_city(match, at);
            if (first.after_comma && !match.is_region_after && !stands_alone(first, at)) return 1;
        }
        evidence_.matches.push_back(match);
        last_part_ = at + found.parts;
        return found.parts;
    }

    void fill(PlaceMatch& match, std::uint32_t first, std::uint32_t last) {
        match.field = field_;
        match.first_token = parts_[first].token;
        match.last_token = parts_[last - 1].token + 1;
        match.begin = parts_[first].begin;
        match.end = parts_[last - 1].end;
        const TaggedSpan* span = span_of_[match.first_token];
        if (span != nullptr) {
            const bool same = span->first == match.first_token && span->last == match.last_token;
            match.tagged = same && (span->kind == MentionKind::location || span->kind == MentionKind::organization);
            match.in_organization = span->kind == MentionKind::organization && !same;
            match.leads_organization = match.in_organization && (match.first_token == span->first || is_any(word(first - 1), {"of", "in"}));
            match.in_longer_name = span->kind == MentionKind::location && !same;
        }
        match.in_dateline = dateline_ && match.first_token >= dateline_->place_first && match.last_token <= dateline_->place_last;
        match.shown = match.tagged || match.in_dateline || after_place_word(first, last);
        match.alone = !(first > 0 && is_neighbour(first - 1, first)) && !is_neighbour(last, last);
    }

    /// Whether `part` is a capitalised word of the sentence that goes on at part `boundary`.
    bool is_neighbour(std::uint32_t part, std::uint32_t boundary) const {
        if (part >= parts_.size() || !parts_[part].capital || text_.tokens[parts_[part].token].kind != TokenKind::word) return false;
        return !text_.tokens[parts_[boundary].token].starts_sentence;
    }

    /// The first of the capitalised words before "County" at part `at`; the match that they are so far is dropped.
    std::uint32_t name_start(std::uint32_t at) {
        constexpr std::uint32_t most_words = 3;
        std::uint32_t first = at;
        const auto in_name = [&](std::uint32_t part) {
            if (is_any(word(part), {"'s", "\u2019s"})) return part > 0 && parts_[part - 1].capital;
            return parts_[part].capital && text_.tokens[parts_[part].token].kind == TokenKind::word &&
                   !is_any(word(part), {"The", "In", "A", "This", "At", "From", "Every", "Each"});
        };
        while (first > 0 && at - first < most_words && in_name(first - 1) && !text_.tokens[parts_[first].token].starts_sentence) --first;
        while (!evidence_.matches.empty() && evidence_.matches.back().field == field_ &&
               evidence_.matches.back().end > parts_[first].begin) {
            const PlaceMatch& last = evidence_.matches.back();
            if (last.begin < parts_[first].begin || last.region_after >= 0) return at;
            if (!last.unknown && last.readings.front().is_national()) return at;  // "English county" is not the name of one
            evidence_.matches.pop_back();
        }
        return first;
    }

    /// "S.C.", "N.J.": abbreviations of American states with two dots are understood without a city.
    bool stands_alone(const Reading& reading, std::uint32_t at) const {
        const std::string_view letters = word(at);
        return CountryTable::instance()[reading.land].code == "US" && std::count(letters.begin(), letters.end(), '.') == 2;
    }

    bool is_person(std::uint32_t first, std::uint32_t last) const {
        for (std::uint32_t i = first; i < last; ++i) {
            const TaggedSpan* span = span_of_[parts_[i].token];
            if (span != nullptr && span->kind == MentionKind::person) return true;
        }
        return false;
    }

    /// "Downing Street", "Saudi Arabia": names of several words that no person bears, whatever the tagger says of them alone.
    bool outweighs_person(const Reading& reading, std::uint32_t first, std::uint32_t parts) const {
        if (parts < 2 || (reading.kind != EvidenceKind::metonym && reading.kind != EvidenceKind::name)) return false;
        const TaggedSpan* span = span_of_[parts_[first].token];
        return span != nullptr && span->first >= parts_[first].token && span->last <= parts_[first + parts - 1].token + 1;
    }

    std::string_view word(std::uint32_t part) const {
        return part < parts_.size() ? text_.text.substr(parts_[part].begin, parts_[part].end - parts_[part].begin) : std::string_view();
    }

    /// "in Nice", but not "in Jackson's view".
    bool after_place_word(std::uint32_t first, std::uint32_t last) const {
        if (first == 0 || is_any(word(last), {"'s", "\u2019s"})) return false;
        return is_any(word(first - 1), {"in", "near", "at", "outside", "around"});
    }

    /// Whether abbreviations are written as such.
    bool spelling_fits(const PlaceMatch& match, std::uint32_t at) const {
        const WordPart& part = parts_[at];
        const Reading& first = match.readings.front();
        const bool capital_line = text_.tokens[part.token].in_capitals;
        if (first.after_comma) return part.has_dot || (part.all_capitals && !capital_line);
        if (!first.in_capitals) return true;
        if (!part.all_capitals) return false;
        // "US" in a headline of capitals: a country before another word ("US TROOPS"), a pronoun at the end ("TELL US").
        if (part.has_dot || !capital_line || part.end - part.begin > 2) return true;
        const std::uint32_t next = match.last_token;
        return next < text_.size() && text_.tokens[next].kind == TokenKind::word && !text_.tokens[next].starts_sentence &&
               !is_any(text_[next], {"TO", "ALL", "ABOUT", "ON", "IN", "FOR", "WITH", "AT", "FROM", "THAT", "WHAT", "HOW"});
    }

    /// Joins "Athens" and "Ga." where a comma stands between.
    void link_to_city(PlaceMatch& region, std::uint32_t at) {
        const auto regional = [](const Reading& reading) {
            return reading.after_comma || reading.kind == EvidenceKind::region || reading.kind == EvidenceKind::name ||
                   reading.kind == EvidenceKind::abbreviation;
        };
        if (at < 2 || word(at - 1) != "," || !std::any_of(region.readings.begin(), region.readings.end(), regional)) {
            // "Sen. Nunn (D-Ga.)" names a state as well.
            region.is_region_after = at >= 2 && is_any(word(at - 1), {"D", "R"}) && parts_[at - 1].token == parts_[at].token;
            return;
        }
        if (last_part_ + 1 == at && !evidence_.matches.empty() && evidence_.matches.back().field == field_) {
            PlaceMatch& city = evidence_.matches.back();
            const EvidenceKind kind = city.unknown ? EvidenceKind::city : city.readings.front().kind;
            if (kind == EvidenceKind::adjective || kind == EvidenceKind::blocked) return;
            city.region_after = static_cast<std::int32_t>(evidence_.matches.size());
            region.is_region_after = true;
        } else if (region.readings.front().after_comma || region.readings.front().kind == EvidenceKind::region) {
            add_unknown_city(region, at);
        }
    }

    /// The capitalised words before a comma and a region, as a place: "in Smallville, Ga."
    void add_unknown_city(PlaceMatch& region, std::uint32_t at) {
        constexpr std::uint32_t most_words = 3;
        std::uint32_t first = at - 1;
        while (first > 0 && at - 1 - first < most_words && parts_[first - 1].capital &&
               text_.tokens[parts_[first - 1].token].kind == TokenKind::word && !text_.tokens[parts_[first - 1].token].in_capitals)
            --first;
        region.is_region_after = region.readings.front().after_comma;
        if (first == at - 1 || (last_part_ > first && !evidence_.matches.empty()) || is_person(first, at - 1)) return;
        PlaceMatch city;
        fill(city, first, at - 1);
        const bool placed = city.shown || (first > 0 && is_any(word(first - 1), {"of", "from", "to"}));
        if (!placed || city.in_organization) return;
        region.is_region_after = true;
        city.unknown = true;
        city.region_after = static_cast<std::int32_t>(evidence_.matches.size()) + 1;
        evidence_.matches.push_back(city);
    }

    const PlaceLexicon& lexicon_;
    const TokenizedText& text_;
    Field field_;
    ArticleEvidence& evidence_;
    const std::vector<WordPart>& parts_;
    std::vector<const TaggedSpan*> span_of_;  ///< by token
    std::optional<Dateline> dateline_;
    std::uint32_t last_part_ = 0;  ///< one past the last match's last part
};

}  // namespace

const char* rule_of(const PlaceMatch& match) {
    static constexpr std::array rules = {"name", "former name", "abbreviation", "adjective", "capital",
                                         "city", "region",      "metonym",      "",          ""};
    if (match.in_dateline) return "dateline";
    if (match.unknown) return match.region_after >= 0 ? "place before region" : "local place";
    return rules[static_cast<std::size_t>(match.reading->kind)];
}

ArticleEvidence find_evidence(const PlaceLexicon& lexicon, const ArticleTokens& article, const std::vector<TaggedSpan>& spans,
                              DayNumber day) {
    ArticleEvidence evidence;
    evidence.cues.assign(CountryTable::instance().all().size(), 0);
    evidence.day = day;
    FieldScanner(lexicon, article, Field::title, spans, evidence).run();
    FieldScanner(lexicon, article, Field::text, spans, evidence).run();
    return evidence;
}

}  // namespace dateline
