#include "facets/countries/about_features.hpp"

#include <algorithm>
#include <cmath>

namespace dateline {
namespace {

constexpr std::array<std::string_view, about_feature_count> feature_names = {"bias",
                                                                             "unmentioned",
                                                                             "nothing_mentioned",
                                                                             "named_in_title",
                                                                             "adjective_in_title",
                                                                             "place_in_title",
                                                                             "in_dateline",
                                                                             "only_in_dateline",
                                                                             "named_in_lead",
                                                                             "adjective_in_lead",
                                                                             "place_in_lead",
                                                                             "in_second_sentence",
                                                                             "first_of_text",
                                                                             "log_count",
                                                                             "log_names",
                                                                             "log_adjectives",
                                                                             "log_places",
                                                                             "share",
                                                                             "most_mentioned",
                                                                             "runner_up",
                                                                             "only_country",
                                                                             "other_countries",
                                                                             "many_countries",
                                                                             "other_in_title",
                                                                             "other_in_dateline",
                                                                             "never_named",
                                                                             "only_places",
                                                                             "only_organizations",
                                                                             "in_organizations",
                                                                             "inside",
                                                                             "towards",
                                                                             "late",
                                                                             "mentioned_once",
                                                                             "spread",
                                                                             "in_long_text",
                                                                             "strongest"};

constexpr std::uint64_t bit(AboutFeature feature) {
    return 1ULL << static_cast<unsigned>(feature);
}

/// The tokens of the text at which its first two sentences after the dateline end, and its size.
struct TextMarks {
    std::uint32_t lead_end = 0, second_end = 0, size = 0;
};

TextMarks mark_text(const TokenizedText& text, std::uint32_t start) {
    TextMarks marks;
    marks.size = static_cast<std::uint32_t>(text.size());
    marks.lead_end = marks.second_end = marks.size;
    std::size_t sentences = 0;
    for (const Sentence& sentence : text.sentences) {
        if (sentence.last <= start) continue;
        if (sentences == 0) marks.lead_end = sentence.last;
        marks.second_end = sentence.last;
        if (++sentences == 2) break;
    }
    return marks;
}

/// Counts of one country's mentions while they are gathered.
struct Tally {
    std::size_t mentions = 0, named = 0, adjectives = 0, organizations = 0, inside = 0, towards = 0, datelines = 0, first = SIZE_MAX;
    unsigned thirds = 0;
    std::uint64_t features = 0;
};

class Weigher {
public:
    Weigher(const ArticleTokens& article, const ArticleEvidence& evidence)
        : article_(article), evidence_(evidence), marks_(mark_text(article.text, evidence.text_start)) {
        row_of_.assign(CountryTable::instance().all().size(), SIZE_MAX);
    }

    std::vector<CountryEvidence> run(const std::vector<CountryIndex>& defaults) {
        for (std::uint32_t i = 0; i < evidence_.matches.size(); ++i)
            if (evidence_.matches[i].reading != nullptr) gather(i);
        for (const Tally& tally : tallies_) {
            total_ += tally.mentions;
            most_ = std::max(most_, tally.mentions);
            titled_ = titled_ || (tally.features & in_title) != 0;
        }
        for (std::size_t i = 0; i < tallies_.size(); ++i) sum_up(rows_[i].features, tallies_[i]);
        const std::size_t mentioned = rows_.size();
        for (const CountryIndex country : defaults)
            if (row_of_[country] == SIZE_MAX) take_for_granted(country, mentioned);
        return std::move(rows_);
    }

private:
    static constexpr std::uint64_t in_title =
        bit(AboutFeature::named_in_title) | bit(AboutFeature::adjective_in_title) | bit(AboutFeature::place_in_title);

    void gather(std::uint32_t index) {
        const PlaceMatch& match = evidence_.matches[index];
        std::size_t& row = row_of_[match.country];
        if (row == SIZE_MAX) {
            row = rows_.size();
            rows_.emplace_back().country = match.country;
            tallies_.emplace_back();
        }
        rows_[row].matches.push_back({index, 0});
        if (match.unknown) return;
        const std::uint64_t features = count(match, tallies_[row]) | place_of(match, tallies_[row]);
        rows_[row].matches.back().features = features;
        tallies_[row].features |= features;
    }

    /// Counts a mention by kind.
    std::uint64_t count(const PlaceMatch& match, Tally& tally) const {
        ++tally.mentions;
        tally.organizations += match.in_organization;
        const EvidenceKind kind = match.reading->kind;
        std::uint64_t features = bit(AboutFeature::log_count) | bit(AboutFeature::share);
        if (match.in_organization) features |= bit(AboutFeature::in_organizations);
        if (kind < EvidenceKind::adjective) {
            ++tally.named;
            features |= bit(AboutFeature::log_names);
        } else if (kind == EvidenceKind::adjective) {
            ++tally.adjectives;
            features |= bit(AboutFeature::log_adjectives);
        } else {
            features |= bit(AboutFeature::log_places);
        }
        if (kind == EvidenceKind::adjective || match.in_dateline || match.first_token == 0) return features;
        const std::string_view before = article_.field(match.field)[match.first_token - 1];
        static constexpr std::array<std::string_view, 5> insides = {"in", "at", "of", "across", "throughout"};
        static constexpr std::array<std::string_view, 5> directions = {"to", "from", "with", "against", "and"};
        if (std::find(insides.begin(), insides.end(), before) != insides.end()) {
            ++tally.inside;
            features |= bit(AboutFeature::inside);
        } else if (std::find(directions.begin(), directions.end(), before) != directions.end()) {
            ++tally.towards;
            features |= bit(AboutFeature::towards);
        }
        return features;
    }

    /// Notes where a mention stands.
    std::uint64_t place_of(const PlaceMatch& match, Tally& tally) {
        const EvidenceKind kind = match.reading->kind;
        const auto by_kind = [&](AboutFeature name, AboutFeature adjective, AboutFeature place) {
            return bit(kind < EvidenceKind::adjective ? name : kind == EvidenceKind::adjective ? adjective : place);
        };
        if (match.field == Field::title) {
            tally.first = 0;
            return by_kind(AboutFeature::named_in_title, AboutFeature::adjective_in_title, AboutFeature::place_in_title);
        }
        tally.first = std::min<std::size_t>(tally.first, match.first_token);
        if (match.in_dateline) {
            ++tally.datelines;
            has_dateline_ = true;
            return bit(AboutFeature::in_dateline);
        }
        std::uint64_t features = 0;
        if (first_in_text_ == no_country) first_in_text_ = match.country;
        if (first_in_text_ == match.country) features |= bit(AboutFeature::first_of_text);
        tally.thirds |= 1U << (match.first_token * 3ULL / std::max(marks_.size, 1U));
        if (match.first_token < marks_.lead_end) {
            features |= by_kind(AboutFeature::named_in_lead, AboutFeature::adjective_in_lead, AboutFeature::place_in_lead);
        } else if (match.first_token < marks_.second_end) {
            features |= bit(AboutFeature::in_second_sentence);
        }
        return features;
    }

    void sum_up(AboutFeatures& features, const Tally& tally) const {
        const auto set = [&](AboutFeature feature, double value) { features[static_cast<std::size_t>(feature)] = value; };
        const auto logarithm = [](std::size_t number) { return std::log1p(static_cast<double>(number)); };
        const auto mentions = static_cast<double>(tally.mentions);
        const double of_all = std::max(mentions, 1.0);
        for (std::size_t i = 0; i < about_feature_count; ++i) features[i] = static_cast<double>(tally.features >> i & 1U);
        set(AboutFeature::bias, 1);
        set(AboutFeature::only_in_dateline, tally.mentions > 0 && tally.datelines == tally.mentions ? 1 : 0);
        set(AboutFeature::log_count, logarithm(tally.mentions));
        set(AboutFeature::log_names, logarithm(tally.named));
        set(AboutFeature::log_adjectives, logarithm(tally.adjectives));
        set(AboutFeature::log_places, logarithm(tally.mentions - tally.named - tally.adjectives));
        set(AboutFeature::share, total_ == 0 ? 0 : mentions / static_cast<double>(total_));
        set(AboutFeature::most_mentioned, tally.mentions == most_ ? 1 : 0);
        set(AboutFeature::runner_up, tally.mentions == most_ ? 0 : mentions / static_cast<double>(most_));
        set(AboutFeature::only_country, tallies_.size() == 1 ? 1 : 0);
        set(AboutFeature::other_countries, std::log(static_cast<double>(tallies_.size())));
        set(AboutFeature::many_countries, tallies_.size() > 6 ? 1 : 0);
        set(AboutFeature::other_in_title, titled_ && (tally.features & in_title) == 0 ? 1 : 0);
        set(AboutFeature::other_in_dateline, has_dateline_ && tally.datelines == 0 ? 1 : 0);
        set(AboutFeature::never_named, tally.named == 0 ? 1 : 0);
        set(AboutFeature::only_places, tally.named + tally.adjectives == 0 ? 1 : 0);
        set(AboutFeature::only_organizations, tally.mentions > 0 && tally.organizations == tally.mentions ? 1 : 0);
        set(AboutFeature::in_organizations, static_cast<double>(tally.organizations) / of_all);
        set(AboutFeature::inside, static_cast<double>(tally.inside) / of_all);
        set(AboutFeature::towards, static_cast<double>(tally.towards) / of_all);
        set(AboutFeature::late, tally.first == SIZE_MAX ? 1 : static_cast<double>(tally.first) / std::max(marks_.size, 1U));
        set(AboutFeature::mentioned_once, tally.mentions <= 1 ? 1 : 0);
        set(AboutFeature::spread, static_cast<double>((tally.thirds & 1U) + (tally.thirds >> 1U & 1U) + (tally.thirds >> 2U & 1U)) / 3);
        set(AboutFeature::in_long_text, tally.mentions <= 1 ? logarithm(marks_.size) - 5 : 0);
    }

    void take_for_granted(CountryIndex country, std::size_t mentioned) {
        row_of_[country] = rows_.size();
        CountryEvidence& row = rows_.emplace_back();
        row.country = country;
        const auto set = [&](AboutFeature feature, double value) { row.features[static_cast<std::size_t>(feature)] = value; };
        set(AboutFeature::unmentioned, 1);
        set(AboutFeature::nothing_mentioned, mentioned == 0 ? 1 : 0);
        set(AboutFeature::other_countries, std::log1p(static_cast<double>(mentioned)));
        set(AboutFeature::other_in_title, titled_ ? 1 : 0);
        set(AboutFeature::other_in_dateline, has_dateline_ ? 1 : 0);
    }

    const ArticleTokens& article_;
    const ArticleEvidence& evidence_;
    TextMarks marks_;
    std::vector<CountryEvidence> rows_;
    std::vector<Tally> tallies_;       ///< beside rows_
    std::vector<std::size_t> row_of_;  ///< by country; SIZE_MAX: none
    std::size_t total_ = 0, most_ = 0;
    bool titled_ = false, has_dateline_ = false;  ///< some country is in the title, the dateline
    CountryIndex first_in_text_ = no_country;
};

}  // namespace

std::string_view about_feature_name(AboutFeature feature) {
    return feature_names[static_cast<std::size_t>(feature)];
}

std::vector<CountryEvidence> weigh_evidence(const ArticleTokens& article, const ArticleEvidence& evidence,
                                            const std::vector<CountryIndex>& defaults) {
    return Weigher(article, evidence).run(defaults);
}

}  // namespace dateline
