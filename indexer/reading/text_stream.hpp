#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "indexer/reading/byte_stream.hpp"
#include "indexer/reading/encoding.hpp"

namespace dateline {

/// The lines of an input. Wide encodings come as UTF-8; others come as they are, for make_utf8() to decide record by record (archives are often glued
/// together from files in different encodings).
class TextStream {
public:
    /// A line or file longer than this is no article; the rest of it is passed over, so that memory stays bounded.
    static constexpr std::size_t max_record_bytes = 64 * 1024 * 1024;

    /// `declared`: the encoding that the input itself names; empty when it names none. It counts where the first block does not show another one.
    explicit TextStream(ByteStream& bytes, std::string_view declared = {});
    ~TextStream();
    TextStream(const TextStream&) = delete;
    TextStream& operator=(const TextStream&) = delete;

    struct Line {
        std::string_view text;    ///< without its line break; holds until the next call
        std::size_t number = 0;   ///< from 1
        std::size_t bytes = 0;    ///< of the text and its line break
        bool too_long = false;    ///< more than max_record_bytes: `text` is only its start
        bool unfinished = false;  ///< the input ended without a line break
    };

    /// False at the end of the input.
    bool next_line(Line& line);

    /// What comes next, as much as there is at hand; false at the end of the input. The view holds until the next call.
    bool next_block(std::string_view& block);

    /// The whole input; false when it is longer than max_record_bytes.
    bool read_all(std::string& to);

    /// As detected; one that is decoded on the way, as wide and declared ones are, is called wide.
    [[nodiscard]] const Encoding& encoding() const { return encoding_; }

private:
    class Decoder;
    bool refill();

    ByteStream& bytes_;
    Encoding encoding_;
    std::unique_ptr<Decoder> decoder_;
    std::string decoded_;
    std::string_view block_;  ///< what is left of the bytes read last
    std::string line_;
    std::size_t number_ = 0;
    bool started_ = false;
};

}  // namespace dateline
