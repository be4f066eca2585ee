#include <memory>
#include <ostream>

#include "facets/error.hpp"
#include "indexer/pipeline/preparation.hpp"
#include "indexer/pipeline/run.hpp"
#include "indexer/storing/record.hpp"

namespace dateline {

namespace {

struct Line {
    std::string json;
    std::size_t input_bytes = 0;
};

}  // namespace

IndexReport dry_run(const std::vector<std::string>& inputs, const IndexOptions& options, std::ostream& out) {
    std::unique_ptr<const Extractor> extractor;
    if (options.extract) extractor = std::make_unique<const Extractor>(options.models);
    Run run(inputs, options);
    PipelineStages<Line> stages;
    stages.make_worker = [&] {
        return [&](Article&& article) {
            const Extraction extraction = prepare(article, options.raw, extractor.get());
            return Line{article_json(article, extraction), article.input_bytes};
        };
    };
    stages.use = [&](Line&& line) {
        out << line.json << '\n';
        if (!out) throw Error("the output cannot be written: there is no space left, or nobody reads it");
        run.count(line.input_bytes);
    };
    return run.through(std::move(stages));
}

}  // namespace dateline
