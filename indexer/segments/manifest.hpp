#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "indexer/schema.hpp"

namespace dateline {

/// What a database is now: the file MANIFEST, which is replaced by one rename. Text, a fact a line:
///   dateline database
///   format 4
///   generation 17                        grows with every publication
///   next 13                              the number of the next segment or file
///   segment 12 5000 3 16                 number, articles, how many of them are deleted, and the number of its file below deleted/ (0: none)
///   names person 312 5120 <checksum>     of the catalogue: kind, ids, bytes of its file that count, and their checksum
///   file curation curation-15 512        a further file of the database: its role, its name in the folder `catalogue`, the bytes of it that count
///   checksum <16 hexadecimal digits>     of all lines before
struct Manifest {
    struct Segment {
        std::uint64_t number = 0;
        std::uint32_t articles = 0;
        std::uint32_t deleted = 0;
        std::uint64_t deletions = 0;
    };
    struct Names {
        std::uint32_t ids = 0;
        std::uint64_t bytes = 0;
        std::uint64_t checksum = 0;
    };
    /// Of another part of the program: it is written, and waited for, before the manifest that names it, and never changed within `bytes` afterwards. A file
    /// that no manifest names any more is removed at the next publication.
    struct File {
        std::string name;
        std::uint64_t bytes = 0;
    };

    std::uint64_t generation = 0;
    std::uint64_t next = 1;
    std::vector<Segment> segments;  ///< in the order of answers' parts; of no other meaning
    std::map<FacetKind, Names> names;
    std::map<std::string, File> files;  ///< by role
};

/// Reads the manifest of a database. Throws DatabaseError when the folder is absent, is no database, or of another format version than ours.
Manifest read_manifest(const std::string& database_folder);

/// Publishes: after it has returned, the database is what the manifest says, whatever happens. Throws DatabaseError.
void write_manifest(const std::string& database_folder, const Manifest& manifest);

/// Throws DatabaseError like read_manifest().
void check_database_folder(const std::string& database_folder);

std::string segment_folder(const std::string& database_folder, std::uint64_t number);
std::string deletions_path(const std::string& database_folder, std::uint64_t number);
std::string catalogue_path(const std::string& database_folder, const std::string& name);

}  // namespace dateline
