#include "facets/training/country_trainer.hpp"

#include <algorithm>
#include <numeric>

#include "facets/tagger/hashing.hpp"
#include "facets/training/about_learner.hpp"

namespace dateline::training {
namespace {

/// The part of `parts` that an example falls into.
std::size_t part_of(std::size_t example, std::uint64_t seed, std::size_t parts) {
    return tagger::mix(example, seed) % parts;
}

std::vector<CountryIndex> countries_about(AboutModel const& model, const CountryExamples& examples, std::size_t index) {
    std::vector<CountryIndex> about;
    for (const ScoredRow& row : score_example(model, examples, index))
        if (row.score > 0) about.push_back(row.country);
    std::sort(about.begin(), about.end());
    return about;
}

std::vector<CountryEvidence> rows_of(const ArticleTokens& tokens, const ArticleEvidence& evidence, CountryExample& example) {
    std::vector<CountryIndex> all(CountryTable::instance().all().size());
    std::iota(all.begin(), all.end(), CountryIndex{0});
    std::vector<CountryEvidence> rows = weigh_evidence(tokens, evidence, all);
    const auto granted = std::find_if(rows.begin(), rows.end(), [](const CountryEvidence& row) { return row.matches.empty(); });
    if (granted != rows.end()) example.unmentioned = granted->features;
    rows.erase(granted, rows.end());
    for (CountryEvidence& row : rows) row.matches.clear();
    return rows;
}

}  // namespace

double CountryCounts::precision() const {
    return right + wrong == 0 ? 1 : static_cast<double>(right) / static_cast<double>(right + wrong);
}

double CountryCounts::recall() const {
    return right + missed == 0 ? 1 : static_cast<double>(right) / static_cast<double>(right + missed);
}

double CountryCounts::f1() const {
    const std::size_t all = 2 * right + wrong + missed;
    return all == 0 ? 1 : 2 * static_cast<double>(right) / static_cast<double>(all);
}

void CountryCounts::add(const CountryCounts& other) {
    right += other.right;
    wrong += other.wrong;
    missed += other.missed;
}

void CountryScores::add(const std::vector<CountryIndex>& right, const std::vector<CountryIndex>& found) {
    ++articles;
    const auto count = [&](CountryIndex country, std::size_t CountryCounts::*counted) {
        ++(of_country[country].*counted);
        ++(all.*counted);
        if (right.size() > 1) ++(several.*counted);
    };
    const auto holds = [](const std::vector<CountryIndex>& list, CountryIndex country) {
        return std::binary_search(list.begin(), list.end(), country);
    };
    for (const CountryIndex country : right) count(country, holds(found, country) ? &CountryCounts::right : &CountryCounts::missed);
    for (const CountryIndex country : found)
        if (!holds(right, country)) count(country, &CountryCounts::wrong);
}

void CountryScores::add(const CountryScores& other) {
    articles += other.articles;
    all.add(other.all);
    several.add(other.several);
    for (const auto& [country, counts] : other.of_country) of_country[country].add(counts);
}

CountryCounts CountryScores::without(CountryIndex country) const {
    CountryCounts counts;
    for (const auto& [other, of_other] : of_country)
        if (other != country) counts.add(of_other);
    return counts;
}

void CountryExamples::add(const LabelledArticle& article, const PlaceLexicon& lexicon, const MentionTagger& tagger) {
    const ArticleTokens tokens{tokenize(article.title), tokenize(article.text)};
    ArticleEvidence evidence = find_evidence(lexicon, tokens, tagger.tag(tokens), day_number(article.date));
    resolve_evidence(evidence);
    CountryExample& example = examples.emplace_back();
    example.rows = rows_of(tokens, evidence, example);
    example.countries = article.countries;
    std::sort(example.countries.begin(), example.countries.end());
    example.countries.erase(std::unique(example.countries.begin(), example.countries.end()), example.countries.end());
    for (const Field field : {Field::text, Field::title}) {
        const TokenizedText& text = tokens.field(field);
        for (const WordPart& part : evidence.parts[static_cast<std::size_t>(field)]) {
            if (part.hash == 0 || text.tokens[part.token].kind != TokenKind::word) continue;
            example.words.push_back(part.hash);
            words.emplace(part.hash, text.text.substr(part.begin, part.end - part.begin));
        }
    }
    std::sort(example.words.begin(), example.words.end());
    example.words.erase(std::unique(example.words.begin(), example.words.end()), example.words.end());
}

AboutModel train_countries(const CountryExamples& examples, const std::vector<std::size_t>& chosen, const CountryTrainingOptions& options) {
    constexpr std::size_t parts = 5, enough = 2000;
    ThresholdChoice choice;
    for (std::size_t part = 0, scored = 0; part < parts && scored < enough; ++part) {
        std::vector<std::size_t> kept, left_out;
        for (const std::size_t index : chosen) (part_of(index, options.seed + 77, parts) == part ? left_out : kept).push_back(index);
        if (kept.empty() || left_out.empty()) continue;
        const AboutModel model(learn_weights(examples, kept, options));
        for (const std::size_t index : left_out) choice.add(score_example(model, examples, index), examples.examples[index].countries);
        scored += left_out.size();
    }
    AboutWeights weights = learn_weights(examples, chosen, options);
    choice.apply(weights);
    return AboutModel(std::move(weights));
}

CountryScores measure_countries(const AboutModel& model, const CountryExamples& examples, const std::vector<std::size_t>& chosen) {
    CountryScores scores;
    for (const std::size_t index : chosen) scores.add(examples.examples[index].countries, countries_about(model, examples, index));
    return scores;
}

CountryScores cross_validate(const CountryExamples& examples, const CountryTrainingOptions& options) {
    CountryScores scores;
    const auto parts = static_cast<std::size_t>(options.folds);
    for (std::size_t part = 0; part < parts; ++part) {
        std::vector<std::size_t> kept, left_out;
        for (std::size_t index = 0; index < examples.examples.size(); ++index)
            (part_of(index, options.seed, parts) == part ? left_out : kept).push_back(index);
        if (!kept.empty()) scores.add(measure_countries(train_countries(examples, kept, options), examples, left_out));
    }
    return scores;
}

}  // namespace dateline::training
