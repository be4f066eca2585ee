#include "indexer/storing/xapian_error.hpp"

#include <cerrno>
#include <initializer_list>
#include <string_view>
#include <system_error>

namespace dateline {

namespace {

bool caused_by(const Xapian::Error& error, std::initializer_list<int> codes) {
    // Xapian keeps the system's error only as its text.
    const char* cause = error.get_error_string();
    if (cause == nullptr) return false;
    for (const int code : codes) {
        if (std::generic_category().message(code) == cause) return true;
    }
    return false;
}

std::string advice(const Xapian::Error& error) {
    const std::string_view type = error.get_type();
    if (caused_by(error, {ENOSPC, EDQUOT, EFBIG})) {
        return "there is no space left for it; what was published before stays readable: make room and run the same command again";
    }
    if (type == "DatabaseLockError") {
        return "it is locked: another program is writing to it; wait until that has finished";
    }
    if (caused_by(error, {EACCES, EPERM, EROFS})) return "permission denied; check whose it is and whether it may be written to";
    if (caused_by(error, {EMFILE, ENFILE})) return "too many files are open; raise the limit (ulimit -n)";
    if (type == "DatabaseVersionError") {
        return "it was written by another version of Xapian; index again into a new folder";
    }
    if (type == "DatabaseCorruptError") return "it is damaged; index again into a new folder";
    if (type == "DatabaseModifiedError") return "it changed while it was being read; try again";
    if (type == "DatabaseOpeningError" || type == "DatabaseNotFoundError") {
        return "it cannot be opened: it is damaged, or nothing has been published in it yet; index into it again";
    }
    return "it cannot be used";
}

}  // namespace

void throw_database_error(const std::string& database_folder, const Xapian::Error& error) {
    std::string message = "the database '" + database_folder + "': " + advice(error) + " (" + error.get_type() + ": " + error.get_msg();
    if (const char* cause = error.get_error_string(); cause != nullptr) message += std::string(", ") + cause;
    throw DatabaseError(message + ")");
}

}  // namespace dateline
