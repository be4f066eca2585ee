#include "indexer/reading/byte_stream.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace dateline {

ByteStream::ByteStream(const std::string& path) {
    // O_NONBLOCK is not wanted: a pipe named by the user is waited for, and folders hand over regular files only.
    descriptor_ = path == "-" ? dup(STDIN_FILENO) : open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor_ < 0) {
        error_ = std::generic_category().message(errno);
        return;
    }
    first_block_.resize(block_bytes);
    first_block_.resize(fill(first_block_.data(), block_bytes));
}

ByteStream::~ByteStream() {
    if (descriptor_ >= 0) close(descriptor_);
}

std::size_t ByteStream::fill(char* to, std::size_t capacity) {
    std::size_t filled = 0;
    while (filled < capacity && !ended_) {
        const ssize_t got = read(descriptor_, to + filled, capacity - filled);
        if (got > 0) {
            filled += static_cast<std::size_t>(got);
        } else if (got == 0) {
            ended_ = true;
        } else if (errno != EINTR) {
            error_ = std::generic_category().message(errno);
            ended_ = true;
        }
    }
    return filled;
}

std::string_view ByteStream::next() {
    if (!first_given_) {
        first_given_ = true;
        return first_block_;
    }
    if (descriptor_ < 0 || ended_) return {};
    block_.resize(block_bytes);
    block_.resize(fill(block_.data(), block_bytes));
    return block_;
}

}  // namespace dateline
