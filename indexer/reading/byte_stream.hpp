#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

/// A file, a pipe or standard input, read forwards once. Its first block can be looked at before anything is read.
class ByteStream {
public:
    static constexpr std::size_t block_bytes = 64 * 1024;

    /// Opens a file, or standard input for "-". Check error() before reading.
    explicit ByteStream(const std::string& path);
    ~ByteStream();
    ByteStream(const ByteStream&) = delete;
    ByteStream& operator=(const ByteStream&) = delete;

    /// What went wrong, as the operating system says it; empty while all is well.
    [[nodiscard]] const std::string& error() const { return error_; }

    /// The first bytes, at most block_bytes; shorter only when that is all there is.
    [[nodiscard]] std::string_view first_block() const { return first_block_; }

    /// Whether the first block is all that there is.
    [[nodiscard]] bool ends_in_first_block() const { return ended_; }

    /// The next bytes, from the first byte of the input on; empty at the end or after an error. The view holds until the next call.
    std::string_view next();

private:
    std::size_t fill(char* to, std::size_t capacity);

    int descriptor_ = -1;
    bool ended_ = false;
    bool first_given_ = false;
    std::string error_;
    std::string first_block_;
    std::string block_;
};

}  // namespace dateline
