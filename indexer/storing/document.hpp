#pragma once

#include <xapian.h>

#include <map>
#include <string>
#include <vector>

#include "facets/entities.hpp"
#include "indexer/article.hpp"
#include "indexer/schema.hpp"
#include "indexer/segments/segment_builder.hpp"
#include "indexer/storing/words.hpp"

namespace dateline {

/// Positions left free between title and text, so that no phrase reaches from one into the other.
inline constexpr Xapian::termcount title_gap = 100;

/// A longer record is refused by Xapian at a size that depends on how well it compresses; this is safely below.
inline constexpr std::size_t max_record_bytes = std::size_t{64} << 20U;

/// A facet value that an article carries, before the catalogue has given it an id.
struct FacetKey {
    FacetKind kind;
    std::string key;
    std::string label;
};

/// Everything of an article that is to be stored, but for the ids of its entities.
struct PreparedDocument {
    Xapian::Document document;
    std::vector<FacetKey> facets;       ///< a key may stand in it twice
    std::vector<std::string> spelling;  ///< spelling_words() of it
};

/// Adds a note to the article for whatever of it cannot be searched for: overlong words, a date that is none.
void note_unsearchable(Article& article);

/// Makes documents of articles. Not thread-safe, and its documents belong to one thread at a time: each worker has a maker of its own.
class DocumentMaker {
public:
    /// Throws Error when the article is too long to be stored.
    PreparedDocument make(const Article& article, const Extraction& extraction, const std::string& content_hash);

private:
    void index_words(const Article& article, Xapian::Document& document);
    const Xapian::Stem& stemmer(const std::string& language);

    Xapian::TermGenerator generator_;
    std::map<std::string, Xapian::Stem> stemmers_;
};

/// The words of a document that belong into the dictionary for spelling: unstemmed words of three or more letters, without prefix.
std::vector<std::string> spelling_words(const Xapian::Document& document);

}  // namespace dateline
