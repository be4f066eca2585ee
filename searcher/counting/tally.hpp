#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace dateline {

/// Counts by number, and remembers which numbers were met, so that few among many cost little.
class Tally {
public:
    /// Makes room for numbers below `size`.
    void make_room(std::size_t size) {
        if (counts_.size() < size) counts_.resize(size);
    }
    void add(std::uint32_t number, std::uint32_t count = 1) {
        if (counts_[number] == 0) met_.push_back(number);
        counts_[number] += count;
    }
    /// Takes one off what was added before.
    void take_off(std::uint32_t number) { --counts_[number]; }

    /// Those with a count, each once, and their counts.
    [[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> counted() const {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> counted;
        for (const std::uint32_t number : met_) {
            if (counts_[number] > 0) counted.emplace_back(number, counts_[number]);
        }
        return counted;
    }

    void clear() {
        for (const std::uint32_t number : met_) counts_[number] = 0;
        met_.clear();
    }

private:
    std::vector<std::uint32_t> counts_;
    std::vector<std::uint32_t> met_;
};

/// Lends empty tallies, whose memory is used again. Thread-safe; must outlive what it lends.
class TallyPool {
public:
    struct Return {
        TallyPool* pool = nullptr;
        void operator()(Tally* tally) const {
            std::unique_ptr<Tally> owned(tally);
            owned->clear();
            const std::lock_guard lock(pool->mutex_);
            pool->free_.push_back(std::move(owned));
        }
    };
    using Lent = std::unique_ptr<Tally, Return>;

    Lent borrow(std::size_t size) {
        std::unique_ptr<Tally> tally;
        {
            const std::lock_guard lock(mutex_);
            if (!free_.empty()) {
                tally = std::move(free_.back());
                free_.pop_back();
            }
        }
        if (!tally) tally = std::make_unique<Tally>();
        tally->make_room(size);
        return {tally.release(), Return{this}};
    }

private:
    std::mutex mutex_;
    std::vector<std::unique_ptr<Tally>> free_;
};

}  // namespace dateline
