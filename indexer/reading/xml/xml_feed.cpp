#include "indexer/reading/xml/xml_feed.hpp"

#include <algorithm>
#include <cstring>

namespace dateline::xml {
namespace {

/// The encoding in the XML declaration, in small letters; empty when there is none.
std::string declared_encoding(std::string_view start) {
    if (!start.starts_with("<?xml")) return {};
    start = start.substr(0, start.find('>'));
    std::size_t at = start.find("encoding");
    if (at == std::string_view::npos) return {};
    at = start.find_first_of("\"'", at);
    if (at == std::string_view::npos) return {};
    std::string name(start.substr(at + 1, start.find_first_of("\"'", at + 1) - at - 1));
    for (char& c : name)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return name;
}

/// How many bytes at the end belong to a character that goes on.
std::size_t cut_character(std::string_view text) {
    for (std::size_t tail = 1; tail <= 3 && tail <= text.size(); ++tail) {
        const auto byte = static_cast<unsigned char>(text[text.size() - tail]);
        if (byte < 0x80) return 0;
        if (byte < 0xC0) continue;
        const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
        return length > tail ? tail : 0;
    }
    return 0;
}

void blank_controls(std::string& text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        char& c = text[at];
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r') c = ' ';
        // U+FFFE and U+FFFF are no characters of XML.
        if (c == '\xEF' && at + 2 < text.size() && text[at + 1] == '\xBF' && static_cast<unsigned char>(text[at + 2]) >= 0xBE)
            text.replace(at, 3, "   ");
    }
}

/// Where the document type begins; npos when the root comes first, or neither is in sight.
std::size_t document_type(std::string_view text) {
    std::size_t at = 0;
    while (true) {
        at = text.find('<', at);
        if (at == std::string_view::npos) return at;
        const std::string_view rest = text.substr(at);
        if (rest.starts_with("<!DOCTYPE") || rest.starts_with("<!doctype")) return at;
        const bool comment = rest.starts_with("<!--");
        if (!comment && !rest.starts_with("<?")) return std::string_view::npos;
        at = text.find(comment ? "-->" : "?>", at);
        if (at == std::string_view::npos) return at;
    }
}

}  // namespace

XmlFeed::XmlFeed(ByteStream& bytes) : stream_(bytes, declared_encoding(bytes.first_block())) {}

/// The parser's time grows with the square of the attributes of one element, so their number is bounded here: '=' and a quotation mark with no '<' between,
/// which cannot stand inside a tag.
void XmlFeed::watch_attributes() {
    constexpr std::size_t most = 20'000;
    for (std::size_t at = 0; at < block_.size(); ++at) {
        const char c = block_[at];
        if (c == '<') attributes_ = 0;
        if ((c == '"' || c == '\'') && equals_ && ++attributes_ > most) {
            error_ = "an element has more than " + std::to_string(most) + " attributes";
            block_.resize(at);
            return;
        }
        if (c != ' ' && c != '\n' && c != '\t' && c != '\r') equals_ = c == '=';
    }
}

/// Leaves its line breaks, so that lines keep their numbers.
void XmlFeed::drop_document_type() {
    std::size_t at = 0;
    if (!begun_) {
        begun_ = true;
        at = document_type(block_);
        if (at == std::string::npos) return;
        type_depth_ = 1;
    }
    std::size_t to = at;
    for (; at < block_.size() && type_depth_ > 0; ++at) {
        const char c = block_[at];
        if (c == '\n') block_[to++] = c;
        const std::string_view before = std::string_view(block_).substr(0, at + 1);
        if (type_quote_ == '-') {
            if (before.ends_with("-->")) type_quote_ = 0;
        } else if (type_quote_ != 0) {
            if (c == type_quote_) type_quote_ = 0;
        } else if (c == '"' || c == '\'') {
            type_quote_ = c;
        } else if (before.ends_with("<!--")) {
            type_quote_ = '-';
        } else if (c == '[' || c == ']') {
            type_depth_ = c == '[' ? 2 : 1;
        } else if (c == '>' && type_depth_ == 1) {
            type_depth_ = 0;
        }
    }
    block_.erase(to, at - to);
}

bool XmlFeed::refill() {
    if (!error_.empty()) return false;
    std::string_view next;
    at_ = 0;
    block_ = std::move(carry_);
    carry_.clear();
    if (!stream_.next_block(next)) {
        if (block_.empty()) return false;
    } else {
        block_ += next;
        const std::size_t cut = stream_.encoding().wide ? 0 : cut_character(block_);
        carry_ = block_.substr(block_.size() - cut);
        block_.resize(block_.size() - cut);
    }
    std::vector<std::string> notes;
    make_utf8(block_, stream_.encoding(), notes);
    for (std::string& note : notes)
        if (notes_.size() < 10 && std::find(notes_.begin(), notes_.end(), note) == notes_.end()) notes_.push_back(std::move(note));
    blank_controls(block_);
    if (!begun_ || type_depth_ > 0) drop_document_type();
    watch_attributes();
    return true;
}

std::size_t XmlFeed::read(char* to, std::size_t capacity) {
    while (at_ >= block_.size())
        if (!refill()) return 0;
    const std::size_t length = block_.copy(to, capacity, at_);
    at_ += length;
    return length;
}

}  // namespace dateline::xml
