#include "indexer/reading/html/fragment_text.hpp"

#include <algorithm>

#include "indexer/reading/html/page_blocks.hpp"
#include "indexer/reading/html/page_tree.hpp"

namespace dateline {
namespace {

using html::BlockSet;
using html::Tag;

bool is_letter(char c) {
    return (static_cast<unsigned char>(c) | 0x20U) - 'a' < 26U;
}

bool is_caption(const html::PageTree& tree, std::uint32_t node) {
    for (; node != 0; node = tree.nodes()[node].parent)
        if (const Tag tag = tree.nodes()[node].tag; tag == Tag::figure || tag == Tag::caption) return true;
    return false;
}

/// Items and rows stand close together.
bool is_close(BlockSet set, BlockSet before) {
    return set == before && (set == BlockSet::item || set == BlockSet::row);
}

}  // namespace

std::string fragment_text(std::string_view fragment, std::vector<Dropped>& dropped) {
    const html::PageTree tree(fragment);
    const html::PageBlocks page = html::cut_blocks(tree);
    std::string text;
    BlockSet before = BlockSet::loose;
    for (const html::TextBlock& block : page.blocks) {
        if (is_caption(tree, block.node)) {
            dropped.push_back({std::string(page.view(block)), "caption"});
            continue;
        }
        if (!text.empty()) text += is_close(block.set, before) ? "\n" : "\n\n";
        text += page.view(block);
        before = block.set;
    }
    return text;
}

std::string line_text(std::string_view fragment) {
    if (!looks_like_html(fragment)) return std::string(fragment);
    return html::PageTree(fragment).text_below(0, fragment.size());
}

bool looks_like_html(std::string_view text) {
    for (std::size_t at = text.find_first_of("<&"); at != std::string_view::npos; at = text.find_first_of("<&", at + 1)) {
        if (at + 2 >= text.size()) return false;
        const char next = text[at + 1];
        if (text[at] == '<') {
            const std::size_t end = text.find_first_of("<>", at + 1);
            if (end == std::string_view::npos || text[end] != '>') continue;
            if (is_letter(next) || next == '!' || (next == '/' && is_letter(text[at + 2]))) return true;
        } else {
            if (text.substr(at, 11).find(';') == std::string_view::npos) continue;
            if (is_letter(next) || next == '#') return true;
        }
    }
    return false;
}

}  // namespace dateline
