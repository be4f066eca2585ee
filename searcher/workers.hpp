#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace dateline {

/// Threads that share out the pieces of a task. They start when they are first needed. Where the machine is busy with other things, so that a task took longer
/// than it would have taken one thread alone, the next tasks are left to whoever brings them, for a while. Thread-safe: several threads may run tasks at once.
class Workers {
public:
    /// `threads`: how many work at a task besides whoever brings it.
    explicit Workers(std::size_t threads) : wanted_(threads) {}
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    /// Calls `piece` with every number below `pieces`, each once, on this thread and the others; returns when all are done. When one throws, the rest is
    /// left and the first exception comes out here.
    void run(std::size_t pieces, const std::function<void(std::size_t)>& piece);

    [[nodiscard]] std::size_t threads() const { return wanted_; }

private:
    struct Task;
    using Clock = std::chrono::steady_clock;
    [[nodiscard]] bool is_resting();
    void judge(Clock::duration taken, Clock::duration alone);
    void start();
    void work();

    std::size_t wanted_;
    std::mutex mutex_;
    std::condition_variable has_work_;
    std::deque<std::shared_ptr<Task>> tasks_;
    bool is_ending_ = false;
    Clock::time_point rests_until_;
    Clock::duration rest_{};
    std::vector<std::thread> threads_;
};

}  // namespace dateline
