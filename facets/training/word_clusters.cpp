#include "facets/training/word_clusters.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace dateline::training {
namespace {

/// n log n, from a table where n is small.
class EntropyTerm {
public:
    EntropyTerm() : small_(1 << 16) {
        for (std::size_t n = 1; n < small_.size(); ++n) small_[n] = static_cast<double>(n) * std::log(static_cast<double>(n));
    }
    double operator()(std::uint64_t n) const {
        return n < small_.size() ? small_[n] : static_cast<double>(n) * std::log(static_cast<double>(n));
    }

private:
    std::vector<double> small_;
};

using Neighbour = std::pair<std::uint32_t, std::uint32_t>;  ///< word or class, count

class Exchange {
public:
    Exchange(const WordStream& stream, std::uint32_t classes) : words_(stream.word_count), classes_(std::max(classes, 3U)) {
        count_.assign(words_, 0);
        for (const std::uint32_t word : stream.words) ++count_[word];
        count_neighbours(stream);
        order_.resize(words_ < 2 ? 0 : words_ - 2);
        std::iota(order_.begin(), order_.end(), 2U);
        std::stable_sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) { return count_[a] > count_[b]; });
        class_of_.assign(words_, 0);
        if (words_ > 1) class_of_[1] = 1;
        for (std::size_t i = 0; i < order_.size(); ++i) class_of_[order_[i]] = static_cast<std::uint16_t>(2 + i % (classes_ - 2));
        sizes_.assign(classes_, 0);
        pairs_.assign(static_cast<std::size_t>(classes_) * classes_, 0);
        for (std::uint32_t word = 0; word < words_; ++word) {
            sizes_[class_of_[word]] += count_[word];
            for (const auto& [next, count] : after_[word]) pair(class_of_[word], class_of_[next]) += count;
        }
    }

    std::size_t round() {
        std::size_t moved = 0;
        for (const std::uint32_t word : order_) {
            const std::uint16_t from = class_of_[word];
            gather(word);
            move(word, from, -1);
            const std::uint16_t to = best_class(word, from);
            move(word, to, 1);
            class_of_[word] = to;
            moved += to != from;
        }
        return moved;
    }

    [[nodiscard]] std::vector<std::uint16_t> classes() const {
        std::vector<std::uint16_t> result = class_of_;
        for (std::uint16_t& of_word : result) ++of_word;
        return result;
    }

private:
    std::uint32_t& pair(std::uint32_t before, std::uint32_t after) { return pairs_[static_cast<std::size_t>(before) * classes_ + after]; }

    void count_neighbours(const WordStream& stream) {
        after_.resize(words_);
        before_.resize(words_);
        std::vector<std::uint64_t> bigrams;
        for (std::size_t i = 1; i < stream.words.size(); ++i)
            bigrams.push_back(static_cast<std::uint64_t>(stream.words[i - 1]) << 32 | stream.words[i]);
        std::sort(bigrams.begin(), bigrams.end());
        for (std::size_t i = 0, end = 0; i < bigrams.size(); i = end) {
            while (end < bigrams.size() && bigrams[end] == bigrams[i]) ++end;
            const auto first = static_cast<std::uint32_t>(bigrams[i] >> 32), second = static_cast<std::uint32_t>(bigrams[i]);
            after_[first].emplace_back(second, static_cast<std::uint32_t>(end - i));
            before_[second].emplace_back(first, static_cast<std::uint32_t>(end - i));
        }
    }

    void sum_by_class(const std::vector<Neighbour>& neighbours, std::uint32_t self, std::vector<Neighbour>& sums) {
        sums.clear();
        for (const auto& [word, count] : neighbours) {
            if (word == self) continue;
            std::uint32_t& slot = scratch_[class_of_[word]];
            if (slot == 0) sums.emplace_back(class_of_[word], 0);
            slot += count;
        }
        for (auto& [of_class, count] : sums) {
            count = scratch_[of_class];
            scratch_[of_class] = 0;
        }
    }

    void gather(std::uint32_t word) {
        scratch_.resize(classes_, 0);
        sum_by_class(before_[word], word, from_classes_);
        sum_by_class(after_[word], word, to_classes_);
        self_ = 0;
        for (const auto& [next, count] : after_[word]) self_ += next == word ? count : 0;
    }

    void move(std::uint32_t word, std::uint16_t where, int sign) {
        const auto add = [&](std::uint32_t& to, std::uint32_t count) { to = sign > 0 ? to + count : to - count; };
        for (const auto& [of_class, count] : from_classes_) add(pair(of_class, where), count);
        for (const auto& [of_class, count] : to_classes_) add(pair(where, of_class), count);
        add(pair(where, where), self_);
        sizes_[where] = sign > 0 ? sizes_[where] + count_[word] : sizes_[where] - count_[word];
    }

    std::uint16_t best_class(std::uint32_t word, std::uint16_t from) {
        double best = -1e300;
        std::uint16_t found = from;
        for (std::uint16_t candidate = 2; candidate < classes_; ++candidate) {
            double gain = 2 * (term_(sizes_[candidate]) - term_(sizes_[candidate] + count_[word]));
            for (const auto& [of_class, count] : from_classes_) {
                const std::uint32_t now = pair(of_class, candidate);
                gain += term_(now + count) - term_(now);
            }
            for (const auto& [of_class, count] : to_classes_) {
                const std::uint32_t now = pair(candidate, of_class);
                gain += term_(now + count) - term_(now);
            }
            if (self_ > 0) gain += term_(pair(candidate, candidate) + self_) - term_(pair(candidate, candidate));
            if (gain > best) {
                best = gain;
                found = candidate;
            }
        }
        return found;
    }

    std::uint32_t words_, classes_;
    EntropyTerm term_;
    std::vector<std::uint64_t> count_, sizes_;
    std::vector<std::vector<Neighbour>> before_, after_;
    std::vector<std::uint32_t> order_, pairs_, scratch_;
    std::vector<std::uint16_t> class_of_;
    std::vector<Neighbour> from_classes_, to_classes_;
    std::uint32_t self_ = 0;
};

}  // namespace

std::vector<std::uint16_t> cluster_words(const WordStream& stream, std::uint32_t classes, int rounds,
                                         const std::function<void(int, std::size_t)>& progress) {
    Exchange exchange(stream, classes);
    for (int round = 0; round < rounds; ++round) {
        const std::size_t moved = exchange.round();
        progress(round, moved);
        if (moved == 0) break;
    }
    return exchange.classes();
}

}  // namespace dateline::training
