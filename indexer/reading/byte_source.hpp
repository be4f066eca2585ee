#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace dateline {

/// Where bytes come from: a file, a pipe, a member of an archive, memory. Read forwards, in one thread.
class ByteSource {
public:
    virtual ~ByteSource() = default;

    /// Puts up to `capacity` bytes at `to` and gives their number; 0 at the end, or on an error, which is then put into `error`.
    virtual std::size_t read(char* to, std::size_t capacity, std::string& error) = 0;

    /// Where the source can be read in any order: goes to a place from its beginning. False where it cannot.
    virtual bool seek(std::uint64_t /*offset*/) { return false; }

    /// The length of a source that can be read in any order; 0 for another.
    [[nodiscard]] virtual std::uint64_t length() const { return 0; }
};

/// A file, or standard input for "-". On failure null, and `error` says why, as the operating system words it.
std::unique_ptr<ByteSource> open_file(const std::string& path, std::string& error);

/// Bytes in memory, which must outlive the source.
std::unique_ptr<ByteSource> source_of(std::string_view bytes);

}  // namespace dateline
