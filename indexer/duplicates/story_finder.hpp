#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/duplicates/text_signature.hpp"

namespace dateline {

/// Finds the forms of one article among many: exact copies, wire copies, updates, versions cut to length. Articles are given one after the other and numbered from 0; each
/// joins the story of the earlier article most like it, or begins a story. A story bears the number of its first article.
///
/// Each article is entered under its 12 lowest shingles; those entered under two of a new one's are compared with it. At most 32 articles are
/// entered under one shingle, so an article costs at most 384 look-ups, whatever the size of the archive, and about 420 bytes of memory. The answers depend on the order of
/// the articles and on nothing else. Not thread-safe.
class StoryFinder {
public:
    /// The story of the next article, dated YYYYMMDD with zeroes for what is not known. One without words is a story of its own.
    std::uint32_t add(const TextSignature& signature, std::uint32_t date = 0);

    /// Enters the next article with the story that add() gave it before: for going on where an earlier finder ended.
    void restore(const TextSignature& signature, std::uint32_t story, std::uint32_t date = 0);

    [[nodiscard]] std::size_t size() const { return stories_.size(); }
    [[nodiscard]] std::uint32_t story(std::uint32_t article) const { return stories_[article]; }

    /// Of the articles entered under one shingle those that came first are looked at.
    static constexpr std::size_t most_under_one = 32;
    /// Under how many of a text's lowest shingles another must be entered, too, to be compared with it.
    static constexpr std::size_t needed_shingles(const TextSignature& signature) { return signature.count < 4 ? 1 : 2; }

private:
    struct Entry {
        std::uint32_t shingle = 0;
        std::uint32_t article = no_article;
    };
    static constexpr std::uint32_t no_article = 0xFFFFFFFF;

    void find_candidates(const TextSignature& signature);
    void enter(std::uint32_t shingle, std::uint32_t article);
    void grow();

    std::vector<TextSignature> signatures_;
    std::vector<std::uint32_t> stories_, dates_;
    std::vector<Entry> entries_;  ///< a hash table with linear probing; its size is a power of two, or 0
    std::size_t entered_ = 0;
    std::vector<std::uint32_t> candidates_;  ///< of the article at hand; kept for its memory
};

}  // namespace dateline
