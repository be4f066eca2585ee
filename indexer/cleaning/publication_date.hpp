#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/article.hpp"

namespace dateline {

/// Sources and the dates (ISO 8601, perhaps partial) of their first issues; the empty source stands for all that are not named.
using FirstIssues = std::vector<std::pair<std::string, std::string>>;

/// Lines around an article that may state when it was published, in the order of their trust; all views into text that outlives the call.
using DateLines = std::vector<std::string_view>;

/// Settles `date` and `date_rule`. What the article came with counts, unless it is impossible: in the future, before there were newspapers (1605), before the first issue of its source. Then what its
/// address or its file's path says, the dateline of its text, the first of `lines` that states a day. An impossible date is refused with a note. A date in part stays as it is given;
/// only one from an address or path is made whole by a later rule that knows the day. Thread-safe.
void settle_date(Article& article, const DateLines& lines, const FirstIssues& first_issues);

/// Why an article of this source cannot be of this date ("lies in the future"); empty where it can, or where it is no date.
std::string impossible_because(std::string_view date, std::string_view source, const FirstIssues& first_issues);

}  // namespace dateline
