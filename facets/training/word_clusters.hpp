#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace dateline::training {

/// Words of running text by number, sentence after sentence.
struct WordStream {
    std::vector<std::uint32_t> words;  ///< below word_count; word 0 stands for the border of sentences, 1 for all rare words
    std::uint32_t word_count = 0;
};

/// Puts words into classes such that a word's class tells most about the next word's (Martin, Liermann, Ney 1998: the exchange algorithm over class
/// bigrams). Returns a class for each word, from 1 to `classes`. Words 0 and 1 have classes of their own. Deterministic. `rounds` over all words.
std::vector<std::uint16_t> cluster_words(const WordStream& stream, std::uint32_t classes, int rounds,
                                         const std::function<void(int, std::size_t)>& progress);

}  // namespace dateline::training
