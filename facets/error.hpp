#pragma once

#include <stdexcept>
#include <string>

namespace dateline {

/// Everything that Dateline's libraries throw on purpose. The message is a full sentence for the user: it names the input, the
/// place in it, and what was expected. Anything else that escapes (std::bad_alloc, say) is a fault of the machine or a bug.
class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The caller asked for something that cannot be: an option, a name or a request is wrong. Tools exit with status 2.
class UsageError : public Error {
public:
    using Error::Error;
};

/// The database is locked, damaged, of another version, or cannot be written. Tools exit with status 3.
class DatabaseError : public Error {
public:
    using Error::Error;
};

/// A query that cannot be read. `position()` is the 0-based byte offset in the query at which reading stopped.
class QueryError : public UsageError {
public:
    QueryError(const std::string& message, std::size_t position) : UsageError(message), position_(position) {}
    [[nodiscard]] std::size_t position() const { return position_; }

private:
    std::size_t position_;
};

}  // namespace dateline
