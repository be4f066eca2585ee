#include "searcher/workers.hpp"

#include <algorithm>
#include <atomic>
#include <exception>

namespace dateline {

struct Workers::Task {
    Task(std::size_t count, const std::function<void(std::size_t)>& call) : pieces(count), piece(call) {}

    /// Takes pieces until none is left.
    void help() {
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
            if (++done == pieces) all_done.notify_all();
        }
    }

    void wait() {
        std::unique_lock lock(mutex);
        all_done.wait(lock, [this] { return done == pieces; });
        if (failure) std::rethrow_exception(failure);
    }

    const std::size_t pieces;
    const std::function<void(std::size_t)>& piece;  // outlives the last call: run() waits for all pieces
    std::atomic<std::size_t> next{0};
    std::atomic<bool> has_failed{false};
    std::mutex mutex;
    std::condition_variable all_done;
    std::size_t done = 0;
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
    if (pieces <= 1 || wanted_ == 0) {
        for (std::size_t i = 0; i < pieces; ++i) piece(i);
        return;
    }
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
    task->wait();
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
