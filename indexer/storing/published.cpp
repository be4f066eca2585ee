#include "indexer/storing/published.hpp"

#include "indexer/schema.hpp"
#include "indexer/storing/database_folder.hpp"
#include "indexer/storing/xapian_error.hpp"

namespace dateline {

std::optional<std::string> stored_hash(const Xapian::Database& database, const std::string& article_id) {
    const std::string term = id_term(article_id);
    const Xapian::PostingIterator found = database.postlist_begin(term);
    if (found == database.postlist_end(term)) return std::nullopt;
    return database.get_document(*found, Xapian::DOC_ASSUME_VALID).get_value(slot_content_hash);
}

PublishedArticles::PublishedArticles(const std::string& database_folder) : database_folder_(database_folder) {
    database_ = translating_errors(database_folder_, [this] { return Xapian::Database(xapian_folder(database_folder_)); });
}

std::optional<std::string> PublishedArticles::find(const std::string& article_id) {
    return translating_errors(database_folder_, [&]() -> std::optional<std::string> {
        for (;;) {
            try {
                if (database_.get_doccount() == 0) return std::nullopt;
                return stored_hash(database_, article_id);
            } catch (const Xapian::DatabaseModifiedError&) {
                // The writer has published twice since; the next publication takes longer than a look-up, so this ends.
                database_.reopen();
            }
        }
    });
}

}  // namespace dateline
