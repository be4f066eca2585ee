#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/segments/manifest.hpp"

namespace dateline {

/// What is kept of an article whose title and text are stored already, with another one: its original.
struct Copy {
    std::string id, original;  ///< ids of articles
    std::string content_hash;  ///< 16 bytes, see content_hash.hpp
    std::string date, date_rule, source, url;
    std::vector<std::string> authors;
    std::string extra = "{}";
};

// The file that the manifest names under the role `copies`: a line for each thing that happened, of which the later ones count: 16 hexadecimal digits (the
// checksum of the rest), a blank, and a JSON object: a Copy, or {"id"} alone for an article that is none any more.

inline constexpr const char* copies_role = "copies";

/// The copies of a database: in memory some 300 bytes each. Not thread-safe.
class Copies {
public:
    Copies() = default;
    /// None when the manifest names no such file. Throws DatabaseError when it is damaged.
    Copies(const std::string& database_folder, const Manifest& manifest);

    /// Null when the article is no copy.
    [[nodiscard]] const Copy* find(std::string_view article_id) const;
    /// In the order in which they came.
    [[nodiscard]] std::vector<const Copy*> of(const std::string& original_id) const;
    [[nodiscard]] std::size_t size() const { return copies_.size(); }
    [[nodiscard]] const std::map<std::string, Copy, std::less<>>& all() const { return copies_; }

    /// In place of what was known of the same article.
    void put(Copy copy);
    void remove(std::string_view article_id);
    /// What were copies of the one article are copies of the other from here on.
    void change_original(const std::string& before, const std::string& now);

    /// Writes what has happened since the last time, waits for the disk, and names it in the manifest; a new file (of the number `next`, which grows) when much
    /// of the old one does not count any more. It is written again until published() was called. Throws DatabaseError.
    void publish(const std::string& database_folder, Manifest& manifest, std::uint64_t& next);
    /// The manifest is on the disk.
    void published() { unwritten_.clear(); }

private:
    void take(std::string_view line, const std::string& path);
    void put_silently(Copy copy);
    void remove_silently(std::string_view article_id);

    std::map<std::string, Copy, std::less<>> copies_;
    std::unordered_map<std::string, std::vector<std::string>> by_original_;
    std::string unwritten_;
    std::size_t lines_ = 0;
};

}  // namespace dateline
