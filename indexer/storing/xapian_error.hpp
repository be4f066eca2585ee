#pragma once

#include <xapian.h>

#include <string>

#include "facets/error.hpp"

namespace dateline {

/// Turns any exception of Xapian into a DatabaseError that names the database and says what the user can do. The only place that does.
[[noreturn]] void throw_database_error(const std::string& database_folder, const Xapian::Error& error);

/// What `action` returns; what Xapian throws inside it comes out as a DatabaseError.
template <typename Action>
auto translating_errors(const std::string& database_folder, Action action) {
    try {
        return action();
    } catch (const Xapian::Error& error) {
        throw_database_error(database_folder, error);
    }
}

}  // namespace dateline
