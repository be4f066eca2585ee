#include "searcher/workers.hpp"

#include <time.h>

#include <algorithm>
#include <atomic>
#include <exception>

namespace dateline {

namespace {

constexpr std::chrono::milliseconds shortest_rest{20}, longest_rest{1000};

/// What this thread has worked so far, not counting when it had to wait for a core.
std::chrono::nanoseconds worked() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

}  // namespace

struct Workers::Task {
    Task(std::size_t count, const std::function<void(std::size_t)>& call) : pieces(count), piece(call) {}

    /// Takes pieces until none is left.
    void help() {
        std::chrono::nanoseconds last = worked();
        for (std::size_t taken = next++; taken < pieces; taken = next++) {
            std::exception_ptr thrown;
            if (!has_failed) {
                try {
                    piece(taken);
                } catch (...) {
                    thrown = std::current_exception();
                }
            }
            const std::lock_guard lock(mutex);
            if (thrown && !failure) {
                failure = thrown;
                has_failed = true;
            }
            work += worked() - last;
            last = worked();
            if (++done == pieces) all_done.notify_all();
        }
    }

    /// Until all pieces are done; how long they would have taken one thread.
    std::chrono::nanoseconds wait() {
        std::unique_lock lock(mutex);
        all_done.wait(lock, [this] { return done == pieces; });
        if (failure) std::rethrow_exception(failure);
        return work;
    }

    const std::size_t pieces;
    const std::function<void(std::size_t)>& piece;  // outlives the last call: run() waits for all pieces
    std::atomic<std::size_t> next{0};
    std::atomic<bool> has_failed{false};
    std::mutex mutex;
    std::condition_variable all_done;
    std::size_t done = 0;
    std::chrono::nanoseconds work{};
    std::exception_ptr failure;
};

Workers::~Workers() {
    {
        const std::lock_guard lock(mutex_);
        is_ending_ = true;
    }
    has_work_.notify_all();
    for (std::thread& thread : threads_) thread.join();
}

void Workers::run(std::size_t pieces, const std::function<void(std::size_t)>& piece) {
    if (pieces <= 1 || wanted_ == 0 || is_resting()) {
        for (std::size_t i = 0; i < pieces; ++i) piece(i);
        return;
    }
    const Clock::time_point begin = Clock::now();
    const auto task = std::make_shared<Task>(pieces, piece);
    {
        const std::lock_guard lock(mutex_);
        if (threads_.empty()) start();
        tasks_.push_back(task);
    }
    for (std::size_t i = 0; i < std::min(wanted_, pieces - 1); ++i) has_work_.notify_one();
    task->help();
    {
        const std::lock_guard lock(mutex_);
        std::erase(tasks_, task);
    }
    const Clock::duration alone = task->wait();
    judge(Clock::now() - begin, alone);
}

bool Workers::is_resting() {
    const std::lock_guard lock(mutex_);
    return Clock::now() < rests_until_;
}

void Workers::judge(Clock::duration taken, Clock::duration alone) {
    const std::lock_guard lock(mutex_);
    if (taken <= alone) {
        rest_ = {};
        return;
    }
    rest_ = std::clamp<Clock::duration>(rest_ * 2, shortest_rest, longest_rest);
    rests_until_ = Clock::now() + rest_;
}

void Workers::start() {
    for (std::size_t i = 0; i < wanted_; ++i) threads_.emplace_back([this] { work(); });
}

void Workers::work() {
    std::unique_lock lock(mutex_);
    while (true) {
        has_work_.wait(lock, [this] { return is_ending_ || !tasks_.empty(); });
        if (is_ending_) return;
        const std::shared_ptr<Task> task = tasks_.front();
        lock.unlock();
        task->help();
        lock.lock();
        // Nothing of it is left to be taken: nobody needs to look at it again.
        std::erase(tasks_, task);
    }
}

}  // namespace dateline
