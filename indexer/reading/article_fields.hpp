#pragma once

#include <string>
#include <string_view>

#include "indexer/article.hpp"

namespace dateline {

/// Brings every string of an article (extra excepted, which stays as it came) into normal form C. Does nothing for raw input.
void normalize_fields(Article& article, bool raw);

/// The language as ISO 639-1, from a tag ("en-GB"), a three-letter code ("eng") or an English name ("German"); the tag in small letters when it is none of
/// these (a language without a two-letter code); empty for empty.
std::string language_code(std::string_view language);

/// Whether a string holds a letter, digit or other visible character.
bool has_words(std::string_view text);

/// The id of the n-th record of a file that has no id of its own.
std::string numbered_id(const std::string& name, std::size_t n);

}  // namespace dateline
