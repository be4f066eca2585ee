#include "searcher/tool/in_order.hpp"

#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace dateline {

namespace {

/// Every thread reads a line, answers it, and hands on whatever is ready: whoever comes first does what is to be done.
class Answering {
public:
    Answering(std::size_t jobs, const std::function<bool(std::string&)>& next, const std::function<std::string(const std::string&)>& answer,
              const std::function<void(const std::string&)>& take)
        : max_ahead_(4 * jobs), next_(next), answer_(answer), take_(take) {}

    void work() {
        try {
            std::string line;
            for (std::size_t number = 0; read(line, number);) hand_on(number, answer_(line));
        } catch (...) {
            const std::lock_guard lock(state_mutex_);
            if (!failure_) failure_ = std::current_exception();
            is_over_ = true;
            handed_on_.notify_all();
        }
    }

    void throw_failure() const {
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    bool read(std::string& line, std::size_t& number) {
        const std::lock_guard reading(read_mutex_);
        {
            std::unique_lock lock(state_mutex_);
            handed_on_.wait(lock, [this] { return is_over_ || read_count_ < next_number_ + max_ahead_; });
            if (is_over_) return false;
        }
        const bool has_line = next_(line);
        const std::lock_guard lock(state_mutex_);
        if (!has_line) is_over_ = true;
        number = read_count_++;
        return has_line;
    }

    void hand_on(std::size_t number, std::string answer) {
        std::unique_lock lock(state_mutex_);
        ready_.emplace(number, std::move(answer));
        if (is_taking_) return;
        is_taking_ = true;
        for (auto first = ready_.begin(); first != ready_.end() && first->first == next_number_; first = ready_.begin()) {
            const std::string text = std::move(first->second);
            ready_.erase(first);
            lock.unlock();
            take_(text);
            lock.lock();
            ++next_number_;
            handed_on_.notify_all();
        }
        is_taking_ = false;
    }

    const std::size_t max_ahead_;
    const std::function<bool(std::string&)>& next_;
    const std::function<std::string(const std::string&)>& answer_;
    const std::function<void(const std::string&)>& take_;
    std::mutex read_mutex_, state_mutex_;
    std::condition_variable handed_on_;
    std::map<std::size_t, std::string> ready_;
    std::size_t read_count_ = 0, next_number_ = 0;
    bool is_over_ = false, is_taking_ = false;
    std::exception_ptr failure_;
};

}  // namespace

void answer_in_order(std::size_t jobs, const std::function<bool(std::string&)>& next,
                     const std::function<std::string(const std::string&)>& answer, const std::function<void(const std::string&)>& take) {
    Answering answering(jobs, next, answer, take);
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < jobs; ++i) threads.emplace_back([&answering] { answering.work(); });
    answering.work();
    for (std::thread& thread : threads) thread.join();
    answering.throw_failure();
}

}  // namespace dateline
