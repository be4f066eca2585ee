#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/schema.hpp"
#include "indexer/segments/names.hpp"

namespace dateline {

/// The catalogue while somebody writes. Numbers are given out to all workers at once, so they differ between runs, and no answer may depend on them; names
/// are settled by one thread in the order of the input, so they do not. Memory: about 100 bytes and its key for every entity of the archive.
class Catalogue {
public:
    /// Reads what the manifest says. Throws DatabaseError when a file is missing or damaged.
    Catalogue(std::string database_folder, const Manifest& manifest);
    ~Catalogue();
    Catalogue(const Catalogue&) = delete;
    Catalogue& operator=(const Catalogue&) = delete;

    struct Id {
        std::uint32_t id = 0;
        bool settled = false;  ///< its name is known: settle() need not be called
    };
    /// The number of the entity with this key, a new one when there is none. Any thread.
    Id id(FacetKind kind, std::string_view key);

    /// Says what people are to read for it; the first one counts. One thread at a time, like publish().
    void settle(FacetKind kind, std::uint32_t id, std::string_view key, std::string_view label);

    /// Writes what has been settled, waits for the disk, and says in the manifest how much now counts.
    void publish(Manifest& manifest);

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view key) const;
    };
    struct Shard {
        std::mutex mutex;
        std::unordered_map<std::string, Id, Hash, std::equal_to<>> ids;
    };
    struct Kind;

    Kind& of(FacetKind kind);
    void read(FacetKind kind, const Manifest::Names& extent);

    std::string folder_;
    std::vector<std::unique_ptr<Kind>> kinds_;
};

}  // namespace dateline
