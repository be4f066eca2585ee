#include <algorithm>
#include <bit>
#include <cstring>

#include "indexer/duplicates/text_signature.hpp"
#include "indexer/storing/varint.hpp"

// A signature as bytes: u64 `whole`; varint `shingles`; when there are any, a byte k, then bits, the lowest of each byte first: the differences of one shingle's coarse
// bits from those of the one before as Rice codes (the upper bits as so many ones and a zero, then k lower bits); the remaining bits of those under which the article is entered.

namespace dateline {
namespace {

constexpr unsigned fine_bits = 32 - coarse_bits;
constexpr std::uint32_t fine_mask = (1U << fine_bits) - 1;

class BitWriter {
public:
    explicit BitWriter(std::string& to) : to_(to) {}
    ~BitWriter() {
        if (held_ > 0) to_.push_back(static_cast<char>(bits_ & 0xFFU));
    }
    BitWriter(const BitWriter&) = delete;
    BitWriter& operator=(const BitWriter&) = delete;

    /// At most 32 bits.
    void put(std::uint32_t value, unsigned count) {
        bits_ |= std::uint64_t{value} << held_;
        for (held_ += count; held_ >= 8; held_ -= 8, bits_ >>= 8U) to_.push_back(static_cast<char>(bits_ & 0xFFU));
    }
    void put_rice(std::uint32_t value, unsigned k) {
        for (std::uint32_t ones = value >> k; ones > 0; --ones) put(1, 1);
        put(0, 1);
        put(value & ((1U << k) - 1), k);
    }

private:
    std::string& to_;
    std::uint64_t bits_ = 0;
    unsigned held_ = 0;
};

/// Past the end it reads zeroes, and says so.
class BitReader {
public:
    explicit BitReader(std::string_view bytes) : bytes_(bytes) {}

    std::uint32_t take(unsigned count) {
        const auto value = static_cast<std::uint32_t>(window() & ((std::uint64_t{1} << count) - 1));
        at_ += count;
        return value;
    }
    std::uint32_t take_rice(unsigned k) {
        std::uint32_t upper = 0;
        for (;;) {
            constexpr unsigned sure = 56;  // bits of a window that begins within a byte
            const auto ones = std::min(static_cast<unsigned>(std::countr_one(window())), sure);
            upper += ones;
            at_ += ones;
            if (ones < sure) break;
        }
        ++at_;
        return upper << k | take(k);
    }
    /// Whether what was read is exactly what there is, but for the rest of the last byte.
    [[nodiscard]] bool is_at_end() const { return (at_ + 7) / 8 == bytes_.size(); }

private:
    [[nodiscard]] std::uint64_t window() const {
        std::uint64_t bits = 0;
        const std::size_t byte = at_ / 8;
        if (byte < bytes_.size()) std::memcpy(&bits, bytes_.data() + byte, std::min(sizeof bits, bytes_.size() - byte));
        return bits >> (at_ % 8);
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
};

unsigned rice_parameter(const TextSignature& signature) {
    const std::uint32_t mean = coarse(signature.lowest[signature.count - 1]) / signature.count;
    return mean == 0 ? 0 : static_cast<unsigned>(std::bit_width(mean)) - 1;
}

}  // namespace

void write_signature(const TextSignature& signature, std::string& to) {
    to.append(reinterpret_cast<const char*>(&signature.whole), sizeof signature.whole);
    append_varint(to, signature.shingles);
    if (signature.count == 0) return;
    const unsigned k = rice_parameter(signature);
    to.push_back(static_cast<char>(k));
    BitWriter bits(to);
    std::uint32_t before = 0;
    for (std::uint32_t i = 0; i < signature.count; ++i) {
        bits.put_rice(coarse(signature.lowest[i]) - before, k);
        before = coarse(signature.lowest[i]);
    }
    for (std::uint32_t i = 0; i < std::min(signature.count, entered_shingles); ++i) bits.put(signature.lowest[i] & fine_mask, fine_bits);
}

std::optional<TextSignature> read_signature(std::string_view bytes) {
    TextSignature signature;
    std::uint64_t shingles = 0;
    if (bytes.size() < sizeof signature.whole) return std::nullopt;
    std::memcpy(&signature.whole, bytes.data(), sizeof signature.whole);
    bytes.remove_prefix(sizeof signature.whole);
    if (!take_varint(bytes, shingles) || shingles > 0xFFFFFFFFU) return std::nullopt;
    signature.shingles = static_cast<std::uint32_t>(shingles);
    signature.count = static_cast<std::uint32_t>(std::min<std::size_t>(shingles, TextSignature::most));
    if (signature.count == 0) return bytes.empty() ? std::optional(signature) : std::nullopt;
    const unsigned k = bytes.empty() ? coarse_bits : static_cast<unsigned char>(bytes.front());
    if (k >= coarse_bits) return std::nullopt;
    BitReader bits(bytes.substr(1));
    std::uint32_t before = 0;
    for (std::uint32_t i = 0; i < signature.count; ++i) {
        const std::uint32_t step = bits.take_rice(k);
        if (step >= (1U << coarse_bits) - before) return std::nullopt;
        before += step;
        signature.lowest[i] = before << fine_bits;
    }
    for (std::uint32_t i = 0; i < std::min(signature.count, entered_shingles); ++i) signature.lowest[i] |= bits.take(fine_bits);
    if (!bits.is_at_end()) return std::nullopt;
    return signature;
}

}  // namespace dateline
