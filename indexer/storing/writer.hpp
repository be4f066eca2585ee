#pragma once

#include <xapian.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/schema.hpp"
#include "indexer/storing/catalogue.hpp"
#include "indexer/storing/document.hpp"

namespace dateline {

/// The one who writes into a database. Everything since the last publication is one transaction: when the writer goes without publishing, or
/// anything fails, it is as if it had not been. Not thread-safe. Every call throws DatabaseError when it cannot be done.
class Writer {
public:
    /// Creates the database when there is none. Holds the lock until it goes.
    explicit Writer(const std::string& database_folder);

    /// Stores an article, in place of the one with its id if there is one. True when there was.
    bool put(const std::string& article_id, PreparedDocument prepared);

    /// Takes an article out; false when there is none of that id.
    bool remove(const std::string& article_id);

    /// The content hash of an article as it is now, published or not.
    std::optional<std::string> find(const std::string& article_id);

    /// Makes everything so far durable and visible to readers.
    void publish();

    /// Articles put or removed since the last publication.
    [[nodiscard]] std::uint64_t unpublished() const { return unpublished_; }

private:
    static constexpr std::size_t kinds = 10;

    /// Which part of a catalogue is written already.
    struct Chunks {
        std::uint32_t number = 0;    ///< of the chunk that takes what is new
        std::uint32_t first_id = 0;  ///< of that chunk
        std::uint32_t written = 0;   ///< entries in the database
    };

    void open();
    void read_catalogues();
    void write_catalogues();
    void write_spelling();
    void add_facets(PreparedDocument& prepared);
    void forget_spelling(Xapian::docid id);
    std::optional<Xapian::docid> docid(const std::string& article_id);

    std::string database_folder_;
    Xapian::WritableDatabase database_;
    std::array<Catalogue, kinds> catalogues_;
    std::array<Chunks, kinds> chunks_;
    std::unordered_map<std::string, std::int64_t> spelling_changes_;  ///< by how many articles more, or fewer, a word is used
    std::uint64_t unpublished_ = 0;
};

}  // namespace dateline
