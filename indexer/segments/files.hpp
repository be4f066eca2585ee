#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace dateline {

// The system calls on a database's files. What fails is thrown as a DatabaseError that names the file and says what the user can do.

/// Throws for the error number `code`: "cannot write '/x/MANIFEST': there is no space left ...".
[[noreturn]] void throw_file_error(const std::string& what, const std::string& path, int code);

/// A file mapped into memory for reading. An empty file is an empty view. Thread-safe; the view lives as long as the object.
class MappedFile {
public:
    explicit MappedFile(const std::string& path);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    [[nodiscard]] std::string_view bytes() const { return {static_cast<const char*>(address_), size_}; }
    [[nodiscard]] const std::string& path() const { return path_; }
    /// Gives the memory of what was read back to the system; what is read again comes from the file again.
    void release_pages() const;

private:
    std::string path_;
    void* address_ = nullptr;
    std::size_t size_ = 0;
};

/// An open file that is written from its beginning or its end on.
class OutputFile {
public:
    enum class Start : std::uint8_t { anew, at_end };
    explicit OutputFile(const std::string& path, Start start = Start::anew);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    void write(std::string_view bytes);
    /// Writes at this byte; what is written next still comes after what was written before.
    void write_at(std::uint64_t place, std::string_view bytes);
    /// Cuts the file to this size and goes on from there.
    void cut(std::uint64_t size);
    /// Waits until all of it is on the disk.
    void synchronize();
    [[nodiscard]] std::uint64_t size() const { return size_; }

private:
    std::string path_;
    int file_ = -1;
    std::uint64_t size_ = 0;
};

/// Waits until a file's content, or a folder's list of names, is on the disk.
void synchronize(const std::string& path);
/// Likewise for all files below a folder, and the folders themselves.
void synchronize_all(const std::string& folder);

/// The whole file.
std::string read_file(const std::string& path);

/// Writes the file aside, waits for the disk, and lets it appear by one rename: after a crash there is the old content or the new one.
void replace_file(const std::string& path, std::string_view content);

/// A lock on a file that goes with the object, or with the process. A lock conflicts with that of any other object, in this process too.
class FileLock {
public:
    enum class Kind : std::uint8_t { shared, exclusive };
    /// Null when somebody else holds a lock that conflicts, or there is no such file any more. Never waits.
    static std::unique_ptr<FileLock> take(const std::string& path, Kind kind);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

    [[nodiscard]] int file() const { return file_; }

private:
    explicit FileLock(int file) : file_(file) {}
    int file_;
};

}  // namespace dateline
