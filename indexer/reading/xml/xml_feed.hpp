#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/text_stream.hpp"

namespace dateline::xml {

/// The bytes of a file as UTF-8 that an XML parser takes: converted from the encoding that is declared or detected, wrong bytes mended, control characters blanked.
/// The document type is left out, with all that it defines: entities that swell, attributes by the thousand.
class XmlFeed {
public:
    explicit XmlFeed(ByteStream& bytes);

    /// Puts up to `capacity` bytes at `to`; 0 at the end.
    std::size_t read(char* to, std::size_t capacity);

    /// What was mended so far.
    [[nodiscard]] const std::vector<std::string>& notes() const { return notes_; }

    /// Why feeding ended early; empty while all is well.
    [[nodiscard]] const std::string& error() const { return error_; }

private:
    bool refill();
    void watch_attributes();
    void drop_document_type();

    TextStream stream_;
    std::string carry_;  ///< the start of a character that the last block cut
    std::string block_;
    std::size_t at_ = 0;
    std::vector<std::string> notes_;
    std::string error_;
    std::size_t attributes_ = 0;  ///< that may belong to one element
    bool equals_ = false;
    bool begun_ = false;
    std::size_t type_depth_ = 0;  ///< inside the document type: 1, inside its brackets: 2
    char type_quote_ = 0;         ///< what ends the string in it; '-' for a comment
};

}  // namespace dateline::xml
