#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// What the wording of a line says about it.
struct Wording {
    const char* reason = nullptr;  ///< as Dropped::reason ("share"); null when no phrase of debris was met
    int weight =
        0;  ///< 1: said in articles as well; 2: hardly; 3: never, or the whole line is a standing phrase; more when several phrases meet
    bool header = false;  ///< the line announces more of its kind below ("Related stories")
};

/// Looks for the standing phrases of web pages and printed archives in a line: share bars, appeals, cookie notices, captions' credits and so on, English with the commonest
/// of other languages. Only the first 600 bytes are looked at. Linear. Thread-safe.
Wording read_wording(std::string_view line);

/// The same of a line that spell_plainly() has written.
Wording read_plain_wording(std::string_view plain);

/// The line in small letters, everything but letters, digits and the marks © @ # £ $ € & a blank, one blank at both ends: " read more ". Accents stay.
std::string spell_plainly(std::string_view line);

}  // namespace dateline
