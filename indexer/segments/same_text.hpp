#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/article.hpp"

namespace dateline {

/// Title and text as they are compared: runs of blanks and line breaks are one blank, kinds of quotation marks, dashes and ellipses are one kind each, and what
/// cannot be seen (soft hyphens, zero width) is left out. Letters keep their case.
std::string comparable_text(std::string_view title, std::string_view text);

/// A hash of what articles that are copies of each other have in common: title and text as above, language, and labels that came with them. 0 for an article of
/// less than 60 bytes, which says too little to be told from another that says the same by chance; never 0 for a longer one.
std::uint32_t text_key(const Article& article);

/// Whether two articles are the same, published again: all that text_key() looks at is equal, and the dates agree. Short ones (less than 250 bytes, "the bank
/// bought bills of one billion") are the same only when both dates are; longer ones when the dates are at most seven days apart, or one is not known.
bool are_copies(const Article& a, const Article& b);

/// What tells copies from others where the articles themselves are not at hand: two of a billion different articles may be taken for copies.
struct TextPrint {
    std::uint64_t text = 0;  ///< a hash of all that text_key() looks at; 0 where that is 0
    std::uint32_t date = 0;  ///< see date_number()
    bool is_long = false;
};
TextPrint print_of(const Article& article);
bool are_copies(const TextPrint& a, const TextPrint& b);

}  // namespace dateline
