#pragma once

#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "indexer/indexer.hpp"
#include "indexer/pipeline/pipeline.hpp"
#include "indexer/reading/input.hpp"

namespace dateline {

/// What indexing and a dry run have in common: reading, counting, telling the caller, stopping.
class Run {
public:
    Run(const std::vector<std::string>& inputs, const IndexOptions& options) : inputs_(inputs), options_(options) {}

    /// Sends all inputs through a pipeline of these stages; `read` and `stopped` are set here.
    template <typename Product>
    IndexReport through(PipelineStages<Product> stages, PipelineLimits limits = {}) {
        const auto start = std::chrono::steady_clock::now();
        stages.read = [this](Sink& sink) { read(sink); };
        stages.stopped = [this] { return options_.stop != nullptr && options_.stop->load(); };
        const unsigned jobs = options_.jobs != 0 ? options_.jobs : std::thread::hardware_concurrency();
        limits.articles = std::max(limits.articles, limits.batch_articles * (std::size_t{jobs} * 2 + 1));
        Pipeline<Product>(std::move(stages), jobs, limits).run();
        report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        if (options_.on_progress) options_.on_progress(report.read, report.bytes);
        return report;
    }

    /// Tells the messages that come before the article at `position` of its batch, and forgets them.
    void tell_messages(std::vector<PipelineMessage>& messages, std::size_t position) {
        std::size_t told = 0;
        for (; told < messages.size() && messages[told].position <= position; ++told) {
            const PipelineMessage& message = messages[told];
            if (message.is_failure) {
                fail(message.place, message.text);
            } else {
                tell_note(message.place, message.text);
            }
        }
        messages.erase(messages.begin(), messages.begin() + static_cast<std::ptrdiff_t>(told));
    }

    /// Counts one article that has arrived at the end.
    void count(std::size_t input_bytes) {
        ++report.read;
        report.bytes += input_bytes;
        constexpr std::uint64_t progress_step = 32;
        if (options_.on_progress && report.read % progress_step == 0) options_.on_progress(report.read, report.bytes);
    }

    void fail(const std::string& place, const std::string& reason) {
        ++report.failed;
        if (options_.on_message) options_.on_message(place + ": " + reason);
    }

    void tell_notes(const std::string& article_id, const std::vector<std::string>& notes) {
        for (const std::string& note : notes) tell_note(article_id, note);
    }

    void tell_note(const std::string& place, const std::string& note) {
        if (options_.on_note) options_.on_note(place, note);
    }

    IndexReport report;

private:
    void read(Sink& sink) {
        for (const std::string& input : inputs_) {
            if (sink.stopped()) return;
            read_input(input, {options_.format, options_.raw, false, options_.exclude}, sink);
        }
    }

    const std::vector<std::string>& inputs_;
    const IndexOptions& options_;
};

}  // namespace dateline
