#pragma once

#include <string_view>
#include <vector>

namespace dateline {

/// Where in a line a phrase must stand to count.
enum class PhrasePlace : unsigned char { anywhere, start, end, whole };

/// A standing phrase of debris.
struct StandingPhrase {
    std::string_view words;  ///< as spell_plainly() writes them, without the blanks at both ends
    const char* reason = "";
    int weight = 0;
    PhrasePlace place = PhrasePlace::anywhere;
    bool header = false;
};

/// All phrases of indexer/tables/wording.tsv, which is compiled in and whose head describes its columns. For the life of the program; thread-safe.
const std::vector<StandingPhrase>& standing_phrases();

}  // namespace dateline
