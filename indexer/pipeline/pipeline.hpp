#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "facets/error.hpp"
#include "indexer/reading/sink.hpp"

namespace dateline {

/// How much is handed to a worker at once, and how much may be under way between the reader and the end of the line: by number and by bytes of text. One
/// article is always let through.
struct PipelineLimits {
    std::size_t batch_articles = 1;
    std::size_t batch_bytes = std::size_t{1} << 20U;
    std::size_t articles = 256;
    std::size_t bytes = std::size_t{64} << 20U;
};

/// What the user is to hear of an input.
struct PipelineMessage {
    std::size_t position = 0;  ///< how many articles of its batch come before it
    std::string place, text;
    bool is_failure = true;
};

/// What a pipeline does.
template <typename Product>
struct PipelineStages {
    std::function<void(Sink& sink)> read;  ///< in a thread of its own
    /// Called in every worker thread; what it gives works there on one batch of articles after the other. A batch may be empty.
    std::function<std::function<Product(std::vector<Article>&&)>()> make_worker;
    /// In the thread that runs the pipeline, in the order of reading, with the messages that came between the batch's articles.
    std::function<void(Product&&, std::vector<PipelineMessage>&&)> use;
    std::function<bool()> stopped;  ///< asked by every thread; once it says so, only what workers have begun is finished
    /// Called once, in the thread that runs the pipeline, when it has been stopped and nothing is under way: the reader may still wait for its input.
    std::function<void()> drained;
};

/// One reader, several workers, and an end where everything arrives in the order in which it was read.
template <typename Product>
class Pipeline final : private Sink {
public:
    Pipeline(PipelineStages<Product> stages, unsigned workers, PipelineLimits limits = {})
        : stages_(std::move(stages)), worker_count_(std::max(1U, workers)), limits_(limits) {}

    /// Until everything read has been used. What a stage throws ends it all and comes out here.
    void run() {
        std::vector<std::jthread> threads;
        try {
            threads.emplace_back([this] { guarded([this] { stages_.read(*this); }, &Pipeline::end_of_reading); });
            for (unsigned i = 0; i < worker_count_; ++i) threads.emplace_back([this] { guarded([this] { work(); }, &Pipeline::wake_all); });
            finish();
        } catch (...) {
            abort(std::current_exception());
        }
        threads.clear();  // joins them
        if (error_) std::rethrow_exception(error_);
    }

private:
    struct Batch {
        std::uint64_t number = 0;
        std::size_t bytes = 0;
        std::vector<Article> articles;
        std::vector<PipelineMessage> messages;
        [[nodiscard]] bool empty() const { return articles.empty() && messages.empty(); }
    };

    struct Arrival {
        std::optional<Product> product;
        std::vector<PipelineMessage> messages;
        std::size_t articles = 0, bytes = 0;
    };

    struct Ended {};

    void article(Article article) override {
        const std::size_t bytes = article.text.size() + article.title.size() + article.extra.size();
        std::unique_lock lock(mutex_);
        wait_for_room(lock, bytes);
        filling_.articles.push_back(std::move(article));
        filling_.bytes += bytes;
        ++read_;
        // The first batches are small, so that a small input keeps all workers busy.
        const std::size_t enough = std::min(limits_.batch_articles, std::max<std::size_t>(8, read_ / 8));
        if (filling_.articles.size() >= enough || filling_.bytes >= limits_.batch_bytes) end_batch();
    }

    void failure(const std::string& place, const std::string& reason) override { tell(place, reason, true); }
    void note(const std::string& place, const std::string& what) override { tell(place, what, false); }

    void tell(const std::string& place, const std::string& text, bool is_failure) {
        const std::unique_lock lock(mutex_);
        if (error_ || cancelled_) throw Ended();
        filling_.messages.push_back({filling_.articles.size(), place, text, is_failure});
        constexpr std::size_t enough_messages = 1000;
        if (filling_.messages.size() >= enough_messages || limits_.batch_articles == 1) end_batch();
    }

    /// With the mutex held.
    void end_batch() {
        if (filling_.empty()) return;
        filling_.number = next_read_++;
        jobs_.push_back(std::move(filling_));
        filling_ = {};
        work_.notify_one();
    }

    [[nodiscard]] bool stopped() const override {
        if (stages_.stopped && stages_.stopped()) return true;
        const std::scoped_lock lock(mutex_);
        return error_ != nullptr;
    }

    void wait_for_room(std::unique_lock<std::mutex>& lock, std::size_t bytes) {
        const auto has_room = [&] {
            return error_ || cancelled_ || under_way_ == 0 || (under_way_ < limits_.articles && bytes_ + bytes <= limits_.bytes);
        };
        if (!has_room()) end_batch();  // else nobody would make room
        room_.wait(lock, has_room);
        if (error_ || cancelled_) throw Ended();
        ++under_way_;
        bytes_ += bytes;
    }

    void work() {
        const std::function<Product(std::vector<Article> &&)> make = stages_.make_worker();
        for (;;) {
            std::unique_lock lock(mutex_);
            work_.wait(lock, [this] { return error_ || cancelled_ || !jobs_.empty() || read_all_; });
            if (error_ || jobs_.empty()) return;
            Batch batch = std::move(jobs_.front());
            jobs_.pop_front();
            lock.unlock();
            Arrival arrival{{}, std::move(batch.messages), batch.articles.size(), batch.bytes};
            arrival.product = make(std::move(batch.articles));
            lock.lock();
            arrivals_.emplace(batch.number, std::move(arrival));
            if (batch.number == next_used_) arrived_.notify_one();
        }
    }

    /// Lets go of what no worker has begun. With the mutex held.
    void cancel() {
        cancelled_ = true;
        if (!jobs_.empty()) next_read_ = jobs_.front().number;
        jobs_.clear();
        filling_ = {};
        room_.notify_all();
        work_.notify_all();
    }

    void finish() {
        std::unique_lock lock(mutex_);
        for (bool drained = false;;) {
            if (!cancelled_ && stages_.stopped && stages_.stopped()) cancel();
            const auto ready = [this] { return error_ || arrivals_.count(next_used_) > 0 || (read_all_ && next_used_ == next_read_); };
            if (!arrived_.wait_for(lock, std::chrono::milliseconds(200), ready)) {
                // The input is slow: what has come is not to wait for the rest of its batch.
                if (jobs_.empty() && next_used_ == next_read_) end_batch();
                if (drained || !cancelled_ || next_used_ != next_read_ || !stages_.drained) continue;
                lock.unlock();
                stages_.drained();
                drained = true;
                lock.lock();
                continue;
            }
            if (error_ || arrivals_.empty()) return;
            auto node = arrivals_.extract(next_used_);
            lock.unlock();
            const std::size_t articles = node.mapped().articles, bytes = node.mapped().bytes;
            stages_.use(std::move(*node.mapped().product), std::move(node.mapped().messages));
            node = {};
            lock.lock();
            ++next_used_;
            under_way_ -= articles;
            bytes_ -= bytes;
            room_.notify_one();
        }
    }

    template <typename Action>
    void guarded(Action action, void (Pipeline::*afterwards)()) {
        try {
            action();
        } catch (const Ended&) {
            // whatever set error_ is on its way out already
        } catch (...) {
            abort(std::current_exception());
        }
        (this->*afterwards)();
    }

    void abort(std::exception_ptr error) {
        {
            const std::scoped_lock lock(mutex_);
            if (!error_) error_ = std::move(error);
        }
        wake_all();
    }

    void end_of_reading() {
        {
            const std::scoped_lock lock(mutex_);
            if (!cancelled_) end_batch();
            read_all_ = true;
        }
        wake_all();
    }

    void wake_all() {
        room_.notify_all();
        work_.notify_all();
        arrived_.notify_all();
    }

    PipelineStages<Product> stages_;
    unsigned worker_count_;
    PipelineLimits limits_;

    mutable std::mutex mutex_;
    std::condition_variable room_, work_, arrived_;
    Batch filling_;  ///< what the reader has found since the last batch
    std::deque<Batch> jobs_;
    std::map<std::uint64_t, Arrival> arrivals_;
    std::uint64_t next_read_ = 0, next_used_ = 0;
    std::size_t read_ = 0, under_way_ = 0, bytes_ = 0;
    bool read_all_ = false, cancelled_ = false;
    std::exception_ptr error_;
};

}  // namespace dateline
