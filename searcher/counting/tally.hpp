#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace dateline {

/// Counts by number. A sparse one remembers which numbers were met, so that few among many cost little; a dense one does not, so that many cost less each.
class Tally {
public:
    /// For numbers below `size`. To be called while it is empty.
    void prepare(std::size_t size, bool is_dense) {
        if (counts_.size() < size) counts_.resize(size);
        size_ = size;
        is_dense_ = is_dense;
    }
    [[nodiscard]] bool is_dense() const { return is_dense_; }

    /// Into a sparse one.
    void add(std::uint32_t number) {
        if (counts_[number]++ == 0) met_.push_back(number);
    }
    /// Those of a dense one, to be changed at will. Counts may fall below 0 and come round when tallies are joined.
    [[nodiscard]] std::uint32_t* counts() { return counts_.data(); }

    /// Takes over what another of the same kind and size has counted.
    void join(const Tally& other) {
        if (is_dense_) {
            for (std::size_t i = 0; i < size_; ++i) counts_[i] += other.counts_[i];
            return;
        }
        for (const std::uint32_t number : other.met_) {
            if (counts_[number] == 0) met_.push_back(number);
            counts_[number] += other.counts_[number];
        }
    }

    /// Calls `use` with each number that was counted, and its count.
    template <typename Use>
    void for_each(Use use) const {
        if (is_dense_) {
            for (std::size_t i = 0; i < size_; ++i) {
                if (counts_[i] != 0) use(static_cast<std::uint32_t>(i), counts_[i]);
            }
            return;
        }
        for (const std::uint32_t number : met_) use(number, counts_[number]);
    }

    void clear() {
        if (is_dense_) {
            std::fill_n(counts_.begin(), size_, 0U);
        } else {
            for (const std::uint32_t number : met_) counts_[number] = 0;
        }
        met_.clear();
    }

private:
    std::vector<std::uint32_t> counts_;
    std::vector<std::uint32_t> met_;
    std::size_t size_ = 0;
    bool is_dense_ = false;
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

    Lent borrow(std::size_t size, bool is_dense) {
        std::unique_ptr<Tally> tally;
        {
            const std::lock_guard lock(mutex_);
            if (!free_.empty()) {
                tally = std::move(free_.back());
                free_.pop_back();
            }
        }
        if (!tally) tally = std::make_unique<Tally>();
        tally->prepare(size, is_dense);
        return {tally.release(), Return{this}};
    }

private:
    std::mutex mutex_;
    std::vector<std::unique_ptr<Tally>> free_;
};

}  // namespace dateline
