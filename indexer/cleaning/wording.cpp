#include "indexer/cleaning/wording.hpp"

#include <array>
#include <unordered_map>
#include <vector>

#include "indexer/cleaning/wording_table.hpp"

namespace dateline {
namespace {

std::string_view first_word(std::string_view words) {
    return words.substr(0, words.find(' '));
}

/// The phrases by their first word.
const std::unordered_map<std::string_view, std::vector<const Phrase*>>& phrases_by_first_word() {
    static const auto index = [] {
        std::unordered_map<std::string_view, std::vector<const Phrase*>> by_word;
        for (std::size_t i = 0; i < phrase_count; ++i) by_word[first_word(phrase_table[i].words)].push_back(&phrase_table[i]);
        return by_word;
    }();
    return index;
}

/// Whether the phrase stands at `at` of a plainly spelt line, where a word begins.
bool stands_at(const Phrase& phrase, std::string_view plain, std::size_t at) {
    const std::size_t end = at + phrase.words.size();
    if (end >= plain.size() || plain[end] != ' ' || plain.compare(at, phrase.words.size(), phrase.words) != 0) return false;
    const bool at_start = at == 1;
    const bool at_end = end + 1 == plain.size();
    switch (phrase.place) {
        case PhrasePlace::start:
            return at_start;
        case PhrasePlace::end:
            return at_end;
        case PhrasePlace::whole:
            return at_start && at_end;
        case PhrasePlace::anywhere:
            break;
    }
    return true;
}

}  // namespace

std::string spell_plainly(std::string_view line) {
    std::string plain(1, ' ');
    plain.reserve(line.size() + 2);
    for (std::size_t at = 0; at < line.size(); ++at) {
        const auto byte = static_cast<unsigned char>(line[at]);
        const auto next = static_cast<unsigned char>(at + 1 < line.size() ? line[at + 1] : 0);
        if (byte >= 'A' && byte <= 'Z') {
            plain.push_back(static_cast<char>(byte + 32));
        } else if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '@' || byte == '#' || byte == '$' ||
                   byte == '&' || byte >= 0xC3) {
            const bool dash_or_quote = byte == 0xE2 && next == 0x80;  // U+2000 to U+203F
            if (!dash_or_quote) {
                plain.push_back(static_cast<char>(byte));
                continue;
            }
            const bool apostrophe = at + 2 < line.size() && line[at + 2] == '\x99';
            if (!apostrophe && plain.back() != ' ') plain.push_back(' ');
            at += 2;
        } else if (byte == 0xC2 && (next == 0xA9 || next == 0xA3)) {  // © £ are words of their own
            if (plain.back() != ' ') plain.push_back(' ');
            plain.append(line, at++, 2).push_back(' ');
        } else if (byte >= 0x80 && byte < 0xC0) {
            plain.push_back(static_cast<char>(byte));
        } else if (byte == '\'') {
            continue;  // "don't" is "dont"
        } else {
            at += byte == 0xC2;
            if (plain.back() != ' ') plain.push_back(' ');
        }
    }
    if (plain.back() != ' ') plain.push_back(' ');
    return plain;
}

Wording read_wording(std::string_view line) {
    constexpr std::size_t enough = 600;
    const std::string plain = spell_plainly(line.substr(0, enough));
    const auto& index = phrases_by_first_word();
    Wording found;
    int total = 0, strongest = 0;
    for (std::size_t at = 1; at < plain.size();) {
        const std::size_t end = plain.find(' ', at);
        const auto phrases = index.find(std::string_view(plain).substr(at, end - at));
        int here = 0;  // of phrases that start at one word only the strongest counts
        if (phrases != index.end()) {
            for (const Phrase* phrase : phrases->second) {
                if (phrase->weight <= here || !stands_at(*phrase, plain, at)) continue;
                here = phrase->weight;
                if (here <= strongest) continue;
                strongest = here;
                found.reason = phrase->reason;
                found.header = phrase->header;
            }
        }
        total += here;
        at = end + 1;
    }
    found.weight = total;
    return found;
}

}  // namespace dateline
