#include "indexer/reading/byte_source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace dateline {
namespace {

class FileSource : public ByteSource {
public:
    explicit FileSource(int descriptor) : descriptor_(descriptor) {
        struct stat status {};
        if (fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode)) length_ = static_cast<std::uint64_t>(status.st_size);
    }
    ~FileSource() override { close(descriptor_); }
    FileSource(const FileSource&) = delete;
    FileSource& operator=(const FileSource&) = delete;

    std::size_t read(char* to, std::size_t capacity, std::string& error) override {
        while (true) {
            const ssize_t got = ::read(descriptor_, to, capacity);
            if (got >= 0) return static_cast<std::size_t>(got);
            if (errno == EINTR) continue;
            error = std::generic_category().message(errno);
            return 0;
        }
    }

    bool seek(std::uint64_t offset) override { return length_ > 0 && lseek(descriptor_, static_cast<off_t>(offset), SEEK_SET) >= 0; }
    [[nodiscard]] std::uint64_t length() const override { return length_; }

private:
    int descriptor_;
    std::uint64_t length_ = 0;
};

class MemorySource : public ByteSource {
public:
    explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}

    std::size_t read(char* to, std::size_t capacity, std::string& /*error*/) override {
        const std::size_t length = bytes_.copy(to, capacity, at_);
        at_ += length;
        return length;
    }
    bool seek(std::uint64_t offset) override {
        at_ = static_cast<std::size_t>(std::min<std::uint64_t>(offset, bytes_.size()));
        return true;
    }
    [[nodiscard]] std::uint64_t length() const override { return bytes_.size(); }

private:
    std::string_view bytes_;
    std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<ByteSource> open_file(const std::string& path, std::string& error) {
    // O_NONBLOCK is not wanted: a pipe named by the user is waited for, and folders hand over regular files only.
    const int descriptor = path == "-" ? dup(STDIN_FILENO) : open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        error = std::generic_category().message(errno);
        return nullptr;
    }
    return std::make_unique<FileSource>(descriptor);
}

std::unique_ptr<ByteSource> source_of(std::string_view bytes) {
    return std::make_unique<MemorySource>(bytes);
}

}  // namespace dateline
