#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

/// What a block of a page looks like. Counts are of words unless said otherwise.
struct BlockShape {
    std::uint32_t words = 0;  ///< runs between blanks that hold a letter or digit; scripts without blanks count one for every six bytes
    std::uint32_t capitalized = 0;     ///< words that start with a capital letter
    std::uint32_t function_words = 0;  ///< the, of, and ... (English, and the commonest of some neighbours)
    std::uint32_t verbs = 0;           ///< words that are likely finite verbs of English
    std::uint32_t numbers = 0;         ///< words that start with a digit, signs aside
    std::uint32_t separators = 0;      ///< | · • » / > — between words, as navigation bars have them
    std::uint32_t address = 0;         ///< words that speak to the reader: you, your, we, our, us
    bool ends_sentence = false;        ///< ends in . ! ? or the like, closing quotes and brackets aside
    bool ends_in_colon = false;
    bool is_row = false;        ///< has a tab, columns set with blanks, or cells between |
    bool is_item = false;       ///< starts with a bullet or a number
    bool all_capitals = false;  ///< no small letter, and a capital one
    bool starts_small = false;  ///< the first letter is a small one
};

/// The shape of a block's text. Looks at no more than its first and last 2000 bytes.
BlockShape measure_shape(std::string_view text);

}  // namespace dateline
