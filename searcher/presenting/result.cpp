#include "searcher/presenting/result.hpp"

#include <utility>

#include "indexer/storing/record.hpp"
#include "searcher/presenting/snippet.hpp"

namespace dateline {

Result ResultMaker::make(const Ranked& article) const {
    const std::string record = archive_.parts()[article.part].segment->record(article.docid);
    const RecordParts parts = split_record(record);
    RecordHead head = read_head(parts.head);
    Result result;
    result.id = std::move(head.id);
    result.title = std::move(head.title);
    result.date = std::move(head.date);
    result.source = std::move(head.source);
    result.persons = std::move(head.persons);
    result.countries = std::move(head.countries);
    result.topics = std::move(head.topics);
    result.score = article.score;
    Snippet snippet = make_snippet(parts.text, highlighter_);
    result.snippet = std::move(snippet.text);
    result.highlights = std::move(snippet.highlights);
    return result;
}

}  // namespace dateline
