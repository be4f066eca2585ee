#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

/// Where in a line a phrase must stand to count.
enum class PhrasePlace : unsigned char { anywhere, start, end, whole };

/// A standing phrase of debris.
struct Phrase {
    std::string_view words;  ///< as spell_plainly() writes them, without the blanks at both ends
    const char* reason;
    int weight;
    PhrasePlace place = PhrasePlace::anywhere;
    bool header = false;
};

extern const Phrase phrase_table[];
extern const std::size_t phrase_count;

}  // namespace dateline
