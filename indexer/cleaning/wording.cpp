#include "indexer/cleaning/wording.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "indexer/cleaning/packed_word.hpp"
#include "indexer/cleaning/wording_table.hpp"

namespace dateline {
namespace {

constexpr std::size_t looked_at = 600;  // bytes of a line

/// The phrases by the start of their first word.
class PhraseIndex {
public:
    PhraseIndex() {
        for (const StandingPhrase& phrase : standing_phrases()) sorted_.push_back(&phrase);
        const auto key = [](const StandingPhrase* phrase) { return pack_word(phrase->words.substr(0, phrase->words.find(' '))); };
        std::stable_sort(sorted_.begin(), sorted_.end(), [&](const StandingPhrase* a, const StandingPhrase* b) { return key(a) < key(b); });
        for (std::size_t i = 0; i < sorted_.size(); ++i) {
            Group& group = groups_[key(sorted_[i])];
            if (group.count++ == 0) group.first = static_cast<std::uint16_t>(i);
        }
    }

    [[nodiscard]] std::span<const StandingPhrase* const> find(std::string_view word) const {
        const Group group = groups_.find(pack_word(word));
        return std::span(sorted_).subspan(group.first, group.count);
    }

private:
    struct Group {
        std::uint16_t first = 0, count = 0;
    };
    std::vector<const StandingPhrase*> sorted_;
    PackedWordTable<Group, 4096> groups_;
};

/// Whether the phrase stands at `at` of a plainly spelt line, where a word begins.
bool stands_at(const StandingPhrase& phrase, std::string_view plain, std::size_t at) {
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

/// What each ASCII character becomes; 0 vanishes ("don't" is "dont").
constexpr std::array<char, 128> plain_ascii = [] {
    std::array<char, 128> table{};
    for (std::size_t c = 0; c < table.size(); ++c) {
        const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '@' || c == '#' || c == '$' || c == '&';
        table[c] = kept ? static_cast<char>(c) : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == '\'' ? '\0' : ' ';
    }
    return table;
}();

}  // namespace

std::string spell_plainly(std::string_view line) {
    std::string plain(line.size() * 2 + 2, ' ');
    char* to = plain.data() + 1;
    const auto blank = [&] { to += to[-1] != ' '; };  // the buffer is blank already
    for (std::size_t at = 0; at < line.size(); ++at) {
        const auto byte = static_cast<unsigned char>(line[at]);
        if (byte < 0x80) {
            const char small = plain_ascii[byte];
            if (small == ' ')
                blank();
            else if (small != 0)
                *to++ = small;
            continue;
        }
        const auto next = static_cast<unsigned char>(at + 1 < line.size() ? line[at + 1] : 0);
        if (byte == 0xE2 && next == 0x80) {  // U+2000 to U+203F: dashes and quotes; the apostrophe vanishes like the ASCII one
            if (at + 2 >= line.size() || line[at + 2] != '\x99') blank();
            at += 2;
        } else if (byte == 0xC2 && (next == 0xA9 || next == 0xA3)) {  // the signs of copyright and pound are words of their own
            blank();
            *to++ = line[at++];
            *to++ = line[at];
            blank();
        } else if (byte == 0xC2) {
            ++at;
            blank();
        } else {
            *to++ = static_cast<char>(byte);
        }
    }
    blank();
    plain.resize(static_cast<std::size_t>(to - plain.data()));
    return plain;
}

Wording read_wording(std::string_view line) {
    return read_plain_wording(spell_plainly(line.substr(0, looked_at)));
}

Wording read_plain_wording(std::string_view plain) {
    static const PhraseIndex index;
    plain = plain.substr(0, looked_at);
    Wording found;
    std::array<const StandingPhrase*, 8> counted{};  // a phrase said twice is no stronger
    std::size_t count = 0;
    int strongest = 0;
    for (std::size_t at = 1; at < plain.size();) {
        std::size_t end = at;
        while (end < plain.size() && plain[end] != ' ') ++end;
        const StandingPhrase* here = nullptr;  // of phrases that start at one word the strongest counts
        for (const StandingPhrase* phrase : index.find(plain.substr(at, end - at)))
            if ((here == nullptr || phrase->weight > here->weight) && stands_at(*phrase, plain, at)) here = phrase;
        at = end + 1;
        if (here == nullptr || count == counted.size() || std::find(counted.begin(), counted.end(), here) != counted.end()) continue;
        counted[count++] = here;
        found.weight += here->weight;
        if (here->weight <= strongest) continue;
        strongest = here->weight;
        found.reason = here->reason;
        found.header = here->header;
    }
    return found;
}

}  // namespace dateline
