#include "labels.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

namespace dateline::bench {

namespace {

constexpr std::size_t persons_count = 200'000, countries_count = 250, topics_count = 100;

/// The first word of every line, or all words; comments left out.
std::vector<std::string> words_of(const std::string& file, bool only_first) {
    std::ifstream stream(file);
    if (!stream) throw std::runtime_error("cannot read '" + file + "'");
    std::vector<std::string> words;
    for (std::string line; std::getline(stream, line);) {
        if (line.empty() || line.front() == '#') continue;
        std::istringstream fields(line);
        for (std::string word; fields >> word;) {
            words.push_back(word);
            if (only_first) break;
        }
    }
    return words;
}

/// Names that are plain words, capitalised, each once, in an order that has nothing to do with the alphabet.
std::vector<std::string> names_of(const std::vector<std::string>& words, Numbers& numbers) {
    std::set<std::string> names;
    for (std::string word : words) {
        if (word.size() < 3 || !std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; })) continue;
        word.front() = static_cast<char>(word.front() - 'a' + 'A');
        names.insert(word);
    }
    std::vector<std::string> shuffled(names.begin(), names.end());
    for (std::size_t i = shuffled.size(); i > 1; --i) std::swap(shuffled[i - 1], shuffled[numbers.below(i)]);
    return shuffled;
}

}  // namespace

std::uint64_t Numbers::next() {
    std::uint64_t mixed = state_ += 0x9E3779B97F4A7C15U;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31U);
}

Zipf::Zipf(std::size_t ranks) {
    double sum = 0;
    for (std::size_t rank = 0; rank < ranks; ++rank) cumulative_.push_back(sum += 1.0 / static_cast<double>(rank + 1));
    for (double& value : cumulative_) value /= sum;
}

std::size_t Zipf::draw(Numbers& numbers) const {
    const auto found = std::upper_bound(cumulative_.begin(), cumulative_.end(), numbers.fraction());
    return std::min(static_cast<std::size_t>(found - cumulative_.begin()), cumulative_.size() - 1);
}

Labels make_labels(const std::string& tables_folder) {
    Numbers numbers(1);
    const std::vector<std::string> forenames = names_of(words_of(tables_folder + "/forenames.tsv", true), numbers);
    const std::vector<std::string> surnames = names_of(words_of(tables_folder + "/surnames.tsv", false), numbers);
    Labels labels;
    if (forenames.size() * surnames.size() < persons_count) throw std::runtime_error("too few names in '" + tables_folder + "'");
    for (std::size_t i = 0; i < persons_count; ++i) {
        // Every forename meets another surname each round.
        const std::size_t round = i / forenames.size();
        labels.persons.push_back(forenames[i % forenames.size()] + " " + surnames[(i + round) % surnames.size()]);
    }
    std::sort(labels.persons.begin(), labels.persons.end());
    labels.persons.erase(std::unique(labels.persons.begin(), labels.persons.end()), labels.persons.end());
    for (std::size_t i = labels.persons.size(); i > 1; --i) std::swap(labels.persons[i - 1], labels.persons[numbers.below(i)]);

    for (const std::string& code : words_of(tables_folder + "/countries.tsv", true)) {
        if (labels.countries.size() < countries_count) labels.countries.push_back(code);
    }
    for (std::size_t i = labels.countries.size(); i > 1; --i) std::swap(labels.countries[i - 1], labels.countries[numbers.below(i)]);
    for (std::size_t i = 1; i <= topics_count; ++i) labels.topics.push_back("desk " + std::to_string(i));
    return labels;
}

}  // namespace dateline::bench
