#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/segments/column_file.hpp"

namespace dateline {

// The file `records` of a segment: the articles' records in the order of docids, compressed in blocks of about block_bytes. Sections:
//   blocks  the blocks, one after the other: each a frame of zstd over records written as their length (varint) and bytes, compressed with the dictionary
//           records.dictionary, which is compiled in. It was trained on the records of our sample archive (train-records makes it anew); a frame
//           names its dictionary, so that another one would need another column_version
//   starts  u64 by block, and one past the last: where it begins in `blocks`
//   first   u32 by block: the docid of its first record

/// How much text, uncompressed, goes into a block: more compresses better, less is faster to read one record from. With the dictionary, blocks of 2 kB take
/// 6% more room than blocks of 16 kB would without, and a record is there in a fifth of the time.
inline constexpr std::size_t block_bytes = std::size_t{2} << 10U;

/// Reads records. Thread-safe.
class RecordStore {
public:
    explicit RecordStore(ColumnFile file);

    /// Throws DatabaseError when the block is damaged.
    [[nodiscard]] std::string record(std::uint32_t docid) const;
    /// All records of a block as they stand in it, and the docid of the first.
    [[nodiscard]] std::size_t blocks() const { return first_.size(); }
    [[nodiscard]] std::uint32_t first_docid(std::size_t block) const { return first_[block]; }
    [[nodiscard]] std::string_view compressed(std::size_t block) const {
        return bytes_.substr(starts_[block], starts_[block + 1] - starts_[block]);
    }
    [[nodiscard]] const ColumnFile& file() const { return file_; }

private:
    ColumnFile file_;
    std::string_view bytes_;
    std::span<const std::uint64_t> starts_;
    std::span<const std::uint32_t> first_;
};

/// Writes such a file.
class RecordWriter {
public:
    explicit RecordWriter(ColumnWriter& to);
    ~RecordWriter();
    RecordWriter(const RecordWriter&) = delete;
    RecordWriter& operator=(const RecordWriter&) = delete;

    /// The record of the next docid.
    void add(std::string_view record);
    /// The blocks of another store, as they are, for its articles (last_docid of them) as the next ones.
    void add_blocks(const RecordStore& from, std::uint32_t last_docid);
    void finish();

private:
    struct Compressor;
    void end_block();

    ColumnWriter& to_;
    std::unique_ptr<Compressor> compressor_;
    std::string block_;
    std::vector<std::uint64_t> starts_ = {0};
    std::vector<std::uint32_t> first_;
    std::uint32_t next_docid_ = 1;
    std::uint32_t block_first_ = 1;
};

}  // namespace dateline
