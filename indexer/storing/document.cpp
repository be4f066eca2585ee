#include "indexer/storing/document.hpp"

#include <algorithm>

#include "facets/text/fold.hpp"
#include "facets/topics/taxonomy.hpp"
#include "indexer/storing/date_digits.hpp"
#include "indexer/storing/words.hpp"

namespace dateline {

namespace {

/// Nearly all texts have no word that is too long, and are known by their longest run without a blank.
std::size_t count_overlong_words(std::string_view text) {
    constexpr std::size_t safe_run = max_word_bytes / 3;  // folding may lengthen a word, but not so much
    std::size_t run = 0;
    const bool suspicious = std::any_of(text.begin(), text.end(), [&run](char c) {
        run = c == ' ' || c == '\n' ? 0 : run + 1;
        return run > safe_run;
    });
    if (!suspicious) return 0;
    WordReader reader;
    reader.read(text);
    return reader.overlong();
}

void add_names(FacetKind kind, const std::vector<Entity>& entities, std::vector<FacetKey>& facets) {
    for (const Entity& entity : entities) {
        if (std::string key = fold_name(entity.name); !key.empty()) facets.push_back({kind, std::move(key), entity.name});
    }
}

void add_topics(const std::vector<Topic>& topics, std::vector<FacetKey>& facets) {
    for (const Topic& topic : topics) {
        for (const std::string& id : topic.path) {
            if (id == topic.id) continue;
            const TaxonomyTopic* ancestor = Taxonomy::media_topics().find(id);
            facets.push_back({FacetKind::topic, id, ancestor != nullptr ? ancestor->name : id});
        }
        facets.push_back({FacetKind::topic, topic.id, topic.name});
    }
}

}  // namespace

std::vector<FacetKey> facet_keys(const Article& article, const Extraction& extraction) {
    std::vector<FacetKey> facets;
    add_names(FacetKind::person, extraction.persons, facets);
    add_names(FacetKind::organization, extraction.organizations, facets);
    add_names(FacetKind::place, extraction.places, facets);
    for (const Country& country : extraction.countries) {
        facets.push_back({FacetKind::mentioned, country.code, country.name});
        if (country.about) facets.push_back({FacetKind::country, country.code, country.name});
    }
    add_topics(extraction.topics, facets);
    if (!article.source.empty()) {
        std::string key = fold_name(article.source);
        facets.push_back({FacetKind::source, key.empty() ? article.source : std::move(key), article.source});
    }
    if (!article.language.empty()) facets.push_back({FacetKind::language, fold(article.language), article.language});
    return facets;
}

void note_unsearchable(Article& article) {
    if (const std::size_t count = count_overlong_words(article.title) + count_overlong_words(article.text); count > 0) {
        article.notes.push_back(std::to_string(count) + (count == 1 ? " word" : " words") + " of more than " +
                                std::to_string(max_word_bytes) + " bytes cannot be searched for");
    }
    if (!article.date.empty() && date_digits(article.date).empty()) {
        article.notes.push_back("the date '" + article.date + "' is not of the form YYYY-MM-DD; the article counts as undated");
    }
}

}  // namespace dateline
