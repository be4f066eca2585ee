#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/segments/facet_columns.hpp"
#include "indexer/segments/segment.hpp"
#include "indexer/segments/word_numbers.hpp"
#include "indexer/storing/words.hpp"

namespace dateline {

/// How often a word of the title counts in the ranking, against one of the text.
inline constexpr std::uint32_t title_wdf = 3;

/// What is stored of an article, but for its words.
struct SegmentArticle {
    std::string id;
    std::string content_hash;                                         ///< 16 bytes
    std::string language;                                             ///< ISO 639-1 or empty
    std::uint32_t date = 0;                                           ///< YYYYMMDD, zeroes for what is not known
    std::array<std::vector<std::uint32_t>, column_kinds.size()> ids;  ///< by place in column_kinds; ascending and distinct
    Record record;
    std::uint32_t text_key = 0;           ///< see same_text.hpp
    std::uint32_t number = 0, story = 0;  ///< see story_columns.hpp; 0 where they are settled later
};

/// What another segment has stored of an article.
SegmentArticle stored_article(const Segment& from, std::uint32_t docid);

struct FilterPosting;
struct GlassValues;

/// Makes small segments of articles, one after the other: the columns in memory, and a glass database in a folder of its own, neither of them waited for to
/// reach the disk. Not thread-safe: every worker has one.
class SegmentBuilder {
public:
    /// Takes the next article. The views are read before it returns.
    void add(const SegmentArticle& article, std::string_view title, std::string_view text);
    /// An article of another segment as it stands there.
    void add(const Segment& from, std::uint32_t docid) { add(from, docid, stored_article(from, docid)); }
    /// Its words only; the rest is given.
    void add(const Segment& from, std::uint32_t docid, const SegmentArticle& article);

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(lengths_.size()); }
    /// About how much memory the articles take until finish().
    [[nodiscard]] std::size_t bytes() const { return record_bytes_ + words_.size() * sizeof(std::uint32_t); }

    /// The articles so far as a segment, whose database is made in this folder, which must not exist. At least one article. Afterwards the builder is empty.
    /// Throws DatabaseError.
    std::shared_ptr<Segment> finish(const std::string& folder);

private:
    void add_columns(const SegmentArticle& article, std::string_view signature_bytes);
    void end_article(std::size_t first_word, std::size_t title_words);
    void number_words();
    void collect_filters(std::vector<FilterPosting>& filters, std::vector<GlassValues>& values) const;
    void write_postings(const std::string& folder) const;
    [[nodiscard]] std::vector<std::uint32_t> order_by_date() const;
    std::string write_articles();
    std::string write_dictionary(std::vector<std::uint32_t>& ranks);
    std::string write_facets();
    std::string write_stories();
    std::string write_word_codes(const std::vector<std::uint32_t>& ranks);
    void write_records(ColumnWriter& to) const;
    void clear();

    WordNumbers vocabulary_;
    WordReader reader_;
    TextSigner signer_;
    std::vector<std::uint32_t>
        words_;  ///< of all articles, as numbers of the vocabulary; after number_words() as numbers of the dictionary
    std::vector<std::size_t> word_starts_ = {0};
    std::vector<std::uint32_t> title_words_;  ///< by article: how many of its words are the title's
    std::vector<std::uint32_t>
        dictionary_;  ///< the vocabulary's numbers of the words that stand in an article, in the order of their bytes
    std::vector<std::uint32_t> dates_, lengths_, text_keys_, id_starts_ = {0};
    std::vector<std::uint16_t> languages_;
    std::vector<std::string> language_codes_;
    std::string ids_, hashes_;
    std::array<FacetColumnContent, column_kinds.size()> facets_;
    StoryColumnContent stories_;
    std::vector<Record> records_;
    std::size_t record_bytes_ = 0;
};

/// `id_order` of a segment whose articles have these ids.
std::vector<IdPlace> order_ids(std::span<const std::uint32_t> id_starts, std::string_view ids);

/// `text_order` of a segment whose articles have these text keys.
std::vector<IdPlace> order_texts(std::span<const std::uint32_t> text_keys);

}  // namespace dateline
