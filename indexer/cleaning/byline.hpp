#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// The persons that a line above an article names as its authors: "By Ann Lee and JUAN DEL POZO, Staff Writers | 3 March" gives "Ann Lee" and "Juan Del Pozo". None where it names a desk, an
/// agency, or somebody in passing. UTF-8.
std::vector<std::string> authors_of_byline(std::string_view line);

}  // namespace dateline
