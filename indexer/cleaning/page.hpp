#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/cleaning/block_shape.hpp"

namespace dateline {

/// A line of a page, or the lines of a wrapped paragraph.
struct Block {
    std::string_view text;      ///< trimmed; line breaks inside only where a paragraph is wrapped
    bool blank_before = false;  ///< a blank line, or an indentation that means one, stands before it
    BlockShape shape;
};

/// Cuts a page into its blocks, blank lines left out. Lines of a text that was wrapped at some width are joined to paragraphs; lines of any other page
/// stand alone. Views into the page. Linear.
std::vector<Block> cut_page(std::string_view page);

/// The width in bytes at which a text was wrapped; 0 when it was not.
std::size_t wrap_width(std::string_view text);

/// Blanks of all kinds at both ends removed: ASCII, no-break and zero-width ones.
std::string_view trim_blanks(std::string_view text);

}  // namespace dateline
