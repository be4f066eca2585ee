#include "indexer/indexer.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "facets/error.hpp"
#include "facets/text/utf8.hpp"
#include "indexer/pipeline/batch.hpp"
#include "indexer/pipeline/known_lines.hpp"
#include "indexer/pipeline/preparation.hpp"
#include "indexer/pipeline/run.hpp"
#include "indexer/segments/database_writer.hpp"

namespace dateline {

namespace {

using Clock = std::chrono::steady_clock;

/// How often it is published: soon after the start, so that a program that is killed again and again still gets on, later seldom enough to cost little.
constexpr Clock::duration first_interval = std::chrono::milliseconds(500);
constexpr Clock::duration longest_interval = std::chrono::seconds(6);
/// Waiting articles are kept in memory.
constexpr std::uint64_t most_waiting_bytes = std::uint64_t{48} << 20U;

/// Small segments of a few hundred articles are the fastest to build; somewhat larger ones leave the postings of a word in fewer pieces when they are joined.
constexpr PipelineLimits limits{800, std::size_t{4} << 20U, 40'000, std::size_t{32} << 20U};

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
        : options(std::move(index_options)), models(models_hash(options)), writer(database_folder) {}

    /// Null where nothing is to be extracted. Loading its tables takes a moment, so only when it is needed.
    const Extractor* extractor() {
        if (options.extract && !loaded) loaded.emplace(options.models);
        return loaded ? &*loaded : nullptr;
    }
    /// Of the thread that writes.
    BatchMaker& maker() {
        if (!own_maker) own_maker.emplace(writer, options, models, Preparation{options.raw, extractor(), &repeated, &options.first_issues});
        return *own_maker;
    }

    void store(IndexedBatch&& batch, std::vector<PipelineMessage>&& messages, Run& run);
    void store(Outcome& outcome, std::size_t waiting, std::uint32_t docid, Run& run);
    bool accept(const Outcome& outcome, std::size_t waiting, std::uint32_t docid, const std::optional<DatabaseWriter::Place>& before);
    [[nodiscard]] std::optional<std::string> known_hash(const std::string& article_id,
                                                        const std::optional<DatabaseWriter::Place>& place) const;
    void publish();
    void publish_when_due();

    IndexOptions options;
    std::string models;  ///< their hash
    DatabaseWriter writer;
    std::optional<Extractor> loaded;
    RepeatedLines repeated;  ///< by what was last given to index(), and what earlier runs learned
    std::optional<BatchMaker> own_maker;
    Clock::time_point published_at = Clock::now();
    Clock::duration interval = first_interval;
    std::vector<std::string> done;  ///< ids of articles since the last publication, where somebody wants to know
};

void Indexer::Parts::store(IndexedBatch&& batch, std::vector<PipelineMessage>&& messages, Run& run) {
    const std::size_t waiting = batch.segment != nullptr ? writer.add(std::move(batch.segment)) : 0;
    std::uint32_t docid = 0;
    for (std::size_t i = 0; i < batch.outcomes.size(); ++i) {
        run.tell_messages(messages, i);
        Outcome& outcome = batch.outcomes[i];
        if (options.on_published && outcome.state != Outcome::State::failed) done.push_back(outcome.article.id);
        if (outcome.state == Outcome::State::ready) ++docid;
        store(outcome, waiting, docid, run);
    }
    run.tell_messages(messages, batch.outcomes.size());
    publish_when_due();
}

// In the order of the input, so that of articles with the same id the last one counts, whichever worker was first.
void Indexer::Parts::store(Outcome& outcome, std::size_t waiting, std::uint32_t docid, Run& run) {
    if (outcome.state == Outcome::State::failed) return run.fail(outcome.article.id, outcome.error);
    run.count(outcome.article.input_bytes);
    const std::optional<DatabaseWriter::Place> before = writer.find(outcome.article.id);
    const std::optional<std::string> known = known_hash(outcome.article.id, before);
    if (known == outcome.hash) {
        ++run.report.unchanged;
    } else if (known && !options.replace) {
        ++run.report.skipped;
    } else {
        if (outcome.state != Outcome::State::ready) {
            // What the worker compared it with has been replaced since, by an article that came before it.
            IndexedBatch again = maker().make_anyhow(std::move(outcome.article), std::move(outcome.hash));
            outcome = std::move(again.outcomes.front());
            if (outcome.state == Outcome::State::failed) return run.fail(outcome.article.id, outcome.error);
            waiting = writer.add(std::move(again.segment));
            docid = 1;
        }
        const bool is_stored = accept(outcome, waiting, docid, before);
        ++(!is_stored ? run.report.copies : known ? run.report.replaced : run.report.added);
        run.tell_notes(outcome.article.id, outcome.article.notes);
    }
}

/// False when it is a copy of another.
bool Indexer::Parts::accept(const Outcome& outcome, std::size_t waiting, std::uint32_t docid,
                            const std::optional<DatabaseWriter::Place>& before) {
    for (const Outcome::NewName& name : outcome.new_names) writer.catalogue().settle(name.key.kind, name.id, name.key.key, name.key.label);
    return writer.accept(waiting, docid, before);
}

/// The content hash of what is stored of an article, or as another's copy; nothing when it is new.
std::optional<std::string> Indexer::Parts::known_hash(const std::string& article_id,
                                                      const std::optional<DatabaseWriter::Place>& place) const {
    return place ? std::optional<std::string>(writer.content_hash(*place)) : writer.copy_hash(article_id);
}

void Indexer::Parts::publish_when_due() {
    const bool anything = writer.waiting() > 0 || !done.empty();
    const bool due =
        options.publish_every > 0 ? writer.waiting() >= options.publish_every : anything && Clock::now() - published_at >= interval;
    if (!due && writer.waiting_bytes() < most_waiting_bytes) return;
    publish();
    interval = std::min(interval * 2, longest_interval);
}

void Indexer::Parts::publish() {
    writer.publish();
    published_at = Clock::now();
    if (options.on_published && !done.empty()) options.on_published(done);
    done.clear();
}

Indexer::Indexer(const std::string& database_folder, IndexOptions options)
    : parts_(std::make_unique<Parts>(database_folder, std::move(options))) {}
Indexer::~Indexer() = default;

IndexReport Indexer::index(const std::vector<std::string>& inputs) {
    publish();  // the workers look at what is published
    parts_->extractor();
    parts_->interval = first_interval;
    if (!parts_->options.raw) parts_->repeated = remember_lines(learn_repeated_lines(inputs, parts_->options), parts_->writer);
    Run run(inputs, parts_->options);
    PipelineStages<IndexedBatch> stages;
    stages.make_worker = [this] {
        auto maker = std::make_shared<BatchMaker>(
            parts_->writer, parts_->options, parts_->models,
            Preparation{parts_->options.raw, parts_->extractor(), &parts_->repeated, &parts_->options.first_issues});
        return [maker](std::vector<Article>&& articles) { return maker->make(std::move(articles)); };
    };
    stages.use = [this, &run](IndexedBatch&& batch, std::vector<PipelineMessage>&& messages) {
        parts_->store(std::move(batch), std::move(messages), run);
    };
    stages.drained = [this] { publish(); };
    const auto start = Clock::now();
    PipelineLimits own_limits = limits;
    if (parts_->options.publish_every > 0) {
        own_limits.batch_articles = static_cast<std::size_t>(std::min<std::uint64_t>(limits.batch_articles, parts_->options.publish_every));
    }
    run.through(std::move(stages), own_limits);
    publish();
    parts_->writer.settle([this] { return parts_->options.stop != nullptr && parts_->options.stop->load(); });
    run.report.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    return run.report;
}

void Indexer::add(Article article) {
    mend_utf8(article);
    if (article.id.empty()) throw UsageError("an article without an id cannot be indexed");
    if (parts_->options.on_published) parts_->done.push_back(article.id);
    std::string hash = content_hash(article, parts_->options, parts_->models);
    const std::optional<DatabaseWriter::Place> before = parts_->writer.find(article.id);
    const std::optional<std::string> known = parts_->known_hash(article.id, before);
    if (known && (*known == hash || !parts_->options.replace)) return;
    IndexedBatch batch = parts_->maker().make_anyhow(std::move(article), std::move(hash));
    const Outcome& outcome = batch.outcomes.front();
    if (outcome.state == Outcome::State::failed) throw Error(outcome.error);
    parts_->accept(outcome, parts_->writer.add(batch.segment), 1, before);
}

bool Indexer::remove(const std::string& article_id) {
    const std::optional<DatabaseWriter::Place> place = parts_->writer.find(article_id);
    if (!place) return parts_->writer.remove_copy(article_id);
    parts_->writer.remove(*place);
    return true;
}

void Indexer::publish() {
    parts_->publish();
}

void Indexer::compact() {
    parts_->publish();
    parts_->writer.compact([this] { return parts_->options.stop != nullptr && parts_->options.stop->load(); });
}

}  // namespace dateline
