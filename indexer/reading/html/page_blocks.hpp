#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/html/page_tree.hpp"

namespace dateline::html {

/// What a block of text is set as.
enum class BlockSet : unsigned char { paragraph, heading, item, row, preformatted, loose };

/// A paragraph, heading, item of a list, row of a table or loose line of a page.
struct TextBlock {
    std::uint32_t begin = 0;  ///< in PageBlocks::text
    std::uint32_t bytes = 0;
    std::uint32_t link_bytes = 0;  ///< of them inside links
    std::uint32_t node = 0;        ///< the element that holds it
    BlockSet set = BlockSet::loose;
    bool prose = false;  ///< a sentence or more, not mostly links
};

/// The text of a page cut at its block elements, in the order of the document; what is never shown (scripts, forms' choices) is not in it.
struct PageBlocks {
    std::string text;
    std::vector<TextBlock> blocks;
    [[nodiscard]] std::string_view view(const TextBlock& block) const { return std::string_view(text).substr(block.begin, block.bytes); }
};

/// Linear in the size of the page.
PageBlocks cut_blocks(const PageTree& tree);

}  // namespace dateline::html
