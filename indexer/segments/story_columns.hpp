#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/duplicates/text_signature.hpp"
#include "indexer/segments/column_file.hpp"

namespace dateline {

// The file `stories` of a segment:
//   numbers     u32 by docid - 1: which article of the database it was, counted from 1 as they came; 0: one that never counted
//   stories     u32 by docid - 1: its story, named by the number of that story's first article
//   starts      u64 by docid - 1, and one past the last: where the article's signature begins in `signatures`
//   signatures  as write_signature() writes them
//   shingles    pairs of u32: the key of one of an article's lowest shingles, and its docid; ascending by key, then by the article's number

/// An entry of `shingles`.
struct ShinglePlace {
    std::uint32_t key = 0;
    std::uint32_t docid = 0;
    auto operator<=>(const ShinglePlace&) const = default;
};

/// A shingle under which an article is looked for. The lowest of many hashes lie close together; keys are spread evenly.
constexpr std::uint32_t shingle_key(std::uint32_t shingle) {
    return shingle * 0x9E3779B1U;
}

/// Which stories the articles of a segment belong to, and what tells others of the same stories. Thread-safe but for settle().
class StoryColumns {
public:
    /// Throws DatabaseError when its sections do not fit together.
    StoryColumns(ColumnFile file, std::uint32_t last_docid);

    [[nodiscard]] std::span<const std::uint32_t> numbers() const { return numbers_; }
    [[nodiscard]] std::span<const std::uint32_t> stories() const { return stories_; }
    [[nodiscard]] std::string_view signature_bytes(std::uint32_t docid) const;
    /// Throws DatabaseError when it is damaged.
    [[nodiscard]] TextSignature signature(std::uint32_t docid) const;
    /// The articles entered under a shingle, the earliest first.
    [[nodiscard]] std::span<const ShinglePlace> under(std::uint32_t shingle) const;
    [[nodiscard]] std::span<const ShinglePlace> shingles() const { return shingles_; }

    /// Gives an article its number and story; of a segment in memory, before others see it.
    void settle(std::uint32_t docid, std::uint32_t number, std::uint32_t story);

    [[nodiscard]] const ColumnFile& file() const { return file_; }

private:
    ColumnFile file_;
    std::span<const std::uint32_t> numbers_, stories_;
    std::span<const std::uint64_t> starts_;
    std::string_view signatures_;
    std::span<const ShinglePlace> shingles_;
    std::vector<std::uint32_t> own_numbers_, own_stories_;  ///< once something was settled
};

/// Gathers the columns of a segment that is built, article by article in the order of docids.
class StoryColumnContent {
public:
    void add(std::string_view signature_bytes, std::uint32_t number, std::uint32_t story);
    void write(ColumnWriter& to) const;

private:
    std::vector<std::uint32_t> numbers_, stories_;
    std::vector<std::uint64_t> starts_ = {0};
    std::string signatures_;
};

}  // namespace dateline
