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
    std::string id, error;  ///< where the article could not be prepared
};

}  // namespace

IndexReport dry_run(const std::vector<std::string>& inputs, const IndexOptions& options, std::ostream& out) {
    std::unique_ptr<const Extractor> extractor;
    if (options.extract) extractor = std::make_unique<const Extractor>(options.models);
    Run run(inputs, options);
    const auto make = [&](Article&& article) {
        Line line{{}, article.input_bytes, article.id, {}};
        try {
            const Extraction extraction = prepare(article, options.raw, extractor.get());
            line.json = article_json(article, extraction);
        } catch (const std::exception& error) {
            line.error = error.what();  // one article's trouble is not the others'
        }
        return line;
    };
    PipelineStages<std::vector<Line>> stages;
    stages.make_worker = [&] {
        return [&](std::vector<Article>&& articles) {
            std::vector<Line> lines;
            for (Article& article : articles) lines.push_back(make(std::move(article)));
            return lines;
        };
    };
    stages.use = [&](std::vector<Line>&& lines, std::vector<PipelineMessage>&& messages) {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            run.tell_messages(messages, i);
            if (!lines[i].error.empty()) {
                run.fail(lines[i].id, lines[i].error);
                continue;
            }
            out << lines[i].json << '\n';
            if (!out) throw Error("the output cannot be written: there is no space left, or nobody reads it");
            run.count(lines[i].input_bytes);
        }
        run.tell_messages(messages, lines.size());
    };
    return run.through(std::move(stages));
}

}  // namespace dateline
