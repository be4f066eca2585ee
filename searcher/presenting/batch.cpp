// Reading the requests of `--batch`.

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "facets/error.hpp"
#include "indexer/storing/json.hpp"
#include "searcher/presenting/json.hpp"

namespace dateline {

namespace {

constexpr std::size_t max_batch_results = 100000;

[[noreturn]] void fail(const std::string& field, const std::string& expected) {
    throw UsageError("in the request, '" + field + "' is not as expected: it takes " + expected);
}

std::string read_string(const Json& value, const std::string& field) {
    if (!value.is_string()) fail(field, "a string");
    return value.get<std::string>();
}

bool read_flag(const Json& value, const std::string& field) {
    if (!value.is_boolean()) fail(field, "true or false");
    return value.get<bool>();
}

std::size_t read_number(const Json& value, const std::string& field) {
    if (!value.is_number_integer() || value.get<std::int64_t>() < 0) fail(field, "a whole number from 0");
    return value.get<std::size_t>();
}

/// ["a", ["b", "c"]]: a and (b or c).
Alternatives read_alternatives(const Json& value, const std::string& field) {
    if (!value.is_array()) fail(field, "a list of names or of lists of alternative names");
    Alternatives required;
    for (const Json& one : value) {
        std::vector<std::string> alternatives;
        if (one.is_array()) {
            for (const Json& name : one) alternatives.push_back(read_string(name, field));
        } else {
            alternatives.push_back(read_string(one, field));
        }
        required.push_back(std::move(alternatives));
    }
    return required;
}

bool read_filter(const std::string& field, const Json& value, Filters& filters) {
    if (field == "persons") {
        filters.persons = read_alternatives(value, field);
    } else if (field == "organizations") {
        filters.organizations = read_alternatives(value, field);
    } else if (field == "places") {
        filters.places = read_alternatives(value, field);
    } else if (field == "countries") {
        filters.countries = read_alternatives(value, field);
    } else if (field == "topics") {
        filters.topics = read_alternatives(value, field);
    } else if (field == "sources") {
        filters.sources = read_alternatives(value, field);
    } else if (field == "languages") {
        filters.languages = read_alternatives(value, field);
    } else {
        return false;
    }
    return true;
}

SortOrder read_sort(const Json& value) {
    const std::string order = value.is_string() ? value.get<std::string>() : "";
    if (order == "relevance") return SortOrder::relevance;
    if (order == "date") return SortOrder::oldest_first;
    if (order == "-date") return SortOrder::newest_first;
    fail("sort", "\"relevance\", \"date\" or \"-date\"");
}

Collapse read_collapse(const Json& value) {
    if (value.is_string() && value.get<std::string>() == "story") return Collapse::story;
    fail("collapse", "\"story\"");
}

FacetOrder read_facet_order(const Json& value) {
    const std::string order = value.is_string() ? value.get<std::string>() : "";
    if (order == "count") return FacetOrder::count;
    if (order == "name") return FacetOrder::name;
    if (order == "significance") return FacetOrder::significance;
    fail("facet_sort", "\"count\", \"name\" or \"significance\"");
}

std::vector<FacetRequest> read_facets(const Json& value) {
    if (!value.is_object()) fail("facets", "an object of kinds and how many values of each, such as {\"person\": 10}");
    std::vector<FacetRequest> facets;
    for (const auto& [kind, limit] : value.items()) facets.push_back({kind, read_number(limit, "facets." + kind)});
    return facets;
}

void read_excluded(const Json& value, Filters& excluded) {
    if (!value.is_object()) fail("not", "an object of filters such as {\"persons\": []}");
    for (const auto& [field, names] : value.items()) {
        if (!read_filter(field, names, excluded))
            fail("not." + field, "only persons, organizations, places, countries, topics, sources, languages");
    }
}

Request read_request(const Json& object) {
    if (!object.is_object()) throw UsageError("a request is a JSON object, found " + std::string(object.type_name()));
    Request request;
    request.facets = {{"person", 10}, {"country", 10}, {"topic", 10}};
    for (const auto& [field, value] : object.items()) {
        if (field == "id" || value.is_null() || read_filter(field, value, request.filters)) continue;
        if (field == "query") {
            request.query = read_string(value, field);
        } else if (field == "not") {
            read_excluded(value, request.excluded);
        } else if (field == "mentioned") {
            request.mentioned = read_flag(value, field);
        } else if (field == "from") {
            request.from = read_string(value, field);
        } else if (field == "to") {
            request.to = read_string(value, field);
        } else if (field == "limit") {
            request.limit = std::min(read_number(value, field), max_batch_results);
        } else if (field == "offset") {
            request.offset = read_number(value, field);
        } else if (field == "sort") {
            request.sort = read_sort(value);
        } else if (field == "facet_sort") {
            request.facet_order = read_facet_order(value);
        } else if (field == "collapse") {
            request.collapse = read_collapse(value);
        } else if (field == "facets") {
            request.facets = read_facets(value);
        } else {
            throw UsageError("a request has no field '" + field + "'");
        }
    }
    return request;
}

std::string error_json(const std::string& id, const std::string& message, std::optional<std::size_t> position) {
    Json object = {{"version", json_version}};
    object["id"] = id.empty() ? Json() : Json::parse(id);
    Json error = {{"message", message}};
    error["position"] = position ? Json(*position) : Json();
    object["error"] = std::move(error);
    return escape_controls(json_line(object));
}

/// Deeply nested JSON would overflow the stack of the parser's own values.
bool is_too_deep(std::string_view line) {
    constexpr int max_depth = 100;
    int depth = 0;
    for (const char c : line) {
        if (c == '[' || c == '{') ++depth;
        if (c == ']' || c == '}') --depth;
        if (depth > max_depth) return true;
    }
    return false;
}

}  // namespace

std::string answer_batch_line(Searcher& searcher, std::string_view line, std::uint64_t& matches, bool& is_error) {
    std::string id;
    is_error = false;
    try {
        if (is_too_deep(line)) throw UsageError("the request is nested too deeply");
        const Json object = Json::parse(line);
        if (object.is_object() && object.contains("id")) id = json_line(object["id"]);
        const Request request = read_request(object);
        const Answer answer = searcher.search(request);
        matches += answer.matches;
        return answer_json(answer, request.query, id);
    } catch (const Json::exception& error) {
        is_error = true;
        return error_json(id, std::string("the request is not JSON: ") + error.what(), std::nullopt);
    } catch (const QueryError& error) {
        is_error = true;
        return error_json(id, error.what(), error.position());
    } catch (const UsageError& error) {
        is_error = true;
        return error_json(id, error.what(), std::nullopt);
    }
}

}  // namespace dateline
