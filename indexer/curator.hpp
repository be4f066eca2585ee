#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace dateline {

/// What an archivist decided, as the log tells it.
struct LoggedDecision {
    std::uint64_t number = 0;  ///< from 1
    std::string time;          ///< UTC, "2026-03-18 09:30:00"
    std::string text;          ///< "'V. Putin' is 'Vladimir Putin'"
    bool holds = true;         ///< false: it was undone
};

/// Two persons of an archive who may be one.
struct PersonPair {
    std::string name, other;
    std::uint64_t articles = 0, other_articles = 0;  ///< that carry them
    std::string reason;                              ///< "initials", "nickname", "spelling", "sound"
};

/// Corrects who is who in an archive. Only the catalogue changes, at once: the next search, or Searcher::reopen(), shows it, and counts are those of the united
/// articles. Nothing is indexed again, and no writer is waited for. Persons are named as facets show them, or by any of their forms, case and accents folded.
/// Calls throw UsageError for a name that nobody in the archive has, DatabaseError when the database cannot be used. Not thread-safe; any number of processes.
class Curator {
public:
    /// Throws DatabaseError when there is no database in the folder.
    explicit Curator(const std::string& database_folder);
    ~Curator();
    Curator(const Curator&) = delete;
    Curator& operator=(const Curator&) = delete;

    /// All these are one person, who is called by the first name. At least two names.
    LoggedDecision merge(const std::vector<std::string>& names);
    /// Takes these forms out of the person that they count under, or all forms apart where none is named; each is a person of its own from now on.
    LoggedDecision split(const std::string& name, const std::vector<std::string>& forms);
    LoggedDecision rename(const std::string& name, const std::string& new_name);
    /// This is no person: it is not shown, found or counted any more.
    LoggedDecision hide(const std::string& name);
    /// What this decision said does not hold any more; 0: the latest that holds. Undoing an undoing lets it hold again.
    LoggedDecision undo(std::uint64_t number = 0);

    /// Everything that was ever decided, oldest first.
    [[nodiscard]] std::vector<LoggedDecision> log() const;

    /// Pairs of persons who may be one, those with most articles first: forms with initials that fit several, nicknames, spellings that differ by a letter, names
    /// that sound alike. Only proposed. Pairs that were ever split are left out.
    [[nodiscard]] std::vector<PersonPair> suggest(std::size_t limit = 20) const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace dateline
