#include "searcher/presenting/result.hpp"

#include <utility>

#include "facets/error.hpp"
#include "indexer/storing/json.hpp"
#include "indexer/storing/record.hpp"
#include "searcher/presenting/snippet.hpp"

namespace dateline {

namespace {

void read_head(std::string_view head, Result& result) {
    try {
        const Json fields = Json::parse(head);
        fields.at("id").get_to(result.id);
        fields.at("title").get_to(result.title);
        fields.at("date").get_to(result.date);
        fields.at("source").get_to(result.source);
        fields.at("persons").get_to(result.persons);
        fields.at("countries").get_to(result.countries);
        fields.at("topics").get_to(result.topics);
    } catch (const Json::exception& error) {
        throw DatabaseError(std::string("an article's record is damaged: ") + error.what());
    }
}

}  // namespace

Result ResultMaker::make(const Ranked& article) {
    const std::string record = archive_.parts()[article.part].segment->record(article.docid);
    const RecordParts parts = split_record(record);
    Result result;
    read_head(parts.head, result);
    result.score = article.score;
    Snippet snippet = make_snippet(parts.text, highlighter_);
    result.snippet = std::move(snippet.text);
    result.highlights = std::move(snippet.highlights);
    return result;
}

}  // namespace dateline
