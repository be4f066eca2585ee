#pragma once

#include <xapian.h>

#include <optional>
#include <string>

namespace dateline {

/// The content hash stored for an article, by its id; nothing when there is no such article.
std::optional<std::string> stored_hash(const Xapian::Database& database, const std::string& article_id);

/// What had been published when it was opened, or later: the workers ask it, each its own, whether an article has changed.
class PublishedArticles {
public:
    explicit PublishedArticles(const std::string& database_folder);

    /// Like stored_hash(). Throws DatabaseError.
    std::optional<std::string> find(const std::string& article_id);

private:
    std::string database_folder_;
    Xapian::Database database_;
};

}  // namespace dateline
