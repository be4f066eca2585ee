#include "facets/extractor.hpp"

#include "facets/countries/country_finder.hpp"
#include "facets/persons/person_resolver.hpp"
#include "facets/tagger/crf_tagger.hpp"
#include "facets/topics/topic_classifier.hpp"

namespace dateline {

struct Extractor::Parts {
    std::unique_ptr<const MentionTagger> tagger = make_crf_tagger();
    CountryFinder countries;
    TopicClassifier topics;
};

Extractor::Extractor() : parts_(std::make_unique<const Parts>()) {}
Extractor::~Extractor() = default;

Extraction Extractor::extract(const ArticleText& article) const {
    Extraction found;
    const ArticleTokens tokens{tokenize(article.title), tokenize(article.text)};
    std::vector<TaggedSpan> spans;
    if (article.language.empty() || article.language == "en") {
        spans = parts_->tagger->tag(tokens);
        found.persons = resolve_persons(tokens, spans);
        found.organizations = resolve_organizations(tokens, spans);
        found.misc = resolve_misc(tokens, spans);
    } else {
        found.notes.push_back("persons, organizations and topics are not guessed in language '" + std::string(article.language) + "'");
    }
    CountriesAndPlaces located = parts_->countries.find(tokens, spans, article.language, article.date);
    found.countries = std::move(located.countries);
    found.places = std::move(located.places);
    found.topics = parts_->topics.classify(tokens, article.language);
    return found;
}

}  // namespace dateline
