#include "facets/countries/word_parts.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>

#include "facets/text/fold.hpp"
#include "facets/text/utf8.hpp"

namespace dateline {
namespace {

constexpr std::uint64_t start = 0xCBF29CE484222325ULL;
constexpr std::uint64_t capital_bit = 0x5851F42D4C957F2DULL;

constexpr std::uint64_t add_byte(std::uint64_t hash, unsigned char byte) {
    return (hash ^ byte) * 0x100000001B3ULL;
}

constexpr std::uint64_t hash_of(std::string_view word) {
    std::uint64_t hash = start;
    for (const char c : word) hash = add_byte(hash, static_cast<unsigned char>(c));
    return hash;
}

/// Words inside names that are written small, or large in lines of capitals.
constexpr std::array small_words = [] {
    std::array hashes = {hash_of("of"),  hash_of("and"), hash_of("the"), hash_of("de"), hash_of("la"),  hash_of("le"),   hash_of("del"),
                         hash_of("da"),  hash_of("do"),  hash_of("dos"), hash_of("du"), hash_of("el"),  hash_of("y"),    hash_of("sur"),
                         hash_of("am"),  hash_of("an"),  hash_of("der"), hash_of("es"), hash_of("on"),  hash_of("upon"), hash_of("des"),
                         hash_of("las"), hash_of("los"), hash_of("les"), hash_of("in"), hash_of("and"), hash_of("e"),    hash_of("al")};
    std::sort(hashes.begin(), hashes.end());
    return hashes;
}();

bool is_small_word(std::uint64_t hash, std::size_t length) {
    return length <= 4 && std::binary_search(small_words.begin(), small_words.end(), hash);
}

class PartCutter {
public:
    explicit PartCutter(const TokenizedText& text) : text_(text) { parts_.reserve(text.size() + text.size() / 16); }

    std::vector<WordPart> run() {
        for (std::uint32_t i = 0; i < text_.size(); ++i) cut_token(i);
        return std::move(parts_);
    }

private:
    void cut_token(std::uint32_t index) {
        const Token& token = text_.tokens[index];
        if (token.kind != TokenKind::word) {
            add_part(index, token.begin, token.end);
            return;
        }
        for (std::uint32_t begin = token.begin; begin < token.end;) {
            const std::uint32_t end = part_end(begin, token.end);
            if (end > begin) add_part(index, begin, end);
            begin = end + (end < token.end ? hyphen_at(end, token.end) : 0);
        }
    }

    /// Scripts that write words without spaces, or with endings in the same run: each character is a part, so that names are found anywhere.
    static bool is_unspaced(std::int32_t c) {
        return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1780 && c <= 0x17FF) || (c >= 0x1000 && c <= 0x109F) ||
               (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3);
    }

    /// The end of the part that starts at `begin`: a hyphen, the token's end, or a character of such a script.
    std::uint32_t part_end(std::uint32_t begin, std::uint32_t end) const {
        for (std::uint32_t at = begin; at < end;) {
            const auto byte = static_cast<unsigned char>(text_.text[at]);
            if (byte < 0x80) {
                if (byte == '-') return at;
                ++at;
                continue;
            }
            if (hyphen_at(at, end) > 0) return at;
            const CodePoint next = code_point_at(text_.text, at);
            if (is_unspaced(next.value)) return at == begin ? at + static_cast<std::uint32_t>(next.length) : at;
            at += static_cast<std::uint32_t>(next.length);
        }
        return end;
    }

    /// The length of the hyphen at byte `at`; 0 when there is none.
    std::uint32_t hyphen_at(std::uint32_t at, std::uint32_t end) const {
        const auto byte = static_cast<unsigned char>(text_.text[at]);
        if (byte == '-') return 1;
        if (byte != 0xE2 || end - at < 3 || static_cast<unsigned char>(text_.text[at + 1]) != 0x80) return 0;
        const auto last = static_cast<unsigned char>(text_.text[at + 2]);
        return last == 0x90 || last == 0x91 ? 3 : 0;
    }

    void add_part(std::uint32_t index, std::uint32_t begin, std::uint32_t end) {
        WordPart part;
        part.begin = begin;
        part.end = end;
        part.token = index;
        hash_ascii(part);
        if (!ascii_) hash_other(part);
        if (part.capital && !is_small_word(part.hash, end - begin)) part.hash ^= capital_bit;
        parts_.push_back(part);
    }

    void hash_ascii(WordPart& part) {
        std::uint64_t hash = start;
        bool small = false, large = false;
        ascii_ = true;
        for (std::uint32_t i = part.begin; i < part.end; ++i) {
            auto byte = static_cast<unsigned char>(text_.text[i]);
            if (byte >= 0x80) {
                ascii_ = false;
                return;
            }
            if (byte >= 'A' && byte <= 'Z') {
                if (i == part.begin) part.capital = true;
                large = true;
                byte |= 0x20U;
            } else if (byte >= 'a' && byte <= 'z') {
                small = true;
            } else if (byte == '.' || byte == '\'') {
                part.has_dot = part.has_dot || byte == '.';
                continue;
            }
            hash = add_byte(hash, byte);
        }
        part.all_capitals = large && !small;
        part.hash = hash;
    }

    void hash_other(WordPart& part) {
        const LetterCase letter_case = text_.tokens[part.token].letter_case;
        part.capital = u_islower(code_point_at(text_.text, part.begin).value) == 0;
        part.all_capitals = letter_case == LetterCase::upper;
        if (!part.capital && (parts_.empty() || !parts_.back().capital)) return;
        part.hash = start;
        for (const char c : fold(text_.text.substr(part.begin, part.end - part.begin)))
            if (c != '.' && c != '\'') part.hash = add_byte(part.hash, static_cast<unsigned char>(c));
    }

    const TokenizedText& text_;
    std::vector<WordPart> parts_;
    bool ascii_ = true;
};

}  // namespace

std::vector<WordPart> word_parts(const TokenizedText& text) {
    return PartCutter(text).run();
}

}  // namespace dateline
