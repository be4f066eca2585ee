#pragma once

#include <string>
#include <string_view>

#include "indexer/article.hpp"
#include "indexer/reading/format.hpp"

namespace dateline {

/// Brings an article that has its id into the form that all further steps rely on, and gives it to the sink.
void hand_over(Article&& article, const InputFile& file, Sink& sink);

/// The same for a record of a file: it gets an id (its url, else the file's name with `number`), and what has neither title nor text is a failure at `place`
/// ("a.xml:17"), which says what was `expected`.
void hand_over_record(Article&& article, std::size_t number, const std::string& place, std::string_view expected, const InputFile& file,
                      Sink& sink);

/// Reads a date field into an article; one that is not understood becomes a note. True when it was understood.
bool take_date(std::string_view written, Article& article);

/// Appends a label, unless it is empty, there already, or beyond the thousandth.
void add_label(std::vector<std::string>& labels, std::string label);

/// Takes the title out of the text where it stands at its beginning too.
void drop_repeated_title(Article& article);

/// The title of a paper or site in an address: its host without "www."; empty when there is none.
std::string host_of(std::string_view url);

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
