#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dateline::bench {

/// A stream of numbers that is the same on every machine (SplitMix64; Steele, Lea and Flood, 2014).
class Numbers {
public:
    explicit Numbers(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next();
    /// From 0 to limit - 1.
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() % limit); }
    /// In [0, 1).
    double fraction() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }

private:
    std::uint64_t state_;
};

/// Ranks from 0 whose probabilities fall as 1 / (rank + 1): Zipf's law, as names in news follow it.
class Zipf {
public:
    explicit Zipf(std::size_t ranks);
    std::size_t draw(Numbers& numbers) const;

private:
    std::vector<double> cumulative_;
};

/// The labels that articles of the archive carry: most frequent first.
struct Labels {
    std::vector<std::string> persons;    ///< 200,000 different names of a forename and a surname
    std::vector<std::string> countries;  ///< codes
    std::vector<std::string> topics;     ///< 100
};

/// Made of the project's own tables, in this folder. Throws std::runtime_error when they are not there.
Labels make_labels(const std::string& tables_folder);

}  // namespace dateline::bench
