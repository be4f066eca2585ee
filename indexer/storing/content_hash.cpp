#include "indexer/storing/content_hash.hpp"

namespace dateline {

namespace {

__extension__ using Wide = unsigned __int128;

std::uint64_t fold_product(std::uint64_t a, std::uint64_t b) {
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

// Little-endian on every machine, so that a database may move between them.
std::uint64_t load(std::string_view bytes) {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) word |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return word;
}

void append(std::string& to, std::uint64_t word) {
    for (unsigned i = 0; i < 8; ++i) to.push_back(static_cast<char>(word >> (8 * i) & 0xFFU));
}

}  // namespace

void ContentHash::mix(std::uint64_t word) {
    first_ = fold_product(first_ ^ word, 0xe7037ed1a0b428dbU) + 0x8ebc6af09c88c6e3U;
    second_ = fold_product(second_ ^ word, 0xa0761d6478bd642fU) + 0x589965cc75374cc3U;
}

void ContentHash::add(std::string_view bytes) {
    mix(bytes.size());
    while (bytes.size() >= 8) {
        mix(load(bytes.substr(0, 8)));
        bytes.remove_prefix(8);
    }
    if (!bytes.empty()) mix(load(bytes));
}

std::string ContentHash::digest() const {
    std::string digest;
    append(digest, fold_product(first_, 0xeb44accab455d165U));
    append(digest, fold_product(second_, 0x1d8e4e27c47d124fU));
    return digest;
}

}  // namespace dateline
