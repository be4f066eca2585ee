#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dateline {

// The file `catalogue/decisions` of a database: a JSON object a line, only ever appended, never changed. It is no part of what a writer publishes, so that an
// archivist need not wait for one; a last line without its end (somebody died while writing it) does not count.

inline constexpr const char* decisions_name = "decisions";

/// One thing that an archivist decided about persons.
struct Decision {
    enum class Action : std::uint8_t { merge, split, rename, hide, undo };

    std::uint64_t number = 0;  ///< from 1
    std::string time;          ///< UTC, "2026-03-18 09:30:00"
    Action action = Action::merge;
    std::vector<std::uint32_t> ids;  ///< of the catalogue; merge: the first of them is the name of all
    std::vector<std::string> names;  ///< what they were called then, for whoever reads the log
    std::string label;               ///< rename: the new name
    std::uint64_t undone = 0;        ///< undo: the number of what does not hold any more
};

/// In their order; none when nothing was ever decided. Throws DatabaseError when a line is damaged.
std::vector<Decision> read_decisions(const std::string& database_folder);

/// Gives it the next number and the time, and waits until it is on the disk. Waits, too, while somebody else appends. Throws DatabaseError.
Decision append_decision(const std::string& database_folder, Decision decision);

/// "merge", ...
const char* action_name(Decision::Action action);

}  // namespace dateline
