#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/segments/column_file.hpp"
#include "indexer/storing/record.hpp"

namespace dateline {

// The file `records` of a segment: the articles' records in the order of docids, compressed in blocks; their fronts, which every list of results shows, apart
// from their details, which few ask for. Sections, once for each part P, "front" or "details":
//   P         the blocks, one after the other: each a frame of zstd over records written as their length (varint) and bytes, compressed with the dictionary
//             records.dictionary, which is compiled in. It was trained on the records of our sample archive (train-records makes it anew); a frame
//             names its dictionary, so that another one would need another column_version
//   P/starts  u64 by block, and one past the last: where it begins in P
//   P/first   u32 by block: the docid of its first record

enum class RecordPart : std::uint8_t { front, details };

/// How much, uncompressed, goes into a block: more compresses better, less is faster to read one record from.
constexpr std::size_t block_bytes(RecordPart part) {
    return part == RecordPart::front ? std::size_t{3} << 10U : std::size_t{32} << 10U;
}

/// Reads records. The blocks read last are kept unpacked, some 300 KB at most: lists of results show the same articles again and again, and neighbours share a block.
/// Thread-safe.
class RecordStore {
public:
    explicit RecordStore(ColumnFile file);
    ~RecordStore();

    /// Throws DatabaseError when the block is damaged.
    [[nodiscard]] std::string read(RecordPart part, std::uint32_t docid) const;
    [[nodiscard]] Record record(std::uint32_t docid) const { return {read(RecordPart::front, docid), read(RecordPart::details, docid)}; }
    [[nodiscard]] const ColumnFile& file() const { return file_; }

private:
    friend class RecordWriter;
    struct Blocks {
        std::string_view bytes;
        std::span<const std::uint64_t> starts;
        std::span<const std::uint32_t> first;
        [[nodiscard]] std::string_view compressed(std::size_t block) const {
            return bytes.substr(starts[block], starts[block + 1] - starts[block]);
        }
    };
    [[nodiscard]] Blocks blocks_of(RecordPart part) const;
    [[nodiscard]] const Blocks& blocks(RecordPart part) const { return part == RecordPart::front ? front_ : details_; }

    [[nodiscard]] std::shared_ptr<const std::string> unpack(RecordPart part, std::size_t block) const;

    struct Recent;
    ColumnFile file_;
    Blocks front_, details_;
    std::unique_ptr<Recent> recent_;
};

/// Writes one part of the records of such a file.
class RecordWriter {
public:
    RecordWriter(ColumnWriter& to, RecordPart part);
    ~RecordWriter();
    RecordWriter(const RecordWriter&) = delete;
    RecordWriter& operator=(const RecordWriter&) = delete;

    /// Of the next docid.
    void add(std::string_view record);
    /// The blocks of another store, as they are, for its articles (last_docid of them) as the next ones.
    void add_blocks(const RecordStore& from, std::uint32_t last_docid);
    void finish();

private:
    struct Compressor;
    void end_block();

    ColumnWriter& to_;
    RecordPart part_;
    std::unique_ptr<Compressor> compressor_;
    std::string block_;
    std::vector<std::uint64_t> starts_ = {0};
    std::vector<std::uint32_t> first_;
    std::uint32_t next_docid_ = 1;
    std::uint32_t block_first_ = 1;
};

}  // namespace dateline
