#include "indexer/storing/database_folder.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <charconv>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

#include "facets/error.hpp"
#include "indexer/schema.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view manifest_start = "dateline database\nformat ";
constexpr std::string_view unfinished_manifest = "MANIFEST.new";

std::string quoted(const std::string& folder) {
    return "'" + folder + "'";
}

[[noreturn]] void throw_system_error(const std::string& what, const std::string& folder, const std::error_code& code) {
    throw DatabaseError(what + " " + quoted(folder) + ": " + code.message());
}

[[noreturn]] void throw_errno(const std::string& what, const std::string& folder) {
    throw_system_error(what, folder, {errno, std::generic_category()});
}

/// Waits until a file or folder is on the disk, so that a power cut cannot take it back.
void synchronize(const fs::path& path, const std::string& folder) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) throw_errno("cannot open the database", folder);
    const int result = ::fsync(file);
    ::close(file);
    if (result != 0) throw_errno("cannot write the database", folder);
}

void write_manifest(const std::string& folder) {
    const fs::path path = fs::path(folder) / manifest_name, unfinished = fs::path(folder) / unfinished_manifest;
    std::ofstream stream(unfinished, std::ios::binary | std::ios::trunc);
    stream << manifest_start << format_version << '\n';
    stream.close();
    if (!stream) throw_errno("cannot create the database", folder);
    synchronize(unfinished, folder);
    std::error_code code;
    fs::rename(unfinished, path, code);
    if (code) throw_system_error("cannot create the database", folder, code);
    synchronize(folder, folder);
}

/// Empty, or only with what an earlier try to create a database was killed over.
bool is_free(const std::string& folder) {
    std::error_code code;
    fs::directory_iterator entries(folder, code);
    if (code) throw_system_error("cannot read the folder", folder, code);
    for (const fs::directory_entry& entry : entries) {
        if (entry.path().filename() != unfinished_manifest) return false;
    }
    return true;
}

}  // namespace

void create_database_folder(const std::string& database_folder) {
    if (database_folder.empty()) throw DatabaseError("the database needs a folder's name");
    std::error_code code;
    const fs::file_status status = fs::status(database_folder, code);
    if (!fs::exists(status)) {
        fs::create_directories(database_folder, code);
        if (code) throw_system_error("cannot create the database", database_folder, code);
    } else if (!fs::is_directory(status)) {
        throw DatabaseError(quoted(database_folder) + " is a file, not a database; it is left as it is");
    }
    if (is_free(database_folder)) write_manifest(database_folder);
    check_database_folder(database_folder);
}

void check_database_folder(const std::string& database_folder) {
    std::error_code code;
    if (!fs::exists(database_folder, code)) throw DatabaseError("there is no database " + quoted(database_folder));
    std::ifstream stream(fs::path(database_folder) / manifest_name, std::ios::binary);
    if (!stream)
        throw DatabaseError(quoted(database_folder) + " is not a database of Dateline (it has no readable MANIFEST); it is left as it is");
    std::string manifest(256, '\0');
    stream.read(manifest.data(), static_cast<std::streamsize>(manifest.size()));
    manifest.resize(static_cast<std::size_t>(stream.gcount()));
    int format = 0;
    const char* const end = manifest.data() + manifest.size();
    const bool known = manifest.starts_with(manifest_start);
    if (!known || std::from_chars(manifest.data() + manifest_start.size(), end, format).ec != std::errc()) {
        throw DatabaseError(quoted(database_folder) + " is not a database of Dateline (its MANIFEST reads otherwise); it is left as it is");
    }
    if (format != format_version) {
        throw DatabaseError("the database " + quoted(database_folder) + " has format " + std::to_string(format) +
                            ", this program reads format " + std::to_string(format_version) +
                            "; index again into a new folder with dateline-index --db DIR INPUT...");
    }
}

std::string xapian_folder(const std::string& database_folder) {
    return (fs::path(database_folder) / xapian_name).string();
}

}  // namespace dateline
