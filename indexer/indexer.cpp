#include "indexer/indexer.hpp"

#include <optional>
#include <utility>

#include "facets/error.hpp"
#include "facets/text/utf8.hpp"
#include "indexer/pipeline/preparation.hpp"
#include "indexer/pipeline/run.hpp"
#include "indexer/storing/published.hpp"
#include "indexer/storing/writer.hpp"

namespace dateline {

namespace {

// What is published at once: often enough that little is lost when the machine fails, seldom enough that it costs little.
constexpr std::uint64_t publish_articles = 10'000;
constexpr std::uint64_t publish_bytes = std::uint64_t{64} << 20U;

/// What a worker hands to the writer.
struct Prepared {
    enum class State : std::uint8_t { ready, unchanged, skipped };

    State state = State::ready;
    Article article;  ///< as it was read where it is not ready
    std::string hash;
    PreparedDocument document;
};

Prepared make_ready(Article&& article, std::string hash, const IndexOptions& options, const Extractor* extractor, DocumentMaker& maker) {
    Prepared prepared{Prepared::State::ready, std::move(article), std::move(hash), {}};
    const Extraction extraction = prepare(prepared.article, options.raw, extractor);
    prepared.document = maker.make(prepared.article, extraction, prepared.hash);
    prepared.article.text = {};
    return prepared;
}

/// Text from memory may be anything, but all further steps rely on UTF-8.
void mend_utf8(std::string& text, bool& mended) {
    std::size_t valid = find_invalid_utf8(text);
    if (valid == text.size()) return;
    std::string whole;
    for (std::string_view rest = text;; valid = find_invalid_utf8(rest)) {
        whole.append(rest.substr(0, valid));
        if (valid == rest.size()) break;
        append_code_point(whole, 0xFFFD);
        rest.remove_prefix(valid + 1);
    }
    text = std::move(whole);
    mended = true;
}

void mend_utf8(Article& article) {
    bool mended = false;
    for (std::string* field :
         {&article.id, &article.url, &article.title, &article.text, &article.date, &article.language, &article.source}) {
        mend_utf8(*field, mended);
    }
    for (auto* list : {&article.authors, &article.given.persons, &article.given.organizations, &article.given.places,
                       &article.given.countries, &article.given.topics}) {
        for (std::string& text : *list) mend_utf8(text, mended);
    }
    if (mended) article.notes.emplace_back("bytes that are not UTF-8 were replaced");
}

}  // namespace

struct Indexer::Parts {
    Parts(const std::string& database_folder, IndexOptions index_options)
        : folder(database_folder), options(std::move(index_options)), models(models_hash(options)), writer(database_folder) {}

    /// Null where nothing is to be extracted. Loading its tables takes a moment, so only when it is needed.
    const Extractor* extractor() {
        if (options.extract && !loaded) loaded.emplace(options.models);
        return loaded ? &*loaded : nullptr;
    }

    Prepared look_at(Article&& article, PublishedArticles& published, DocumentMaker& maker);
    void store(Prepared&& prepared, Run& run);
    void publish();
    /// Whether so much has been put that it is to be published.
    [[nodiscard]] bool is_time_to_publish() const;

    std::string folder;
    IndexOptions options;
    std::string models;  ///< their hash
    Writer writer;
    std::optional<Extractor> loaded;
    DocumentMaker maker;            ///< of the thread that writes
    bool has_written = false;       ///< in this run: what the workers know may be out of date
    std::uint64_t bytes_since = 0;  ///< of input since the last publication
    std::vector<std::string> done;  ///< ids of articles since the last publication, where somebody wants to know
};

// In a worker: most articles of an archive that is indexed again are done with here.
Prepared Indexer::Parts::look_at(Article&& article, PublishedArticles& published, DocumentMaker& worker_maker) {
    std::string hash = content_hash(article, options, models);
    const std::optional<std::string> known = published.find(article.id);
    if (known == hash) return {Prepared::State::unchanged, std::move(article), std::move(hash), {}};
    if (known && !options.replace) return {Prepared::State::skipped, std::move(article), std::move(hash), {}};
    return make_ready(std::move(article), std::move(hash), options, loaded ? &*loaded : nullptr, worker_maker);
}

void Indexer::Parts::store(Prepared&& prepared, Run& run) {
    const std::size_t input_bytes = prepared.article.input_bytes;
    if (has_written) {
        // The same id may have come before in this run.
        const std::optional<std::string> known = writer.find(prepared.article.id);
        if (known == prepared.hash) {
            prepared.state = Prepared::State::unchanged;
        } else if (known && !options.replace) {
            prepared.state = Prepared::State::skipped;
        } else if (prepared.state != Prepared::State::ready) {
            prepared = make_ready(std::move(prepared.article), std::move(prepared.hash), options, extractor(), maker);
        }
    }
    run.count(input_bytes);
    if (options.on_published) done.push_back(prepared.article.id);
    if (prepared.state == Prepared::State::unchanged) ++run.report.unchanged;
    if (prepared.state == Prepared::State::skipped) ++run.report.skipped;
    if (prepared.state != Prepared::State::ready) return;

    const bool replaced = writer.put(prepared.article.id, std::move(prepared.document));
    ++(replaced ? run.report.replaced : run.report.added);
    has_written = true;
    run.tell_notes(prepared.article.id, prepared.article.notes);
    bytes_since += input_bytes;
    if (is_time_to_publish()) publish();
}

bool Indexer::Parts::is_time_to_publish() const {
    return writer.unpublished() >= (options.publish_every > 0 ? options.publish_every : publish_articles) || bytes_since >= publish_bytes;
}

void Indexer::Parts::publish() {
    writer.publish();
    bytes_since = 0;
    if (options.on_published && !done.empty()) options.on_published(done);
    done.clear();
}

Indexer::Indexer(const std::string& database_folder, IndexOptions options)
    : parts_(std::make_unique<Parts>(database_folder, std::move(options))) {}
Indexer::~Indexer() = default;

IndexReport Indexer::index(const std::vector<std::string>& inputs) {
    publish();  // the workers look at what is published
    parts_->has_written = false;
    parts_->extractor();
    Run run(inputs, parts_->options);
    PipelineStages<Prepared> stages;
    stages.make_worker = [this] {
        auto published = std::make_shared<PublishedArticles>(parts_->folder);
        auto maker = std::make_shared<DocumentMaker>();
        return [this, published, maker](Article&& article) { return parts_->look_at(std::move(article), *published, *maker); };
    };
    stages.use = [this, &run](Prepared&& prepared) { parts_->store(std::move(prepared), run); };
    stages.drained = [this] { publish(); };
    run.through(std::move(stages));
    publish();
    return run.report;
}

void Indexer::add(Article article) {
    mend_utf8(article);
    if (article.id.empty()) throw UsageError("an article without an id cannot be indexed");
    if (parts_->options.on_published) parts_->done.push_back(article.id);
    std::string hash = content_hash(article, parts_->options, parts_->models);
    const std::optional<std::string> known = parts_->writer.find(article.id);
    if (known == hash || (known && !parts_->options.replace)) return;
    Prepared prepared = make_ready(std::move(article), std::move(hash), parts_->options, parts_->extractor(), parts_->maker);
    parts_->writer.put(prepared.article.id, std::move(prepared.document));
}

bool Indexer::remove(const std::string& article_id) {
    return parts_->writer.remove(article_id);
}

void Indexer::publish() {
    parts_->publish();
}

}  // namespace dateline
