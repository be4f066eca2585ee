#include "indexer/reading/web/http_message.hpp"

#include <brotli/decode.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

namespace dateline {
namespace {

std::string lower(std::string_view text) {
    std::string small(text);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return small;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
    return text;
}

/// The bodies of chunks, joined. False when the chunks are broken; what was good is kept.
bool join_chunks(std::string_view wire, std::string& body) {
    while (true) {
        const std::size_t line = wire.find('\n');
        std::size_t length = 0;
        const std::string_view size = trim(wire.substr(0, line));
        const auto [end, error] = std::from_chars(size.data(), size.data() + size.size(), length, 16);
        if (line == std::string_view::npos || error != std::errc{} || (end != size.data() + size.size() && *end != ';' && *end != ' '))
            return false;
        wire.remove_prefix(line + 1);
        if (length == 0) return true;
        if (length > wire.size()) {
            body += wire;
            return false;
        }
        body += wire.substr(0, length);
        wire.remove_prefix(length);
        if (wire.starts_with("\r\n"))
            wire.remove_prefix(2);
        else if (wire.starts_with("\n"))
            wire.remove_prefix(1);
    }
}

/// `bits`: how zlib is told what to expect. Gives what could be unpacked, and whether it was all.
bool inflate_all(std::string_view packed, int bits, std::size_t most, std::string& to) {
    z_stream stream{};
    if (inflateInit2(&stream, bits) != Z_OK) return false;
    std::array<char, 65536> buffer{};
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    int status = Z_OK;
    while (status == Z_OK && to.size() < most) {
        stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
        stream.avail_out = static_cast<uInt>(buffer.size());
        status = inflate(&stream, Z_NO_FLUSH);
        to.append(buffer.data(), buffer.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    return status == Z_STREAM_END;
}

bool brotli_all(std::string_view packed, std::size_t most, std::string& to) {
    const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> state(
        BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
    std::array<std::uint8_t, 65536> buffer{};
    const auto* in = reinterpret_cast<const std::uint8_t*>(packed.data());
    std::size_t left = packed.size();
    BrotliDecoderResult status = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    while (status == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && to.size() < most) {
        std::uint8_t* out = buffer.data();
        std::size_t room = buffer.size();
        status = BrotliDecoderDecompressStream(state.get(), &left, &in, &room, &out, nullptr);
        to.append(reinterpret_cast<const char*>(buffer.data()), buffer.size() - room);
    }
    return status == BROTLI_DECODER_RESULT_SUCCESS;
}

/// Undoes a content encoding. Servers lie about it, so bytes that do not unpack at all are left as they are.
void unpack(const std::string& encoding, std::size_t most, HttpMessage& message) {
    constexpr int gzip_or_zlib = 47, bare = -15;
    std::string text;
    bool whole = true;
    if (encoding == "gzip" || encoding == "x-gzip" || encoding == "deflate") {
        whole = inflate_all(message.body, gzip_or_zlib, most, text);
        if (text.empty() && encoding == "deflate") whole = inflate_all(message.body, bare, most, text);
    } else if (encoding == "br") {
        whole = brotli_all(message.body, most, text);
    } else {
        if (encoding != "identity" && !encoding.empty())
            message.wrong = "the body is packed as '" + encoding.substr(0, 40) + "'; expected gzip, deflate or br";
        return;
    }
    if (text.empty()) return;
    message.body = std::move(text);
    if (!whole)
        message.wrong = message.body.size() >= most ? "the body unpacks to more than " + std::to_string(most >> 20U) + " MB"
                                                    : "the packed body is cut short";
}

}  // namespace

void HeaderFields::add_line(std::string_view line) {
    if (!line.empty() && (line.front() == ' ' || line.front() == '\t') && !fields_.empty()) {
        fields_.back().value += ' ';
        fields_.back().value += trim(line);
        return;
    }
    constexpr std::size_t most = 1000;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || fields_.size() >= most) return;
    fields_.push_back({lower(trim(line.substr(0, colon))), std::string(trim(line.substr(colon + 1)))});
}

std::string_view HeaderFields::value(std::string_view name) const {
    const std::string wanted = lower(name);
    for (const Field& field : fields_)
        if (field.name == wanted) return field.value;
    return {};
}

HttpMessage read_http_message(std::string_view wire, std::size_t most_bytes) {
    HttpMessage message;
    bool first = true;
    while (!wire.empty()) {
        const std::size_t end = std::min(wire.find('\n'), wire.size());
        std::string_view line = wire.substr(0, end);
        wire.remove_prefix(std::min(wire.size(), end + 1));
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        if (line.empty()) break;
        if (first && line.starts_with("HTTP/")) {
            const std::size_t blank = line.find(' ');
            if (blank != std::string_view::npos) std::from_chars(line.data() + blank + 1, line.data() + line.size(), message.status);
        } else {
            message.fields.add_line(line);
        }
        first = false;
    }
    if (lower(message.fields.value("Transfer-Encoding")).find("chunked") == std::string::npos) {
        message.body = wire;
    } else if (!join_chunks(wire, message.body)) {
        // Some crawlers join the chunks and keep the field.
        if (message.body.empty())
            message.body = wire;
        else
            message.wrong = "the chunks of the body are broken off";
    }
    unpack(lower(message.fields.value("Content-Encoding")), most_bytes, message);
    if (message.body.size() > most_bytes) message.body.resize(most_bytes);
    return message;
}

std::string media_type(std::string_view content_type) {
    return lower(trim(content_type.substr(0, content_type.find(';'))));
}

std::string charset_of(std::string_view content_type) {
    const std::string small = lower(content_type);
    const std::size_t at = small.find("charset=");
    if (at == std::string::npos) return {};
    std::string_view name = std::string_view(small).substr(at + 8);
    if (!name.empty() && (name.front() == '"' || name.front() == '\'')) name.remove_prefix(1);
    return std::string(name.substr(0, std::min(name.find_first_of("\"'; ,"), name.size())));
}

}  // namespace dateline
