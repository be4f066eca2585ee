#include "indexer/pipeline/batch.hpp"

#include <algorithm>
#include <utility>

#include "facets/error.hpp"
#include "indexer/pipeline/preparation.hpp"
#include "indexer/segments/same_text.hpp"
#include "indexer/storing/date_digits.hpp"
#include "indexer/storing/record.hpp"

namespace dateline {

namespace {

std::optional<std::string_view> published_hash(const Snapshot& published, std::string_view article_id) {
    for (const Snapshot::Part& part : published.parts) {
        if (const auto docid = part.segment->docid_of(article_id, *part.deletions)) return part.segment->content_hash(*docid);
    }
    return std::nullopt;
}

}  // namespace

IndexedBatch BatchMaker::make(std::vector<Article>&& articles) {
    const std::shared_ptr<const Snapshot> published = writer_.published();
    IndexedBatch batch;
    batch.outcomes.reserve(articles.size());
    for (Article& article : articles) batch.outcomes.push_back(look_at(std::move(article), *published));
    batch.segment = finish();
    return batch;
}

IndexedBatch BatchMaker::make_anyhow(Article&& article, std::string hash) {
    IndexedBatch batch;
    batch.outcomes.push_back(prepare_outcome(std::move(article), std::move(hash)));
    batch.segment = finish();
    return batch;
}

// Most articles of an archive that is indexed again are done with here.
Outcome BatchMaker::look_at(Article&& article, const Snapshot& published) {
    std::string hash = content_hash(article, options_, models_);
    std::optional<std::string> known(published_hash(published, article.id));
    if (!known) known = writer_.copy_hash(article.id);
    if (known == hash) return {Outcome::State::unchanged, std::move(article), std::move(hash), {}, {}};
    if (known && !options_.replace) return {Outcome::State::skipped, std::move(article), std::move(hash), {}, {}};
    return prepare_outcome(std::move(article), std::move(hash));
}

Outcome BatchMaker::prepare_outcome(Article&& article, std::string hash) {
    Outcome outcome{Outcome::State::ready, std::move(article), std::move(hash), {}, {}};
    Article& prepared = outcome.article;
    try {
        const Extraction extraction = prepare(prepared, preparation_);
        builder_.add(stored(prepared, extraction, outcome), prepared.title, prepared.text);
    } catch (const DatabaseError&) {
        throw;
    } catch (const std::exception& error) {
        outcome.state = Outcome::State::failed;  // one article's trouble is not the others'
        outcome.error = error.what();
    }
    prepared.text = {};
    prepared.extra = {};
    return outcome;
}

SegmentArticle BatchMaker::stored(const Article& article, const Extraction& extraction, Outcome& outcome) {
    SegmentArticle stored;
    stored.record = write_record(article, extraction);
    if (stored.record.size() > max_record_bytes) {
        throw Error("the article takes " + std::to_string(stored.record.size()) + " bytes; at most " + std::to_string(max_record_bytes) +
                    " can be stored");
    }
    stored.id = article.id;
    stored.text_key = options_.join_copies ? text_key(article) : 0;
    stored.content_hash = outcome.hash;
    stored.language = article.language;
    stored.date = date_number(date_digits(article.date));
    for (FacetKey& facet : facet_keys(article, extraction)) {
        const Catalogue::Id id = writer_.catalogue().id(facet.kind, facet.key);
        const auto place = std::find(column_kinds.begin(), column_kinds.end(), facet.kind) - column_kinds.begin();
        stored.ids[static_cast<std::size_t>(place)].push_back(id.id);
        if (!id.settled) outcome.new_names.push_back({std::move(facet), id.id});
    }
    for (std::vector<std::uint32_t>& ids : stored.ids) {
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    }
    return stored;
}

std::shared_ptr<Segment> BatchMaker::finish() {
    if (builder_.size() == 0) return nullptr;
    return builder_.finish(writer_.scratch_folder());
}

}  // namespace dateline
