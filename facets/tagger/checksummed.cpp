#include "facets/tagger/checksummed.hpp"

#include <cstddef>
#include <cstdint>

#include "facets/error.hpp"
#include "facets/tagger/hashing.hpp"

namespace dateline::tagger {
namespace {

constexpr std::string_view checksum_word = "checksum ";
constexpr std::size_t checksum_digits = 16;

std::string hexadecimal(std::uint64_t value) {
    std::string digits(checksum_digits, '0');
    for (std::size_t i = checksum_digits; i-- > 0; value >>= 4) digits[i] = "0123456789abcdef"[value & 15];
    return digits;
}

}  // namespace

std::string with_checksum(std::string_view first_line, std::string_view body) {
    std::string bytes(first_line);
    bytes += checksum_word;
    bytes += hexadecimal(hash_bytes(body));
    bytes += '\n';
    return bytes += body;
}

std::string_view checked_body(std::string_view bytes, std::string_view first_line) {
    if (!bytes.starts_with(first_line))
        throw Error("it does not start with '" + std::string(first_line.substr(0, first_line.size() - 1)) + "'");
    bytes.remove_prefix(first_line.size());
    if (!bytes.starts_with(checksum_word) || bytes.size() < checksum_word.size() + checksum_digits + 1) throw Error("it has no checksum");
    const std::string_view written = bytes.substr(checksum_word.size(), checksum_digits);
    const std::string_view body = bytes.substr(checksum_word.size() + checksum_digits + 1);
    const std::string found = hexadecimal(hash_bytes(body));
    if (found != written) throw Error("its checksum is " + found + ", expected " + std::string(written));
    return body;
}

}  // namespace dateline::tagger
