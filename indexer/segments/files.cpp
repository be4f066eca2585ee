#include "indexer/segments/files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "facets/error.hpp"

namespace dateline {

namespace fs = std::filesystem;

namespace {

/// A file descriptor that is closed with its scope.
class Descriptor {
public:
    Descriptor(const std::string& path, int flags) : file_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {}
    ~Descriptor() {
        if (file_ >= 0) ::close(file_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] int get() const { return file_; }
    int release() { return std::exchange(file_, -1); }

private:
    int file_;
};

std::string advice(int code) {
    switch (code) {
        case ENOSPC:
        case EDQUOT:
        case EFBIG:
            return "there is no space left for it; what was published before stays readable: make room and run the same command again";
        case EIO:
            return "the disk reports an error; what was published before stays readable where the disk can still read it";
        case ENOENT:
            return "it is missing";
        case EMFILE:
        case ENFILE:
            return "too many files are open; raise the limit (ulimit -n)";
        default:
            return std::generic_category().message(code);
    }
}

}  // namespace

void throw_file_error(const std::string& what, const std::string& path, int code) {
    throw DatabaseError("cannot " + what + " '" + path + "': " + advice(code));
}

MappedFile::MappedFile(const std::string& path) : path_(path) {
    const Descriptor file(path, O_RDONLY);
    struct stat status = {};
    if (file.get() < 0 || ::fstat(file.get(), &status) != 0) throw_file_error("read", path, errno);
    size_ = static_cast<std::size_t>(status.st_size);
    if (size_ == 0) return;
    void* const address = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, file.get(), 0);
    if (address == MAP_FAILED) throw_file_error("read", path, errno);
    address_ = address;
}

MappedFile::~MappedFile() {
    if (address_ != nullptr) ::munmap(address_, size_);
}

void MappedFile::release_pages() const {
    if (address_ != nullptr)
        ::madvise(address_, size_, MADV_DONTNEED);  // mapped for reading only, so nothing is lost; a refusal does no harm
}

OutputFile::OutputFile(const std::string& path, Start start) : path_(path) {
    Descriptor file(path, O_WRONLY | O_CREAT | (start == Start::anew ? O_TRUNC : 0));
    if (file.get() < 0) throw_file_error("write", path, errno);
    const off_t end = ::lseek(file.get(), 0, SEEK_END);
    if (end < 0) throw_file_error("write", path, errno);
    size_ = static_cast<std::uint64_t>(end);
    file_ = file.release();
}

OutputFile::~OutputFile() {
    ::close(file_);
}

void OutputFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw_file_error("write", path_, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
        size_ += static_cast<std::uint64_t>(written);
    }
}

void OutputFile::write_at(std::uint64_t place, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::pwrite(file_, bytes.data(), bytes.size(), static_cast<off_t>(place));
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw_file_error("write", path_, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
        place += static_cast<std::uint64_t>(written);
    }
}

void OutputFile::cut(std::uint64_t size) {
    if (::ftruncate(file_, static_cast<off_t>(size)) != 0 || ::lseek(file_, static_cast<off_t>(size), SEEK_SET) < 0)
        throw_file_error("write", path_, errno);
    size_ = size;
}

void OutputFile::synchronize() {
    if (::fsync(file_) != 0) throw_file_error("write", path_, errno);
}

void synchronize(const std::string& path) {
    const Descriptor file(path, O_RDONLY);
    if (file.get() < 0 || ::fsync(file.get()) != 0) throw_file_error("write", path, errno);
}

void synchronize_all(const std::string& folder) {
    std::error_code code;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, code)) {
        if (entry.is_directory()) {
            synchronize_all(entry.path().string());
        } else {
            synchronize(entry.path().string());
        }
    }
    if (code) throw_file_error("write", folder, code.value());
    synchronize(folder);
}

std::string read_file(const std::string& path) {
    const Descriptor file(path, O_RDONLY);
    if (file.get() < 0) throw_file_error("read", path, errno);
    std::string content;
    for (std::string block(std::size_t{64} << 10U, '\0');;) {
        const ssize_t length = ::read(file.get(), block.data(), block.size());
        if (length < 0 && errno == EINTR) continue;
        if (length < 0) throw_file_error("read", path, errno);
        if (length == 0) return content;
        content.append(block, 0, static_cast<std::size_t>(length));
    }
}

void replace_file(const std::string& path, std::string_view content) {
    const std::string aside = path + ".new";
    {
        OutputFile file(aside);
        file.write(content);
        file.synchronize();
    }
    if (::rename(aside.c_str(), path.c_str()) != 0) throw_file_error("write", path, errno);
    synchronize(fs::path(path).parent_path().string());
}

std::unique_ptr<FileLock> FileLock::take(const std::string& path, Kind kind) {
    Descriptor file(path, O_RDONLY);
    if (file.get() < 0 && errno == ENOENT) return nullptr;
    if (file.get() < 0) throw_file_error("lock", path, errno);
    if (::flock(file.get(), (kind == Kind::shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) return nullptr;
        throw_file_error("lock", path, errno);
    }
    // Between opening and locking the file may have gone, and another come in its place.
    struct stat locked = {}, named = {};
    if (::fstat(file.get(), &locked) != 0 || ::stat(path.c_str(), &named) != 0) return nullptr;
    if (locked.st_ino != named.st_ino || locked.st_dev != named.st_dev) return nullptr;
    return std::unique_ptr<FileLock>(new FileLock(file.release()));
}

FileLock::~FileLock() {
    ::close(file_);
}

}  // namespace dateline
