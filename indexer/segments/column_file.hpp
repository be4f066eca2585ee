#pragma once

#include <bit>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "indexer/segments/files.hpp"

namespace dateline {

// A file of named sections: arrays of numbers and runs of bytes, read in place from mapped memory. Laid out as
//   "DLcolumn", u32 version, u32 0, the sections (each begins at a multiple of 16), the table of contents, a trailer of 32 bytes:
//   u64 where the table begins, u64 its size, u64 its checksum, "endofcol".
// An entry of the table: its name (length as a varint, bytes), varints of begin and size, 8 bytes of checksum (XXH3, 64 bits). Numbers are little-endian.
inline constexpr std::string_view column_file_head = "DLcolumn";
static_assert(std::endian::native == std::endian::little, "columns are read in place, and are little-endian");

/// Writes such a file, section by section, into memory or onto the disk. Throws DatabaseError.
class ColumnWriter {
public:
    /// Into memory; finish() gives the bytes.
    ColumnWriter();
    /// Into a file, with a small buffer.
    explicit ColumnWriter(const std::string& path);
    ~ColumnWriter();
    ColumnWriter(const ColumnWriter&) = delete;
    ColumnWriter& operator=(const ColumnWriter&) = delete;

    /// Begins the next section; what is appended from here on belongs to it.
    void begin(std::string_view name);
    void append(std::string_view bytes);
    template <typename T>
    requires std::is_trivially_copyable_v<T>
    void append(std::span<const T> items) { append(std::string_view(reinterpret_cast<const char*>(items.data()), items.size_bytes())); }
    template <typename T>
    requires std::is_trivially_copyable_v<T>
    void append_one(const T& item) { append(std::span<const T>(&item, 1)); }
    template <typename T>
    void add(std::string_view name, const std::vector<T>& items) {
        begin(name);
        append(std::span<const T>(items));
    }
    void add(std::string_view name, std::string_view bytes) {
        begin(name);
        append(bytes);
    }

    /// Ends the file. Into memory: its bytes; into a file: nothing, and it is not yet on the disk.
    std::string finish();

private:
    struct State;
    void end_section();
    void put(std::string_view bytes);

    std::unique_ptr<State> state_;
};

/// Such a file, for reading. Opening looks at its trailer and table; verify() at what a section holds.
class ColumnFile {
public:
    /// Throws DatabaseError that names the file when it is missing, cut off, or of another version.
    explicit ColumnFile(const std::string& path);
    /// Of bytes in memory that `owner` holds; `path` is what errors name.
    ColumnFile(std::shared_ptr<const void> owner, std::string_view bytes, std::string path);

    /// Throws DatabaseError when there is no such section or it is no array of T.
    template <typename T>
    [[nodiscard]] std::span<const T> section(std::string_view name) const {
        const std::string_view bytes = section_bytes(name);
        if (bytes.size() % sizeof(T) != 0) throw_damaged(std::string(name) + " has a wrong size");
        return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
    }
    [[nodiscard]] std::string_view section_bytes(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
    [[nodiscard]] std::vector<std::string_view> names() const;

    /// Whether the section's bytes are those that were written. False when there is no such section.
    [[nodiscard]] bool verify(std::string_view name) const;
    /// Throws DatabaseError that names the file and the section when any is damaged.
    void verify_all() const;

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::uint64_t size() const { return bytes_.size(); }
    [[noreturn]] void throw_damaged(const std::string& what) const;
    /// For who has read much of a file that is mapped: gives that memory back to the system. It can still be read.
    void release_pages() const;

private:
    struct Entry {
        std::string_view name;
        std::uint64_t begin = 0, size = 0, checksum = 0;
    };
    void read_table();
    [[nodiscard]] const Entry* find(std::string_view name) const;

    std::shared_ptr<const void> owner_;
    std::shared_ptr<const MappedFile> mapped_;  ///< null in memory
    std::string_view bytes_;
    std::string path_;
    std::vector<Entry> entries_;
};

/// XXH3, 64 bits.
std::uint64_t checksum(std::string_view bytes);

}  // namespace dateline
