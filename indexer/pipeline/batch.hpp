#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "indexer/indexer.hpp"
#include "indexer/pipeline/preparation.hpp"
#include "indexer/segments/database_writer.hpp"
#include "indexer/segments/segment_builder.hpp"
#include "indexer/storing/document.hpp"

namespace dateline {

/// What has become of one article in a worker.
struct Outcome {
    enum class State : std::uint8_t { ready, unchanged, skipped, failed };
    /// A facet value whose name the catalogue does not know yet.
    struct NewName {
        FacetKey key;
        std::uint32_t id = 0;
    };

    State state = State::ready;
    Article article;  ///< as it was read where it is unchanged or skipped; else without its text
    std::string hash;
    std::vector<NewName> new_names;
    std::string error;
};

/// What a worker makes of a batch of articles: the outcomes in their order, and a segment of those that are ready, in this order; null when none is.
struct IndexedBatch {
    std::vector<Outcome> outcomes;
    std::shared_ptr<Segment> segment;
};

/// Cleans, extracts and stores articles as small segments. Not thread-safe: every worker has one.
class BatchMaker {
public:
    /// All must outlive it, and what `preparation` points to. `models`: what models_hash() gave.
    BatchMaker(DatabaseWriter& writer, const IndexOptions& options, std::string models, const Preparation& preparation)
        : writer_(writer), options_(options), models_(std::move(models)), preparation_(preparation) {}

    /// Articles that are published as they are, and known ones where options say so, are passed over.
    IndexedBatch make(std::vector<Article>&& articles);
    /// One article, whatever is published.
    IndexedBatch make_anyhow(Article&& article, std::string hash);

private:
    Outcome look_at(Article&& article, const Snapshot& published);
    Outcome prepare_outcome(Article&& article, std::string hash);
    SegmentArticle stored(const Article& article, const Extraction& extraction, Outcome& outcome);
    std::shared_ptr<Segment> finish();

    DatabaseWriter& writer_;
    const IndexOptions& options_;
    std::string models_;
    Preparation preparation_;
    SegmentBuilder builder_;
};

}  // namespace dateline
