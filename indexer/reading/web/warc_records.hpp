#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/reading/byte_stream.hpp"
#include "indexer/reading/web/http_message.hpp"

namespace dateline {

/// One record of a web archive.
struct WarcRecord {
    std::uint64_t offset = 0;  ///< of its first byte in the unpacked file
    HeaderFields fields;
    std::string block;      ///< what it holds
    std::size_t bytes = 0;  ///< of the input
    bool too_long = false;  ///< more than WarcRecords::most_bytes; the block is empty then
    std::string wrong;      ///< what is wrong with the record; it is not to be used then
};

/// Reads a WARC file (1.0, 1.1 and the drafts before) record by record, holding one. A record that lies about its length is told by what follows it; reading goes on at
/// the next one that can be found.
class WarcRecords {
public:
    static constexpr std::size_t most_bytes = 64U << 20U;

    explicit WarcRecords(ByteStream& bytes) : bytes_(bytes) {}

    /// False at the end of the input.
    bool next(WarcRecord& record);

private:
    bool more();
    bool read_line(std::string& line);
    bool read_header(WarcRecord& record, std::uint64_t& length);
    void read_block(std::uint64_t length, WarcRecord& record);
    void pass_over(std::uint64_t length, WarcRecord& record);
    bool at_record();
    void find_record();
    [[nodiscard]] std::uint64_t offset() const { return read_ - (buffer_.size() - at_); }

    ByteStream& bytes_;
    std::string buffer_;
    std::size_t at_ = 0;
    std::uint64_t read_ = 0;
};

}  // namespace dateline
