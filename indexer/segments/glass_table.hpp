#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Where the top of a glass table is, as the version file tells it.
struct GlassRoot {
    std::uint32_t block = 0, level = 0, entries = 0, blocks = 0;
};

/// Writes a B-tree as Xapian 1.4's glass format lays it out (glass_table.h and glass_table.cc of Xapian's sources describe it), from entries that come in the order of their
/// keys: block after block is filled and never touched again. Not thread-safe.
class GlassTable {
public:
    static constexpr std::size_t block_bytes = 8192;
    static constexpr std::size_t most_key_bytes = 255;

    GlassTable();

    /// A key of 1 to 255 bytes that comes after all before it, byte by byte, and a value of any length. Throws Error otherwise: that is a mistake of the caller.
    void add(std::string_view key, std::string_view value);

    /// Ends the table. `file` is then all of it.
    GlassRoot finish(std::string& file);

private:
    /// The first key of a block, as far as it tells the block from the one before.
    struct Child {
        std::string key;
        std::uint16_t component = 0;
        std::uint32_t block = 0;
    };

    void add_component(std::string_view key, std::uint16_t component, unsigned flags, std::string_view chunk);
    char* place(std::size_t size);
    void begin_block(unsigned level);
    void end_block();
    std::vector<Child> write_branches(const std::vector<Child>& children, unsigned level);

    std::string file_;
    std::array<char, block_bytes> block_{};
    std::size_t directory_end_ = 0, items_begin_ = 0;  ///< what lies between them in the block is free
    std::string last_key_;
    std::vector<Child> leaves_;
    std::uint32_t entries_ = 0;
};

}  // namespace dateline
