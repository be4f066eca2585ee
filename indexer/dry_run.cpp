#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "facets/error.hpp"
#include "facets/text/fold.hpp"
#include "indexer/duplicates/story_finder.hpp"
#include "indexer/pipeline/preparation.hpp"
#include "indexer/pipeline/run.hpp"
#include "indexer/storing/json.hpp"
#include "indexer/storing/record.hpp"

namespace dateline {

namespace {

struct Line {
    std::string json;
    std::string id;
    TextSignature signature;
    std::size_t input_bytes = 0;
};

/// Names stories by the id of their first article.
class Stories {
public:
    const std::string& add(std::string id, const TextSignature& signature) {
        const std::uint32_t story = finder_.add(signature);
        first_ids_.emplace_back(story + 1 == finder_.size() ? std::move(id) : std::string());
        return first_ids_[story];
    }

private:
    StoryFinder finder_;
    std::vector<std::string> first_ids_;  ///< of stories, at the number of their first article
};

}  // namespace

IndexReport dry_run(const std::vector<std::string>& inputs, const IndexOptions& options, std::ostream& out) {
    std::unique_ptr<const Extractor> extractor;
    if (options.extract) extractor = std::make_unique<const Extractor>(options.models);
    Run run(inputs, options);
    Stories stories;
    PipelineStages<Line> stages;
    stages.make_worker = [&] {
        return [&](Article&& article) {
            const Extraction extraction = prepare(article, options.raw, extractor.get());
            return Line{article_json(article, extraction), article.id, sign_text(fold(article.title), fold(article.text)),
                        article.input_bytes};
        };
    };
    stages.use = [&](Line&& line) {
        line.json.pop_back();
        out << line.json << ",\"story\":" << Json(stories.add(std::move(line.id), line.signature)).dump() << "}\n";
        if (!out) throw Error("the output cannot be written: there is no space left, or nobody reads it");
        run.count(line.input_bytes);
    };
    return run.through(std::move(stages));
}

}  // namespace dateline
