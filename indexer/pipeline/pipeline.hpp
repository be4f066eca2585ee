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

/// How much may be under way between the reader and the end of the line: by number and by bytes of text. One article is always let through.
struct PipelineLimits {
    std::size_t articles = 256;
    std::size_t bytes = std::size_t{64} << 20U;
};

/// What a pipeline does.
template <typename Product>
struct PipelineStages {
    std::function<void(Sink& sink)> read;  ///< in a thread of its own
    /// Called in every worker thread; what it gives works there on one article after the other.
    std::function<std::function<Product(Article&&)>()> make_worker;
    std::function<void(Product&&)> use;  ///< in the thread that runs the pipeline, in the order of reading
    std::function<void(const std::string& place, const std::string& reason)> fail;  ///< likewise
    std::function<void(const std::string& place, const std::string& what)> note;    ///< likewise
    std::function<bool()> stopped;                                                  ///< asked by every thread
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
    /// What the user is to hear of an input.
    struct Message {
        std::string place, text;
        bool is_failure = true;
    };

    struct Job {
        std::uint64_t number = 0;
        std::size_t bytes = 0;
        Article article;
    };

    /// Of one number: a product or a message.
    struct Arrival {
        std::optional<Product> product;
        Message message;
        std::size_t bytes = 0;
    };

    struct Ended {};

    void article(Article article) override {
        const std::size_t bytes = article.text.size() + article.title.size() + article.extra.size();
        std::unique_lock lock(mutex_);
        wait_for_room(lock, bytes);
        jobs_.push_back({next_read_++, bytes, std::move(article)});
        work_.notify_one();
    }

    void failure(const std::string& place, const std::string& reason) override { pass_on({place, reason, true}); }
    void note(const std::string& place, const std::string& what) override { pass_on({place, what, false}); }

    void pass_on(Message message) {
        std::unique_lock lock(mutex_);
        wait_for_room(lock, 0);
        arrivals_.emplace(next_read_++, Arrival{std::nullopt, std::move(message), 0});
        arrived_.notify_one();
    }

    [[nodiscard]] bool stopped() const override {
        if (stages_.stopped && stages_.stopped()) return true;
        const std::scoped_lock lock(mutex_);
        return error_ != nullptr;
    }

    void wait_for_room(std::unique_lock<std::mutex>& lock, std::size_t bytes) {
        room_.wait(lock, [&] { return error_ || under_way_ == 0 || (under_way_ < limits_.articles && bytes_ + bytes <= limits_.bytes); });
        if (error_) throw Ended();
        ++under_way_;
        bytes_ += bytes;
    }

    void work() {
        const std::function<Product(Article &&)> make = stages_.make_worker();
        for (;;) {
            std::unique_lock lock(mutex_);
            work_.wait(lock, [this] { return error_ || !jobs_.empty() || read_all_; });
            if (error_ || jobs_.empty()) return;
            Job job = std::move(jobs_.front());
            jobs_.pop_front();
            lock.unlock();
            Arrival arrival = make_one(make, std::move(job.article));
            arrival.bytes = job.bytes;
            lock.lock();
            arrivals_.emplace(job.number, std::move(arrival));
            if (job.number == next_used_) arrived_.notify_one();
        }
    }

    Arrival make_one(const std::function<Product(Article&&)>& make, Article article) {
        const std::string id = article.id;
        try {
            return {make(std::move(article)), {}, 0};
        } catch (const DatabaseError&) {
            throw;
        } catch (const std::exception& error) {
            return {std::nullopt, {id, error.what(), true}, 0};  // one article's trouble is not the others'
        }
    }

    void finish() {
        std::unique_lock lock(mutex_);
        for (bool drained = false;;) {
            const auto ready = [this] { return error_ || arrivals_.count(next_used_) > 0 || (read_all_ && next_used_ == next_read_); };
            if (!arrived_.wait_for(lock, std::chrono::milliseconds(200), ready)) {
                if (drained || under_way_ > 0 || !stages_.drained || !stages_.stopped || !stages_.stopped()) continue;
                lock.unlock();
                stages_.drained();
                drained = true;
                lock.lock();
                continue;
            }
            if (error_ || arrivals_.empty()) return;
            auto node = arrivals_.extract(next_used_);
            lock.unlock();
            const std::size_t bytes = node.mapped().bytes;
            use(node.mapped());
            node = {};
            lock.lock();
            ++next_used_;
            --under_way_;
            bytes_ -= bytes;
            room_.notify_one();
        }
    }

    void use(Arrival& arrival) {
        if (arrival.product) return stages_.use(std::move(*arrival.product));
        const auto& tell = arrival.message.is_failure ? stages_.fail : stages_.note;
        if (tell) tell(arrival.message.place, arrival.message.text);
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
    std::deque<Job> jobs_;
    std::map<std::uint64_t, Arrival> arrivals_;
    std::uint64_t next_read_ = 0, next_used_ = 0;
    std::size_t under_way_ = 0, bytes_ = 0;
    bool read_all_ = false;
    std::exception_ptr error_;
};

}  // namespace dateline
