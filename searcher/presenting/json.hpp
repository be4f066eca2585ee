#pragma once

#include <string>
#include <string_view>

#include "searcher/searcher.hpp"

namespace dateline {

/// Version of the JSON that is printed; raised when a field changes its meaning or goes.
inline constexpr int json_version = 1;

/// An answer as one line of JSON: {"version", "id", "query", "matches", "exact", "took_ms", "results", "facets", "notes"}. `id` is the JSON value
/// that the request carried, and left out when empty. Where stories were asked for, "counted": "stories" says that `matches` and the facets count these,
/// "articles" how many articles match, and each result has "story": {"id", "size", "matches", "others"}, see ResultStory.
std::string answer_json(const Answer& answer, const std::string& query, const std::string& id = {});

/// A result as one line of JSON, as it stands in "results".
std::string result_json(const Result& result);

/// An article as one line of JSON: what article_json() gives, and "story": {"id", "size", "others": [{"id", "title", "date", "source", "shared", "added",
/// "added_count", "missing", "missing_count"}]}, see OtherForm.
std::string stored_article_json(const StoredArticle& stored);

/// Names with their counts: {"version", "people": [{"name", "count"}]}.
std::string people_json(const std::vector<NameMatch>& people);

/// JSON may hold characters that terminals obey (C1 controls, DEL, changes of direction); this writes them as \u escapes.
std::string escape_controls(std::string_view json);

/// Answers a request of `--batch`, one JSON object, with one line of JSON; what is wrong with it is told in {"version", "id", "error": {"message",
/// "position"}}, `position` being null unless the query cannot be read. `matches` grows by the matches. Throws DatabaseError only.
std::string answer_batch_line(Searcher& searcher, std::string_view line, std::uint64_t& matches, bool& is_error);

}  // namespace dateline
