#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// What is kept of an article's words to recognise it in another form: of its distinct shingles (two neighbouring words; also figures and long words by themselves), hashed, the
/// lowest ones. A text of no more shingles than that is kept whole; of a longer one they are a fair sample, the same of every copy (Broder's bottom-k sketch).
struct TextSignature {
    static constexpr std::size_t most = 64;

    std::uint64_t whole = 0;  ///< a hash of all words in their order: equal when nothing but case, accents, punctuation and blanks differ
    std::uint32_t shingles = 0;  ///< distinct ones in the text; 0 when it has no word
    std::uint32_t count = 0;     ///< of `lowest`: min(shingles, most)
    std::array<std::uint32_t, most>
        lowest{};  ///< ascending; what is known of them all: their upper coarse_bits; of the first entered_shingles: all
};

/// How many of its lowest shingles an article is entered under, where others are looked for that it may be a form of.
inline constexpr std::uint32_t entered_shingles = 12;

/// Texts are compared by so many upper bits of their shingles, the lowest of which tells figures by themselves (each stands under two shingles) from words.
inline constexpr unsigned coarse_bits = 21;
constexpr std::uint32_t coarse(std::uint32_t shingle) {
    return shingle >> (32U - coarse_bits);
}

/// Signs texts one after the other in the same memory: the fields of each are read in turn, as if they were one. Not thread-safe.
class TextSigner {
public:
    void read(std::string_view folded);
    /// Of what was read since the last one. Linear in the length; the same on every machine.
    TextSignature finish();

private:
    void add(std::string_view word);

    std::vector<std::uint32_t> shingles_;
    std::uint64_t last_ = 0, whole_ = 0;
    std::size_t words_ = 0;
};

/// Title and text count as one. Thread-safe.
TextSignature sign_text(std::string_view folded_title, std::string_view folded_text);

/// How alike two texts are by their signatures. An estimate of .5 is right within .06 (one standard deviation).
struct Likeness {
    double shared = 0;        ///< of the shingles of both, the share that both have, 0 to 1
    double contained = 0;     ///< of the shingles of the shorter, the share that the longer has, 0 to 1
    bool same_story = false;  ///< alike enough to be two forms of one article: a wire copy, an update, a print version cut to length
};

/// `date_a` and `date_b`: when they were published, YYYYMMDD, zeroes for what is not known. Reports written by one pattern (markets, weather, tenders) are told from forms of one
/// article by their figures, of which most must be the same, and by the days between them: of texts that are not all but equal at most five, of mere headlines one.
Likeness compare(const TextSignature& a, const TextSignature& b, std::uint32_t date_a = 0, std::uint32_t date_b = 0);

/// Appends a signature as 9 bytes to some 150, the same on every machine.
void write_signature(const TextSignature& signature, std::string& to);

/// What write_signature() wrote; nothing when these bytes are no signature.
std::optional<TextSignature> read_signature(std::string_view bytes);

}  // namespace dateline
