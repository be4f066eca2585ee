#include "indexer/reading/byte_stream.hpp"

#include <utility>

namespace dateline {

ByteStream::ByteStream(const std::string& path) : source_(open_file(path, error_)) {
    begin();
}

ByteStream::ByteStream(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {
    begin();
}

void ByteStream::begin() {
    if (source_ == nullptr) return;
    first_block_.resize(block_bytes);
    first_block_.resize(fill(first_block_.data(), block_bytes));
}

std::size_t ByteStream::fill(char* to, std::size_t capacity) {
    std::size_t filled = 0;
    while (filled < capacity && !ended_) {
        const std::size_t got = source_->read(to + filled, capacity - filled, error_);
        filled += got;
        ended_ = got == 0;
    }
    return filled;
}

std::string_view ByteStream::next() {
    std::string_view bytes = first_block_;
    if (first_given_) {
        if (source_ == nullptr || ended_) return {};
        block_.resize(block_bytes);
        block_.resize(fill(block_.data(), block_bytes));
        bytes = block_;
    }
    first_given_ = true;
    position_ += bytes.size();
    return bytes;
}

bool ByteStream::seek(std::uint64_t offset) {
    if (source_ == nullptr || !source_->seek(offset)) return false;
    first_given_ = true;
    ended_ = false;
    position_ = offset;
    return true;
}

}  // namespace dateline
