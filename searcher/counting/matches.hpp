#pragma once

#include <xapian.h>

#include <vector>

namespace dateline {

/// The documents of one database that a query matches, ascending. All of them, counted one by one; nothing is estimated.
std::vector<Xapian::docid> find_all_matches(const Xapian::Database& database, const Xapian::Query& query);

}  // namespace dateline
