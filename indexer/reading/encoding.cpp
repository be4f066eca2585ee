#include "indexer/reading/encoding.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include "facets/text/utf8.hpp"

namespace dateline {
namespace {

struct Mark {
    std::string_view bytes;
    const char* name;
    bool wide;
};

// UTF-32LE before UTF-16LE, whose mark it starts with.
constexpr std::array<Mark, 5> marks{{{{"\xEF\xBB\xBF", 3}, "UTF-8", false},
                                     {{"\xFF\xFE\0\0", 4}, "UTF-32LE", true},
                                     {{"\0\0\xFE\xFF", 4}, "UTF-32BE", true},
                                     {{"\xFF\xFE", 2}, "UTF-16LE", true},
                                     {{"\xFE\xFF", 2}, "UTF-16BE", true}}};

/// The wide encoding that the places of the zero bytes speak for; null for none. Latin text has a zero in every unit's high bytes.
const char* wide_encoding(std::string_view sample) {
    std::array<std::size_t, 4> zeros{};
    const std::size_t length = std::min<std::size_t>(sample.size() & ~std::size_t{3}, 4096);
    if (length < 8) return nullptr;
    for (std::size_t i = 0; i < length; ++i) zeros[i % 4] += sample[i] == 0;
    const std::size_t units = length / 4;
    const auto most = [&](std::size_t place) { return zeros[place] * 10 >= units * 7; };
    const auto few = [&](std::size_t place) { return zeros[place] * 20 <= units; };
    if (most(0) && most(1) && few(3)) return "UTF-32BE";
    if (most(2) && most(3) && few(0)) return "UTF-32LE";
    if (most(0) && most(2) && few(1) && few(3)) return "UTF-16BE";
    if (most(1) && most(3) && few(0) && few(2)) return "UTF-16LE";
    return nullptr;
}

/// How the bytes beyond ASCII read as UTF-8.
struct Utf8Census {
    std::size_t valid = 0;       ///< characters of more than one byte
    std::size_t surrogates = 0;  ///< three-byte forms of surrogates, which some programs write
    std::size_t wrong = 0;       ///< bytes of neither kind
};

bool is_surrogate_at(std::string_view text, std::size_t at) {
    return at + 2 < text.size() && text[at] == '\xED' && (static_cast<unsigned char>(text[at + 1]) & 0xE0U) == 0xA0U &&
           (static_cast<unsigned char>(text[at + 2]) & 0xC0U) == 0x80U;
}

Utf8Census take_census(std::string_view text) {
    Utf8Census census;
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        const CodePoint next = code_point_at(text, at);
        if (next.length > 1) {
            ++census.valid;
            at += next.length;
        } else if (is_surrogate_at(text, at)) {
            ++census.surrogates;
            at += 3;
        } else {
            ++census.wrong;
            ++at;
        }
    }
    return census;
}

std::int32_t surrogate_at(std::string_view text, std::size_t at) {
    return 0xD000 | ((text[at + 1] & 0x3F) << 6) | (text[at + 2] & 0x3F);
}

/// Valid UTF-8 of text that nearly is, one U+FFFD for each wrong byte or lone surrogate. Gives how many there were.
std::size_t replace_wrong_bytes(std::string& text) {
    std::string mended;
    mended.reserve(text.size() + 16);
    std::size_t replaced = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint next = code_point_at(text, at);
        if (next.length > 1 || static_cast<unsigned char>(text[at]) < 0x80) {
            mended.append(text, at, next.length);
            at += next.length;
        } else if (is_surrogate_at(text, at)) {
            const std::int32_t high = surrogate_at(text, at);
            const std::int32_t low = is_surrogate_at(text, at + 3) ? surrogate_at(text, at + 3) : 0;
            const bool pair = high < 0xDC00 && low >= 0xDC00;
            append_code_point(mended, pair ? 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00) : 0xFFFD);
            replaced += !pair;
            at += pair ? 6 : 3;
        } else {
            append_code_point(mended, 0xFFFD);
            ++replaced;
            ++at;
        }
    }
    text.swap(mended);
    return replaced;
}

/// Whether each byte beyond ASCII is one that Latin text has in windows-1252: a letter next to a letter, or common punctuation.
bool looks_like_windows_1252(std::string_view text) {
    constexpr std::string_view punctuation = "\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xA0\xA3\xA7\xA9\xAB\xAE\xB0\xB7\xBB\xBD";
    const auto is_letter = [](unsigned char byte) { return (byte | 0x20U) - 'a' < 26U || (byte >= 0xC0 && byte != 0xD7 && byte != 0xF7); };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80 || punctuation.find(static_cast<char>(byte)) != std::string_view::npos) continue;
        const bool beside_letter = (at > 0 && is_letter(text[at - 1])) || (at + 1 < text.size() && is_letter(text[at + 1]));
        if (!is_letter(byte) || !beside_letter) return false;
    }
    return true;
}

/// ICU's guess, where it is sure enough to be taken; windows-1252, the superset of what it calls ISO-8859-1, otherwise.
std::string detect_legacy_encoding(std::string_view sample) {
    constexpr std::int32_t sure_enough = 25;  // its scale is 0 to 100; rightly guessed short texts often reach no more than 30
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), &ucsdet_close);
    ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
    const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
    if (U_FAILURE(status) || match == nullptr || ucsdet_getConfidence(match, &status) < sure_enough) return "windows-1252";
    const std::string_view name = ucsdet_getName(match, &status);
    if (U_FAILURE(status) || name == "ISO-8859-1" || name.substr(0, 4) == "UTF-" || name.substr(0, 3) == "IBM") return "windows-1252";
    return std::string(name);
}

/// Whether there is such an encoding; pages name all kinds.
bool is_known(const std::string& name) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(name.c_str(), &status), &ucnv_close);
    return U_SUCCESS(status) != 0;
}

std::string_view without_cut_character(std::string_view sample) {
    for (std::size_t tail = 1; tail <= 3 && tail <= sample.size(); ++tail) {
        const auto byte = static_cast<unsigned char>(sample[sample.size() - tail]);
        if (byte >= 0xC0) return sample.substr(0, sample.size() - tail);
        if (byte < 0x80) break;
    }
    return sample;
}

}  // namespace

Encoding detect_encoding(std::string_view sample) {
    for (const Mark& mark : marks)
        if (sample.substr(0, mark.bytes.size()) == mark.bytes) return {mark.name, mark.bytes.size(), mark.wide};
    if (const char* wide = wide_encoding(sample)) return {wide, 0, true};
    const Utf8Census census = take_census(without_cut_character(sample));
    if (census.wrong == 0 || census.valid + census.surrogates > census.wrong) return {};
    return {detect_legacy_encoding(sample), 0, false};
}

void make_utf8(std::string& bytes, const Encoding& likely, std::vector<std::string>& notes) {
    if (find_invalid_utf8(bytes) == bytes.size()) return;
    const Utf8Census census = take_census(bytes);
    const bool damaged_utf8 = census.valid + census.surrogates >= census.wrong;
    std::string legacy = likely.name;
    if (likely.wide || likely.name == "UTF-8" || !is_known(likely.name)) {
        constexpr std::size_t tells_nothing = 8;  // a few wrong bytes are strays, not a language
        constexpr std::size_t enough = 64 * 1024;
        legacy = census.wrong < tells_nothing ? "windows-1252" : detect_legacy_encoding(std::string_view(bytes).substr(0, enough));
    }
    if (damaged_utf8 || (legacy == "windows-1252" && !looks_like_windows_1252(bytes))) {
        const std::size_t replaced = replace_wrong_bytes(bytes);
        if (replaced > 0)
            notes.push_back(std::to_string(replaced) + (replaced == 1 ? " wrong byte" : " wrong bytes") + " replaced by U+FFFD");
        if (census.surrogates > 0) notes.emplace_back("surrogates written as UTF-8 were mended");
        return;
    }
    bytes = convert_to_utf8(bytes, legacy);
    notes.push_back("read as " + legacy + ", because it is not valid UTF-8");
}

std::string convert_to_utf8(std::string_view bytes, const std::string& encoding) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(encoding.c_str(), &status), &ucnv_close);
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> to(ucnv_open("UTF-8", &status), &ucnv_close);
    std::string converted;
    if (U_SUCCESS(status)) {
        std::array<UChar, 2048> pivot{};
        UChar* pivot_source = pivot.data();
        UChar* pivot_target = pivot.data();
        std::array<char, 8192> buffer{};
        const char* source = bytes.data();
        bool first = true;
        do {
            status = U_ZERO_ERROR;
            char* target = buffer.data();
            ucnv_convertEx(to.get(), from.get(), &target, buffer.data() + buffer.size(), &source, bytes.data() + bytes.size(), pivot.data(),
                           &pivot_source, &pivot_target, pivot.data() + pivot.size(), first, true, &status);
            converted.append(buffer.data(), target);
            first = false;
        } while (status == U_BUFFER_OVERFLOW_ERROR);
    }
    if (U_FAILURE(status)) {
        converted = bytes;
        replace_wrong_bytes(converted);
    }
    return converted;
}

void normalize(std::string& text) {
    // Nothing below U+0300 (lead byte 0xCC) composes, so most text needs no library.
    const bool plain = std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xCC; });
    if (plain) return;
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status) || nfc->isNormalizedUTF8(text, status)) return;
    std::string composed;
    icu::StringByteSink<std::string> sink(&composed, static_cast<std::int32_t>(std::min<std::size_t>(text.size(), INT32_MAX)));
    nfc->normalizeUTF8(0, text, sink, nullptr, status);
    if (U_SUCCESS(status)) text.swap(composed);
}

}  // namespace dateline
