#include "facets/extractor.hpp"

#include "facets/countries/country_finder.hpp"
#include "facets/error.hpp"
#include "facets/persons/person_resolver.hpp"
#include "facets/persons/person_spans.hpp"
#include "facets/tagger/crf_tagger.hpp"
#include "facets/text/language.hpp"
#include "facets/topics/topic_classifier.hpp"

namespace dateline {

namespace {

/// Makes a part from the model that the caller gave, or, where that is empty, the built-in part. A model that cannot be read is the caller's fault.
template <typename FromModel, typename BuiltIn>
auto make_part(const std::string& model, FromModel from_model, BuiltIn built_in) {
    if (model.empty()) return built_in();
    try {
        return from_model(std::string_view(model));
    } catch (const Error& error) {
        throw UsageError(error.what());
    }
}

/// The language as given; that of the text where none is given, or English: pages' templates say "en" whatever stands in them.
std::string language_of(const ArticleText& article, const ArticleTokens& tokens) {
    if (!article.language.empty() && article.language != "en") return std::string(article.language);
    std::string guess = guess_language(tokens);
    return guess.empty() ? std::string(article.language) : guess;
}

}  // namespace

struct Extractor::Parts {
    explicit Parts(const ExtractorOptions& options)
        : tagger(make_part(
              options.tagger_model, [](std::string_view model) { return make_crf_tagger(model, "given"); },
              [] { return make_crf_tagger(); })),
          countries(make_part(
              options.country_model, [](std::string_view model) { return std::make_unique<const CountryFinder>(model); },
              [] { return std::make_unique<const CountryFinder>(); })),
          topics(make_part(
              options.topic_model + options.topic_rules,
              [&](std::string_view) {
                  return std::make_unique<const TopicClassifier>(
                      TopicOptions{options.topic_model, "given", options.topic_rules, options.topic_rules_name});
              },
              [] { return std::make_unique<const TopicClassifier>(); })) {}

    std::unique_ptr<const MentionTagger> tagger;
    std::unique_ptr<const CountryFinder> countries;
    std::unique_ptr<const TopicClassifier> topics;
};

Extractor::Extractor(const ExtractorOptions& options) : parts_(std::make_unique<const Parts>(options)) {}
Extractor::~Extractor() = default;

Extraction Extractor::extract(const ArticleText& article) const {
    Extraction found;
    const ArticleTokens tokens{tokenize(article.title), tokenize(article.text)};
    std::vector<TaggedSpan> spans;
    const std::string language = language_of(article, tokens);
    if (language.empty() || language == "en") {
        spans = mend_person_spans(tokens, parts_->tagger->tag(tokens));
        found.persons = resolve_persons(tokens, spans);
        found.organizations = resolve_organizations(tokens, spans);
        found.misc = resolve_misc(tokens, spans);
    } else {
        found.notes.push_back("persons, organizations and topics are not guessed in language '" + language + "'" +
                              (article.language == language ? "" : ", as the article seems to be written in"));
    }
    CountriesAndPlaces located = parts_->countries->find(tokens, spans, language, article.date);
    found.countries = std::move(located.countries);
    found.places = std::move(located.places);
    found.topics = parts_->topics->classify(tokens, language);
    return found;
}

}  // namespace dateline
