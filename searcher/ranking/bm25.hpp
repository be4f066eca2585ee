#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace dateline {

/// The parameters of BM25 (Robertson and others, "Okapi at TREC-3", 1994). A word of the title stands in the index several times over, so repetition is
/// let count further than the usual k1 of 1.2 does; k1 from 1.6 to 4 and b from 0.5 to 0.85 rank the Cranfield collection almost alike (nDCG@10 .393 to
/// .399). There and on our own sample archive, bonuses for words that stand together ranked worse, at every strength tried.
struct Bm25 {
    double k1 = 2.5;          ///< how much a word's repetition counts
    double b = 0.75;          ///< how much an article's length counts
    double min_length = 0.5;  ///< shorter articles count as this long, as a share of the average length
};

/// What the weight of a word in an article is reckoned from besides the word: the same for all segments, so that an article's score does not depend
/// on how the archive is stored.
class WordWeights {
public:
    WordWeights(const Bm25& parameters, std::uint64_t articles, double average_length)
        : k1_(parameters.k1),
          articles_(static_cast<double>(articles)),
          base_(static_cast<float>(parameters.k1 * (1 - parameters.b))),
          slope_(static_cast<float>(average_length > 0 ? parameters.k1 * parameters.b / average_length : 0)),
          floor_(static_cast<float>(parameters.k1 * (1 - parameters.b + parameters.b * parameters.min_length))) {}

    /// The most that a word, found in this many articles, can add to a score. Positive for every word: below a weight that Robertson and Sparck Jones
    /// would call useless it falls more slowly, as in Xapian's BM25Weight.
    [[nodiscard]] float of_word(double found_in) const {
        double rarity = (articles_ - found_in + 0.5) / (found_in + 0.5);
        if (rarity < 2) rarity = rarity * 0.5 + 1;
        return static_cast<float>(std::log(rarity) * (k1_ + 1));
    }

    /// What a word of this weight, standing `wdf` times in an article of this length, adds to its score.
    [[nodiscard]] float score(float weight, std::uint32_t wdf, std::uint32_t length) const {
        const float norm = std::max(base_ + slope_ * static_cast<float>(length), floor_);
        const auto times = static_cast<float>(wdf);
        return weight * times / (times + norm);
    }

private:
    double k1_;
    double articles_;
    float base_, slope_, floor_;
};

}  // namespace dateline
