#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/reading/byte_source.hpp"

namespace dateline {

/// A source of bytes, read forwards once. Its first block can be looked at before anything is read.
class ByteStream {
public:
    static constexpr std::size_t block_bytes = 64 * 1024;

    /// Opens a file, or standard input for "-". Check error() before reading.
    explicit ByteStream(const std::string& path);
    explicit ByteStream(std::unique_ptr<ByteSource> source);

    /// What went wrong, in words for the user; empty while all is well.
    [[nodiscard]] const std::string& error() const { return error_; }

    /// The first bytes, at most block_bytes; shorter only when that is all there is.
    [[nodiscard]] std::string_view first_block() const { return first_block_; }

    /// Whether the first block is all that there is.
    [[nodiscard]] bool ends_in_first_block() const { return ended_; }

    /// The next bytes, from the first byte of the input on; empty at the end or after an error. The view holds until the next call.
    std::string_view next();

    /// How many bytes next() has given so far, or, once seek() was called, how far reading has come.
    [[nodiscard]] std::uint64_t position() const { return position_; }

    /// The length of an input that can be read in any order; 0 for another.
    [[nodiscard]] std::uint64_t length() const { return source_ == nullptr ? 0 : source_->length(); }

    /// Goes on reading at this place, where the input can be read in any order; false, and nothing done, where it cannot.
    bool seek(std::uint64_t offset);

private:
    void begin();
    std::size_t fill(char* to, std::size_t capacity);

    std::unique_ptr<ByteSource> source_;
    bool ended_ = false;
    bool first_given_ = false;
    std::uint64_t position_ = 0;
    std::string error_;
    std::string first_block_;
    std::string block_;
};

}  // namespace dateline
