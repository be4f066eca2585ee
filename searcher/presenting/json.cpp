#include "searcher/presenting/json.hpp"

#include <cmath>

#include "facets/text/utf8.hpp"
#include "indexer/storing/json.hpp"
#include "indexer/storing/record.hpp"
#include "searcher/presenting/plain_text.hpp"

namespace dateline {

namespace {

double rounded(double value, double steps) {
    return std::round(value * steps) / steps;
}

Json story_object(const ResultStory& story) {
    return {{"id", story.id}, {"size", story.size}, {"matches", story.matches}, {"others", story.others}};
}

Json result_object(const Result& result) {
    Json highlights = Json::array();
    for (const auto& [begin, end] : result.highlights) highlights.push_back({begin, end});
    Json object = {{"rank", result.rank},       {"score", rounded(result.score, 1e6)},
                   {"id", result.id},           {"title", result.title},
                   {"date", result.date},       {"source", result.source},
                   {"snippet", result.snippet}, {"highlights", std::move(highlights)},
                   {"persons", result.persons}, {"countries", result.countries},
                   {"topics", result.topics}};
    if (result.story) object["story"] = story_object(*result.story);
    return object;
}

Json facets_object(const std::vector<Facet>& facets) {
    Json object = Json::object();
    for (const Facet& facet : facets) {
        Json values = Json::array();
        for (const FacetValue& value : facet.values) {
            Json one = {{"value", value.value}, {"label", value.label}, {"count", value.count}};
            if (!value.path.empty()) one["path"] = value.path;
            values.push_back(std::move(one));
        }
        object[facet.kind] = std::move(values);
    }
    return object;
}

}  // namespace

std::string answer_json(const Answer& answer, const std::string& query, const std::string& id) {
    Json object = {{"version", json_version}};
    if (!id.empty()) object["id"] = Json::parse(id);
    object["query"] = query;
    object["matches"] = answer.matches;
    if (answer.collapse == Collapse::story) {
        object["counted"] = "stories";
        object["articles"] = answer.matched_articles;
    }
    object["exact"] = answer.exact;
    object["took_ms"] = rounded(answer.took_ms, 1e3);
    Json results = Json::array();
    for (const Result& result : answer.results) results.push_back(result_object(result));
    object["results"] = std::move(results);
    object["facets"] = facets_object(answer.facets);
    object["notes"] = answer.notes;
    return escape_controls(json_line(object));
}

std::string result_json(const Result& result) {
    return escape_controls(json_line(result_object(result)));
}

std::string stored_article_json(const StoredArticle& stored) {
    Json others = Json::array();
    for (const OtherForm& form : stored.others)
        others.push_back({{"id", form.id},
                          {"title", form.title},
                          {"date", form.date},
                          {"source", form.source},
                          {"shared", rounded(form.shared, 1e3)},
                          {"added", form.added},
                          {"added_count", form.added_count},
                          {"missing", form.missing},
                          {"missing_count", form.missing_count}});
    const Json story = {{"id", stored.story}, {"size", stored.story_size}, {"others", std::move(others)}};
    Json copies = Json::array();
    for (const StoredCopy& copy : stored.copies)
        copies.push_back({{"id", copy.id}, {"date", copy.date}, {"source", copy.source}, {"url", copy.url}});
    std::string line = article_json(stored.article, stored.extraction);
    line.pop_back();
    if (!copies.empty()) line += ",\"copies\":" + json_line(copies);
    return escape_controls(line + ",\"story\":" + json_line(story) + "}");
}

std::string people_json(const std::vector<NameMatch>& people) {
    Json list = Json::array();
    for (const NameMatch& match : people) list.push_back({{"name", match.name}, {"count", match.count}});
    return escape_controls(json_line({{"version", json_version}, {"people", std::move(list)}}));
}

std::string escape_controls(std::string_view json) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string escaped;
    escaped.reserve(json.size());
    for (std::size_t at = 0; at < json.size();) {
        const CodePoint next = code_point_at(json, at);
        // Line breaks lay JSON out; inside strings they are escaped already.
        if (next.value >= 0x20 && is_control(next.value)) {
            escaped += "\\u";
            for (const unsigned shift : {12U, 8U, 4U, 0U}) escaped.push_back(digits[static_cast<std::size_t>(next.value) >> shift & 0xFU]);
        } else {
            escaped.append(json.substr(at, next.length));
        }
        at += next.length;
    }
    return escaped;
}

}  // namespace dateline
