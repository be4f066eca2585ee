#include "indexer/segments/glass_table.hpp"

#include <algorithm>
#include <cstring>

#include "facets/error.hpp"

namespace dateline {

namespace {

// A block: revision (4 bytes), level (1), free bytes behind the directory (2), free bytes in all (2), end of the directory (2); then the directory, 2 bytes an item, and the items
// from the block's end downwards. All numbers have their high byte first.
constexpr std::size_t directory_begin = 11;
constexpr std::size_t offset_bytes = 2;
constexpr std::uint32_t revision = 1;

// An item of a leaf: its size less 3 with flags on top (2 bytes), the key's length (1), the key, for all but the first part of a value which part it is (2), and the value's part.
constexpr unsigned first_flag = 0x2000, last_flag = 0x4000;
constexpr std::size_t leaf_head = 3, component_bytes = 2;
// Four items, however large, fit into a block.
constexpr std::size_t most_item_bytes = (GlassTable::block_bytes - directory_begin - 4 * offset_bytes) / 4;
// An item of a branch: a block's number (4 bytes), the length of its first key (1), that key, which part of a value it begins with (2).
constexpr std::size_t branch_head = 5;

void put_number(char* to, std::uint64_t number, std::size_t bytes) {
    for (std::size_t i = bytes; i-- > 0; number >>= 8U) to[i] = static_cast<char>(number);
}

/// As much of `key` as tells it from the smaller `before`.
std::string_view shortest_apart(std::string_view before, std::string_view key) {
    const auto differs = std::mismatch(key.begin(), key.end(), before.begin(), before.end()).first - key.begin();
    return key.substr(0, static_cast<std::size_t>(differs) + 1);
}

}  // namespace

GlassTable::GlassTable() {
    begin_block(0);
    // Every table begins with an empty key.
    put_number(place(leaf_head), first_flag | last_flag, 2);
    leaves_.push_back({{}, 0, 0});
}

void GlassTable::begin_block(unsigned level) {
    block_.fill(0);
    put_number(block_.data(), revision, 4);
    block_[4] = static_cast<char>(level);
    directory_end_ = directory_begin;
    items_begin_ = block_bytes;
}

void GlassTable::end_block() {
    const std::size_t room = items_begin_ - directory_end_;
    put_number(block_.data() + 5, room, 2);
    put_number(block_.data() + 7, room, 2);
    put_number(block_.data() + 9, directory_end_, 2);
    file_.append(block_.data(), block_bytes);
}

/// Where an item of this size comes to stand, in a block that has room for it.
char* GlassTable::place(std::size_t size) {
    items_begin_ -= size;
    put_number(block_.data() + directory_end_, items_begin_, offset_bytes);
    directory_end_ += offset_bytes;
    return block_.data() + items_begin_;
}

void GlassTable::add(std::string_view key, std::string_view value) {
    if (key.empty() || key.size() > most_key_bytes || (entries_ > 0 && key <= last_key_))
        throw Error("a glass table's keys have 1 to 255 bytes and come in order; got '" + std::string(key) + "' after '" + last_key_ + "'");
    const std::size_t room = most_item_bytes - leaf_head - key.size();
    std::uint16_t component = 1;
    do {
        const std::string_view chunk = value.substr(0, component == 1 ? room : room - component_bytes);
        value.remove_prefix(chunk.size());
        add_component(key, component, (component == 1 ? first_flag : 0) | (value.empty() ? last_flag : 0), chunk);
        if (component++ == 1) last_key_.assign(key);
    } while (!value.empty());
    ++entries_;
}

void GlassTable::add_component(std::string_view key, std::uint16_t component, unsigned flags, std::string_view chunk) {
    const std::size_t size = leaf_head + key.size() + (component > 1 ? component_bytes : 0) + chunk.size();
    if (items_begin_ - directory_end_ < size + offset_bytes) {
        end_block();
        begin_block(0);
        leaves_.push_back({std::string(shortest_apart(last_key_, key)), component, static_cast<std::uint32_t>(leaves_.size())});
    }
    char* item = place(size);
    put_number(item, (size - leaf_head) | flags, 2);
    item[2] = static_cast<char>(key.size());
    item = std::copy(key.begin(), key.end(), item + leaf_head);
    if (component > 1) {
        put_number(item, component, component_bytes);
        item += component_bytes;
    }
    std::copy(chunk.begin(), chunk.end(), item);
}

/// One level of branches over these blocks; the branches' own numbers are what comes back.
std::vector<GlassTable::Child> GlassTable::write_branches(const std::vector<Child>& children, unsigned level) {
    std::vector<Child> branches;
    for (const Child& child : children) {
        const std::size_t size = branch_head + child.key.size() + component_bytes;
        if (branches.empty() || items_begin_ - directory_end_ < size + offset_bytes) {
            if (!branches.empty()) end_block();
            begin_block(level);
            branches.push_back({child.key, child.component, static_cast<std::uint32_t>(file_.size() / block_bytes)});
        }
        char* item = place(size);
        put_number(item, child.block, 4);
        item[4] = static_cast<char>(child.key.size());
        item = std::copy(child.key.begin(), child.key.end(), item + branch_head);
        put_number(item, child.component, component_bytes);
    }
    end_block();
    return branches;
}

GlassRoot GlassTable::finish(std::string& file) {
    end_block();
    GlassRoot root;
    std::vector<Child> top = std::move(leaves_);
    while (top.size() > 1) top = write_branches(top, ++root.level);
    root.block = top.front().block;
    root.entries = entries_;
    root.blocks = static_cast<std::uint32_t>(file_.size() / block_bytes);
    file = std::move(file_);
    return root;
}

}  // namespace dateline
