#include "facets/text/fold.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "facets/error.hpp"
#include "facets/text/utf8.hpp"

namespace dateline {
namespace {

/// Letters that Unicode does not decompose, but that a keyboard without them spells so.
const char* ascii_spelling(std::int32_t code_point) {
    switch (code_point) {
        case 0xE6:
            return "ae";
        case 0x153:
            return "oe";
        case 0xF8:
            return "o";
        case 0x142:
            return "l";
        case 0x111:
        case 0xF0:
            return "d";
        case 0x131:
            return "i";
        case 0xFE:
            return "th";
        case 0x127:
            return "h";
        case 0x167:
            return "t";
        case 0x14B:
            return "n";
        case 0x259:
            return "a";
        case 0x2018:
        case 0x2019:
        case 0x2BC:
        case 0x2B9:
        case 0x2BB:
            return "'";
        default:
            return nullptr;
    }
}

bool is_combining_mark(std::int32_t code_point) {
    // Only the marks that accent letters; vowel signs of Indic scripts carry sound and stay.
    return (code_point >= 0x300 && code_point <= 0x36F) || (code_point >= 0x1AB0 && code_point <= 0x1AFF) ||
           (code_point >= 0x1DC0 && code_point <= 0x1DFF);
}

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*instance)(UErrorCode&)) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = instance(status);
    if (U_FAILURE(status) != 0 || found == nullptr)
        throw Error(std::string("ICU's normalization data cannot be loaded: ") + u_errorName(status));
    return *found;
}

/// Case folding with compatibility decomposition, by ICU; then the marks are dropped.
void fold_with_icu(std::string_view text, std::string& out) {
    static const icu::Normalizer2& casefold = normalizer(icu::Normalizer2::getNFKCCasefoldInstance);
    static const icu::Normalizer2& decompose = normalizer(icu::Normalizer2::getNFKDInstance);
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString source = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    const icu::UnicodeString folded = decompose.normalize(casefold.normalize(source, status), status);
    if (U_FAILURE(status) != 0) throw Error(std::string("a text cannot be folded: ") + u_errorName(status));
    for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
        const std::int32_t code_point = folded.char32At(i);
        if (is_combining_mark(code_point)) continue;
        if (const char* spelling = ascii_spelling(code_point)) {
            out += spelling;
        } else {
            append_code_point(out, code_point);
        }
    }
}

bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

}  // namespace

std::string fold(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    std::size_t at = 0;
    while (at < text.size()) {
        if (is_ascii(text[at])) {
            const char c = text[at++];
            out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
            continue;
        }
        // A run for ICU starts at the ASCII letter that the first mark may sit on, and ends before the next ASCII character: no
        // folding reaches across one, but for marks.
        std::size_t end = at;
        while (end < text.size() && !is_ascii(text[end])) ++end;
        fold_with_icu(text.substr(at, end - at), out);
        at = end;
    }
    return out;
}

std::string fold_name(std::string_view name) {
    const std::string folded = fold(name);
    std::string out;
    out.reserve(folded.size());
    for (std::size_t at = 0; at < folded.size();) {
        const CodePoint next = code_point_at(folded, at);
        const bool kept = next.value < 0x80 ? ((next.value >= 'a' && next.value <= 'z') || (next.value >= '0' && next.value <= '9'))
                                            : (u_isalnum(next.value) != 0 || (U_GET_GC_MASK(next.value) & U_GC_M_MASK) != 0);
        if (kept) {
            out.append(folded, at, next.length);
        } else if (next.value != '\'' && !out.empty() && out.back() != ' ') {
            out.push_back(' ');
        }
        at += next.length;
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

}  // namespace dateline
