#include "facets/countries/about_model.hpp"

#include <algorithm>
#include <cmath>

namespace dateline {
namespace {

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
    std::size_t mentions = 0, named = 0, adjectives = 0, organizations = 0, first = SIZE_MAX;
    unsigned thirds = 0;
};

class Weigher {
public:
    Weigher(const ArticleTokens& article, const ArticleEvidence& evidence)
        : evidence_(evidence), marks_(mark_text(article.text, evidence.text_start)) {
        row_of_.assign(CountryTable::instance().all().size(), SIZE_MAX);
    }

    std::vector<CountryEvidence> run() {
        for (std::uint32_t i = 0; i < evidence_.matches.size(); ++i)
            if (evidence_.matches[i].reading != nullptr) gather(i);
        std::size_t total = 0, most = 0;
        for (const Tally& tally : tallies_) {
            total += tally.mentions;
            most = std::max(most, tally.mentions);
        }
        for (std::size_t i = 0; i < rows_.size(); ++i) sum_up(rows_[i].features, tallies_[i], total, most);
        return std::move(rows_);
    }

private:
    void gather(std::uint32_t index) {
        const PlaceMatch& match = evidence_.matches[index];
        std::size_t& row = row_of_[match.country];
        if (row == SIZE_MAX) {
            row = rows_.size();
            rows_.emplace_back().country = match.country;
            tallies_.emplace_back();
        }
        rows_[row].matches.push_back(index);
        if (match.unknown) return;
        AboutFeatures& features = rows_[row].features;
        Tally& tally = tallies_[row];
        ++tally.mentions;
        tally.organizations += match.in_organization;
        const EvidenceKind kind = match.reading->kind;
        const bool named = kind < EvidenceKind::adjective;
        tally.named += named;
        tally.adjectives += kind == EvidenceKind::adjective;
        const auto set = [&](AboutFeature feature) { features[static_cast<std::size_t>(feature)] = 1; };
        const auto by_kind = [&](AboutFeature name, AboutFeature adjective, AboutFeature place) {
            set(named ? name : kind == EvidenceKind::adjective ? adjective : place);
        };
        if (match.field == Field::title) {
            by_kind(AboutFeature::named_in_title, AboutFeature::adjective_in_title, AboutFeature::place_in_title);
            tally.first = 0;
            return;
        }
        if (match.in_dateline) {
            set(AboutFeature::in_dateline);
            tally.first = std::min<std::size_t>(tally.first, match.first_token);
            return;
        }
        tally.first = std::min<std::size_t>(tally.first, match.first_token);
        tally.thirds |= 1U << (match.first_token * 3ULL / std::max(marks_.size, 1U));
        if (match.first_token < marks_.lead_end) {
            by_kind(AboutFeature::named_in_lead, AboutFeature::adjective_in_lead, AboutFeature::place_in_lead);
        } else if (match.first_token < marks_.second_end) {
            set(AboutFeature::in_second_sentence);
        }
    }

    void sum_up(AboutFeatures& features, const Tally& tally, std::size_t total, std::size_t most) const {
        const auto set = [&](AboutFeature feature, double value) { features[static_cast<std::size_t>(feature)] = value; };
        const auto mentions = static_cast<double>(tally.mentions);
        set(AboutFeature::bias, 1);
        set(AboutFeature::log_count, std::log1p(mentions));
        set(AboutFeature::share, total == 0 ? 0 : mentions / static_cast<double>(total));
        set(AboutFeature::most_mentioned, tally.mentions == most ? 1 : 0);
        set(AboutFeature::only_country, rows_.size() == 1 ? 1 : 0);
        set(AboutFeature::other_countries, std::log(static_cast<double>(rows_.size())));
        set(AboutFeature::never_named, tally.named == 0 ? 1 : 0);
        set(AboutFeature::only_places, tally.named + tally.adjectives == 0 ? 1 : 0);
        set(AboutFeature::only_organizations, tally.mentions > 0 && tally.organizations == tally.mentions ? 1 : 0);
        set(AboutFeature::late, tally.first == SIZE_MAX ? 1 : static_cast<double>(tally.first) / std::max(marks_.size, 1U));
        set(AboutFeature::mentioned_once, tally.mentions <= 1 ? 1 : 0);
        set(AboutFeature::spread, static_cast<double>((tally.thirds & 1U) + (tally.thirds >> 1U & 1U) + (tally.thirds >> 2U & 1U)) / 3);
    }

    const ArticleEvidence& evidence_;
    TextMarks marks_;
    std::vector<CountryEvidence> rows_;
    std::vector<Tally> tallies_;       ///< beside rows_
    std::vector<std::size_t> row_of_;  ///< by country; SIZE_MAX: none
};

/// The features' names and the weights that Dateline ships, in the order of the enumeration.
struct NamedWeight {
    std::string_view name;
    double weight;
};

constexpr std::array<NamedWeight, about_feature_count> shipped_weights = {{
    {"bias", -1.8},
    {"named_in_title", 1.0},
    {"adjective_in_title", 0.4},
    {"place_in_title", 0.4},
    {"in_dateline", 1.1},
    {"named_in_lead", 0.9},
    {"adjective_in_lead", 0.9},
    {"place_in_lead", 0.4},
    {"in_second_sentence", 0.0},
    {"log_count", 1.8},
    {"share", 0.9},
    {"most_mentioned", 0.6},
    {"only_country", 0.2},
    {"other_countries", -0.5},
    {"never_named", -0.2},
    {"only_places", -0.1},
    {"only_organizations", -0.3},
    {"late", -1.4},
    {"mentioned_once", -0.4},
    {"spread", 0.6},
}};

}  // namespace

std::string_view about_feature_name(AboutFeature feature) {
    return shipped_weights[static_cast<std::size_t>(feature)].name;
}

const AboutModel& AboutModel::shipped() {
    static const AboutModel model = [] {
        AboutModel made;
        for (std::size_t i = 0; i < about_feature_count; ++i) made.weights[i] = shipped_weights[i].weight;
        return made;
    }();
    return model;
}

double AboutModel::score(const AboutFeatures& features) const {
    double sum = 0;
    for (std::size_t i = 0; i < about_feature_count; ++i) sum += weights[i] * features[i];
    return sum;
}

double AboutModel::salience(double score) {
    return 1 / (1 + std::exp(-score));
}

std::vector<CountryEvidence> weigh_evidence(const ArticleTokens& article, const ArticleEvidence& evidence) {
    return Weigher(article, evidence).run();
}

}  // namespace dateline
