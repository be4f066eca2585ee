#include "indexer/reading/html/page_blocks.hpp"

#include <algorithm>

namespace dateline::html {
namespace {

/// What is known of a node from itself and all above it.
struct Surroundings {
    bool hidden = false;
    bool in_link = false;
    bool preformatted = false;
    std::uint32_t row = 0;    ///< the row of a table of data
    std::uint32_t block = 0;  ///< the nearest element that begins a block
};

bool begins_block(Tag tag) {
    return tag != Tag::inline_element && tag != Tag::text && tag != Tag::anchor && tag != Tag::break_line && tag != Tag::time &&
           tag != Tag::link && tag != Tag::meta && tag != Tag::script && tag != Tag::skipped && tag != Tag::button;
}

bool style_hides(std::string_view style) {
    return style.find("display:none") != std::string_view::npos || style.find("display: none") != std::string_view::npos;
}

/// Tables that set data, not the page: no table within, no long text in their cells.
std::vector<bool> find_data_tables(const PageTree& tree) {
    constexpr std::uint32_t longest_cell = 300;
    const std::vector<Node>& nodes = tree.nodes();
    std::vector<bool> data(nodes.size(), false);
    std::vector<std::uint32_t> table(nodes.size(), 0);
    std::vector<std::uint32_t> cell(nodes.size(), 0);
    std::vector<std::uint32_t> bytes(nodes.size(), 0);
    for (std::uint32_t i = 1; i < nodes.size(); ++i) {
        const Node& node = nodes[i];
        table[i] = table[node.parent];
        cell[i] = cell[node.parent];
        if (node.tag == Tag::table) {
            data[table[i]] = false;
            data[i] = true;
            table[i] = i;
            cell[i] = 0;
        } else if (node.tag == Tag::cell) {
            cell[i] = i;
        } else if (node.tag == Tag::form || node.tag == Tag::heading1 || node.tag == Tag::article) {
            data[table[i]] = false;
        } else if (node.tag == Tag::text && cell[i] != 0) {
            bytes[cell[i]] += node.text_bytes;
            if (bytes[cell[i]] > longest_cell) data[table[i]] = false;
        }
    }
    data[0] = false;
    return data;
}

class BlockCutter {
public:
    explicit BlockCutter(const PageTree& tree)
        : tree_(tree), nodes_(tree.nodes()), around_(nodes_.size()), data_table_(find_data_tables(tree)) {}

    PageBlocks cut() {
        page_.text.reserve(nodes_.size() * 16);
        for (std::uint32_t i = 1; i < nodes_.size();) {
            while (!open_.empty() && nodes_[open_.back()].end <= i) {
                flush();
                open_.pop_back();
            }
            i = enter(i);
        }
        flush();
        return std::move(page_);
    }

private:
    std::uint32_t enter(std::uint32_t i);
    void append(std::string_view text, const Surroundings& around);
    void break_line();
    void flush();
    [[nodiscard]] BlockSet set_of(std::uint32_t node) const;

    const PageTree& tree_;
    const std::vector<Node>& nodes_;
    std::vector<Surroundings> around_;
    std::vector<bool> data_table_;
    std::vector<std::uint32_t> open_;  ///< elements whose end ends a block
    PageBlocks page_;
    std::uint32_t begin_ = 0;
    std::uint32_t link_bytes_ = 0;
    std::uint32_t block_ = 0;
    bool blank_ = false;  ///< one is to be written before the next word
};

/// Returns the node to go on with.
std::uint32_t BlockCutter::enter(std::uint32_t i) {
    const Node& node = nodes_[i];
    Surroundings& around = around_[i] = around_[node.parent];
    if (node.tag == Tag::text) {
        append(tree_.text(node), around);
        return i + 1;
    }
    const bool unseen = node.tag == Tag::skipped || node.tag == Tag::script || node.tag == Tag::head || node.tag == Tag::title;
    if (unseen || (node.attribute_count > 0 && style_hides(tree_.attribute(node, Attribute::style)))) return std::max(node.end, i + 1);
    if (node.tag == Tag::break_line) {
        break_line();
        return i + 1;
    }
    if (node.tag == Tag::anchor) around.in_link = true;
    if (!begins_block(node.tag)) return i + 1;
    if (node.tag == Tag::cell && around.row != 0) {
        if (page_.text.size() > begin_) page_.text += " | ";
        blank_ = false;
        return i + 1;
    }
    if (around.row != 0) {
        blank_ = true;
        return i + 1;
    }
    flush();
    around.block = i;
    if (node.tag == Tag::preformatted) around.preformatted = true;
    if (node.tag == Tag::table && data_table_[i]) around.row = 0;
    if (node.tag == Tag::row) {
        std::uint32_t table = node.parent;
        if (nodes_[table].tag != Tag::table) table = nodes_[table].parent;
        if (data_table_[table]) around.row = i;
    }
    open_.push_back(i);
    return i + 1;
}

void BlockCutter::append(std::string_view text, const Surroundings& around) {
    std::string& to = page_.text;
    const std::size_t before = to.size();
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool no_break = c == '\xC2' && i + 1 < text.size() && text[i + 1] == '\xA0';
        i += no_break;
        if (around.preformatted && c == '\n') {
            if (to.size() > begin_) to += '\n';
            blank_ = false;
        } else if (no_break || c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
            blank_ = true;
        } else {
            if (blank_ && to.size() > begin_ && to.back() != '\n' && to.back() != ' ') to += ' ';
            blank_ = false;
            to += c;
        }
    }
    if (to.size() > before) block_ = around.block;
    if (around.in_link) link_bytes_ += static_cast<std::uint32_t>(to.size() - before);
}

void BlockCutter::break_line() {
    std::string& to = page_.text;
    if (to.size() <= begin_) return;
    // Two of them end a paragraph on pages that know no other way.
    if (to.back() == '\n') return flush();
    to += '\n';
    blank_ = false;
}

BlockSet BlockCutter::set_of(std::uint32_t node) const {
    if (around_[node].row != 0) return BlockSet::row;
    for (int up = 0; node != 0 && up < 3; ++up, node = nodes_[node].parent) {
        switch (nodes_[node].tag) {
            case Tag::paragraph:
                if (up == 0 && nodes_[nodes_[node].parent].tag != Tag::item) return BlockSet::paragraph;
                break;
            case Tag::heading1:
            case Tag::heading:
                return BlockSet::heading;
            case Tag::item:
                return BlockSet::item;
            case Tag::preformatted:
                return BlockSet::preformatted;
            default:
                break;
        }
    }
    return BlockSet::loose;
}

bool is_sentence(std::string_view text) {
    constexpr std::size_t shortest = 60;
    if (text.size() < shortest) return false;
    static constexpr std::string_view marks[] = {". ", ", ", "\xE3\x80\x82", "\xEF\xBC\x8C", "\xD8\x8C", "\xE0\xA5\xA4"};
    const std::string_view tail = text.substr(text.size() - 6);
    if (tail.find_first_of(".!?:;\xE2") != std::string_view::npos) return true;
    const std::string_view start = text.substr(0, 1000);
    return std::any_of(std::begin(marks), std::end(marks),
                       [&](std::string_view mark) { return start.find(mark) != std::string_view::npos; });
}

void BlockCutter::flush() {
    std::string& text = page_.text;
    while (text.size() > begin_ && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
    if (text.size() > begin_) {
        TextBlock block;
        block.begin = begin_;
        block.bytes = static_cast<std::uint32_t>(text.size() - begin_);
        block.link_bytes = std::min(link_bytes_, block.bytes);
        block.node = block_;
        block.set = set_of(block_);
        block.prose = block.set != BlockSet::heading && block.set != BlockSet::row && block.link_bytes * 5ULL < block.bytes * 2ULL &&
                      is_sentence(page_.view(block));
        page_.blocks.push_back(block);
        text += '\n';
    }
    begin_ = static_cast<std::uint32_t>(text.size());
    link_bytes_ = 0;
    blank_ = false;
}

}  // namespace

PageBlocks cut_blocks(const PageTree& tree) {
    return BlockCutter(tree).cut();
}

}  // namespace dateline::html
