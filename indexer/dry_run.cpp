#include <memory>
#include <ostream>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "facets/error.hpp"
#include "facets/text/fold.hpp"
#include "indexer/duplicates/story_finder.hpp"
#include "indexer/pipeline/preparation.hpp"
#include "indexer/pipeline/run.hpp"
#include "indexer/segments/same_text.hpp"
#include "indexer/storing/json.hpp"
#include "indexer/storing/record.hpp"

namespace dateline {

namespace {

struct Line {
    std::string json;
    std::string id;
    TextSignature signature;
    TextPrint print;
    std::size_t input_bytes = 0;
    std::string error;  ///< where the article could not be prepared
};

/// Names stories by the id of their first article.
class Stories {
public:
    const std::string& add(std::string id, const TextSignature& signature, std::uint32_t date) {
        const std::uint32_t story = finder_.add(signature, date);
        first_ids_.emplace_back(story + 1 == finder_.size() ? std::move(id) : std::string());
        return first_ids_[story];
    }

private:
    StoryFinder finder_;
    std::vector<std::string> first_ids_;  ///< of stories, at the number of their first article
};

/// Tells which articles would be stored as another's copy.
class Originals {
public:
    /// The id of the article that this one is a copy of; null when it is the first.
    const std::string* find_or_add(const std::string& id, const TextPrint& print) {
        const auto alike = prints_.equal_range(print.text);
        for (auto one = alike.first; one != alike.second; ++one)
            if (one->second.id != id && are_copies(one->second.print, print)) return &one->second.id;
        if (print.text != 0) prints_.emplace(print.text, Original{id, print});
        return nullptr;
    }

private:
    struct Original {
        std::string id;
        TextPrint print;
    };
    std::unordered_multimap<std::uint64_t, Original> prints_;
};

Line make_line(Article&& article, const Preparation& preparation) {
    Line line{{}, article.id, {}, {}, article.input_bytes, {}};
    try {
        const Extraction extraction = prepare(article, preparation);
        line.json = article_json(article, extraction);
        line.print = print_of(article);
        line.signature = sign_text(fold(article.title), fold(article.text));
    } catch (const std::exception& error) {
        line.error = error.what();  // one article's trouble is not the others'
    }
    return line;
}

}  // namespace

IndexReport dry_run(const std::vector<std::string>& inputs, const IndexOptions& options, std::ostream& out) {
    std::unique_ptr<const Extractor> extractor;
    if (options.extract) extractor = std::make_unique<const Extractor>(options.models);
    const RepeatedLines repeated = learn_repeated_lines(inputs, options);
    const Preparation preparation{options.raw, extractor.get(), &repeated, &options.first_issues};
    Run run(inputs, options);
    Stories stories;
    Originals originals;
    PipelineStages<std::vector<Line>> stages;
    stages.make_worker = [&] {
        return [&](std::vector<Article>&& articles) {
            std::vector<Line> lines;
            for (Article& article : articles) lines.push_back(make_line(std::move(article), preparation));
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
            lines[i].json.pop_back();
            out << lines[i].json;
            if (options.join_copies) {
                if (const std::string* original = originals.find_or_add(lines[i].id, lines[i].print))
                    out << ",\"copy_of\":" << Json(*original).dump();
            }
            out << ",\"story\":" << Json(stories.add(std::move(lines[i].id), lines[i].signature, lines[i].print.date)).dump() << "}\n";
            if (!out) throw Error("the output cannot be written: there is no space left, or nobody reads it");
            run.count(lines[i].input_bytes);
        }
        run.tell_messages(messages, lines.size());
    };
    return run.through(std::move(stages));
}

}  // namespace dateline
