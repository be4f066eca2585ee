#include "indexer/pipeline/preparation.hpp"

#include "indexer/cleaning/cleaner.hpp"
#include "indexer/reading/input.hpp"
#include "indexer/storing/content_hash.hpp"
#include "indexer/storing/document.hpp"

namespace dateline {

namespace {

void add(ContentHash& hash, const std::vector<std::string>& strings) {
    hash.add(std::to_string(strings.size()));
    for (const std::string& string : strings) hash.add(string);
}

/// Counts the lines of all pages.
class LineSink : public Sink {
public:
    explicit LineSink(const std::atomic<bool>* stop) : stop_(stop) {}

    void article(Article article) override {
        if (article.is_page) counts.add(article);
    }
    void failure(const std::string&, const std::string&) override {}
    [[nodiscard]] bool stopped() const override { return stop_ != nullptr && stop_->load(); }

    LineCounts counts;

private:
    const std::atomic<bool>* stop_;
};

}  // namespace

Extraction prepare(Article& article, const Preparation& with) {
    if (!with.raw) clean(article, {with.repeated, with.first_issues});
    note_unsearchable(article);
    Extraction extraction;
    if (with.extractor != nullptr) extraction = with.extractor->extract({article.title, article.text, article.language, article.date});
    add_given(extraction, article.given);
    return extraction;
}

RepeatedLines learn_repeated_lines(const std::vector<std::string>& inputs, const IndexOptions& options) {
    if (options.raw) return {};
    LineSink sink(options.stop);
    for (const std::string& input : inputs)
        if (!sink.stopped()) read_input(input, {options.format, false, true, options.exclude}, sink);
    return sink.counts.repeated();
}

std::string models_hash(const IndexOptions& options) {
    const ExtractorOptions& models = options.models;
    if (!options.extract ||
        (models.tagger_model.empty() && models.country_model.empty() && models.topic_model.empty() && models.topic_rules.empty()))
        return {};
    ContentHash hash;
    for (const std::string* model : {&models.tagger_model, &models.country_model, &models.topic_model, &models.topic_rules})
        hash.add(*model);
    return hash.digest();
}

std::string content_hash(const Article& article, const IndexOptions& options, const std::string& models) {
    ContentHash hash;
    hash.add(std::to_string(preparation_version));
    hash.add(options.raw ? "raw" : "");
    hash.add(options.extract ? "extract" : "");
    hash.add(models);
    for (const auto& [source, date] : options.first_issues)
        if (source.empty() || source == article.source) hash.add(source + "=" + date);
    hash.add(article.is_page ? "page" : "");
    for (const std::string* field :
         {&article.id, &article.url, &article.title, &article.text, &article.date, &article.language, &article.source, &article.extra}) {
        hash.add(*field);
    }
    add(hash, article.authors);
    for (const auto* labels :
         {&article.given.persons, &article.given.organizations, &article.given.places, &article.given.countries, &article.given.topics}) {
        add(hash, *labels);
    }
    return hash.digest();
}

}  // namespace dateline
