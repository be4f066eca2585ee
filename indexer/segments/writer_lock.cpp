#include "indexer/segments/writer_lock.hpp"

#include <unistd.h>

#include <array>
#include <ctime>
#include <filesystem>

#include "facets/error.hpp"
#include "indexer/schema.hpp"
#include "indexer/segments/manifest.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

std::string now() {
    const std::time_t time = std::time(nullptr);
    std::tm parts{};
    ::gmtime_r(&time, &parts);
    std::array<char, 32> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M:%S UTC", &parts)};
}

std::string host() {
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "this machine";
}

/// Empty, or only with what an earlier try to create a database was killed over.
bool is_free(const std::string& folder) {
    std::error_code code;
    fs::directory_iterator entries(folder, code);
    if (code) throw_file_error("read", folder, code.value());
    for (const fs::directory_entry& entry : entries) {
        const fs::path name = entry.path().filename();
        if (name != lock_name && name != std::string(manifest_name) + ".new") return false;
    }
    return true;
}

void check_or_make_folder(const std::string& folder) {
    if (folder.empty()) throw DatabaseError("the database needs a folder's name");
    std::error_code code;
    const fs::file_status status = fs::status(folder, code);
    if (!fs::exists(status)) {
        fs::create_directories(folder, code);
        if (code) throw_file_error("make", folder, code.value());
    } else if (!fs::is_directory(status)) {
        throw DatabaseError("'" + folder + "' is a file, not a database; it is left as it is");
    } else if (!is_free(folder)) {
        check_database_folder(folder);
    }
}

}  // namespace

WriterLock::WriterLock(const std::string& folder) {
    check_or_make_folder(folder);
    const std::string path = (fs::path(folder) / lock_name).string();
    { const OutputFile there(path, OutputFile::Start::at_end); }
    lock_ = FileLock::take(path, FileLock::Kind::exclusive);
    if (lock_ == nullptr) {
        std::string holder = read_file(path);
        while (!holder.empty() && holder.back() == '\n') holder.pop_back();
        throw DatabaseError("the database '" + folder + "' is locked: " + (holder.empty() ? "another program" : holder) +
                            " is writing to it; wait until that has finished");
    }
    if (is_free(folder)) write_manifest(folder, {});  // with the lock: nobody else can have published in between
    check_database_folder(folder);
    OutputFile file(path);
    file.write("process " + std::to_string(::getpid()) + " on " + host() + ", since " + now() + ",\n");
}

}  // namespace dateline
