#include "indexer/pipeline/pipeline.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>

namespace dateline {
namespace {

using testing::ElementsAre;

Article article(int number, std::size_t bytes = 10) {
    Article made;
    made.id = std::to_string(number);
    made.text = std::string(bytes, 'x');
    return made;
}

using Ids = std::vector<std::string>;

/// A pipeline that makes a batch's ids of it.
struct Line {
    PipelineStages<Ids> stages;
    std::vector<std::string> used;
    int batches = 0;

    explicit Line(int articles) {
        stages.read = [articles](Sink& sink) {
            for (int i = 0; i < articles && !sink.stopped(); ++i) sink.article(article(i));
        };
        stages.make_worker = [] {
            return [](std::vector<Article>&& batch) {
                std::vector<std::string> ids;
                for (const Article& one : batch) ids.push_back(one.id);
                if (!ids.empty() && std::stoi(ids.front()) % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(500));
                return ids;
            };
        };
        stages.use = [this](Ids&& ids, std::vector<PipelineMessage>&& messages) {
            ++batches;
            for (std::size_t i = 0; i <= ids.size(); ++i) {
                for (const PipelineMessage& message : messages) {
                    if (message.position == i) used.push_back(message.place + ": " + message.text);
                }
                if (i < ids.size()) used.push_back(ids[i]);
            }
        };
    }
    void run(unsigned workers = 4, PipelineLimits limits = {}) { Pipeline<Ids>(stages, workers, limits).run(); }
};

TEST(Pipeline, KeepsTheOrderOfReading) {
    Line line(500);
    line.run();
    ASSERT_EQ(line.used.size(), 500U);
    for (int i = 0; i < 500; ++i) EXPECT_EQ(line.used[static_cast<std::size_t>(i)], std::to_string(i));
}

TEST(Pipeline, EndsWhenThereIsNothing) {
    Line line(0);
    line.run();
    EXPECT_TRUE(line.used.empty());
}

TEST(Pipeline, TellsFailuresInTheirPlace) {
    Line line(0);
    line.stages.read = [](Sink& sink) {
        sink.article(article(0));
        sink.failure("b.txt", "is empty");
        sink.article(article(1));
    };
    line.run();
    EXPECT_THAT(line.used, ElementsAre("0", "b.txt: is empty", "1"));
}

TEST(Pipeline, HandsArticlesOnInBatchesWithWhatIsToldBetweenThem) {
    Line line(0);
    line.stages.read = [](Sink& sink) {
        for (int i = 0; i < 1000; ++i) {
            if (i % 10 == 5) sink.note("before " + std::to_string(i), "a note");
            sink.article(article(i));
        }
    };
    line.run(2, {.batch_articles = 100});
    ASSERT_EQ(line.used.size(), 1100U);
    EXPECT_EQ(line.used[5], "before 5: a note");
    EXPECT_EQ(line.used.back(), "999");
    EXPECT_LT(line.batches, 60);
    EXPECT_GE(line.batches, 10);
}

TEST(Pipeline, DoesNotLetASlowInputWaitForTheRestOfItsBatch) {
    Line line(0);
    std::atomic<bool> arrived = false;
    line.stages.use = [&](Ids&&, std::vector<PipelineMessage>&&) { arrived = true; };
    line.stages.read = [&](Sink& sink) {
        sink.article(article(0));
        for (int i = 0; i < 1000 && !arrived; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
        EXPECT_TRUE(arrived);
    };
    line.run(1, {.batch_articles = 100});
}

TEST(Pipeline, EndsWithWhatAnyStageThrows) {
    Line reading(10), working(1000), using_it(1000);
    reading.stages.read = [](Sink&) { throw UsageError("no such format"); };
    EXPECT_THROW(reading.run(), UsageError);
    working.stages.make_worker = [] { return [](std::vector<Article>&&) -> Ids { throw DatabaseError("locked"); }; };
    EXPECT_THROW(working.run(), DatabaseError);
    using_it.stages.use = [](Ids&& ids, std::vector<PipelineMessage>&&) {
        if (!ids.empty() && ids.front() == "5") throw DatabaseError("no space");
    };
    EXPECT_THROW(using_it.run(), DatabaseError);
}

TEST(Pipeline, HoldsNoMoreThanItsLimits) {
    std::atomic<int> read = 0, used = 0, most = 0;
    Line line(0);
    line.stages.read = [&](Sink& sink) {
        for (int i = 0; i < 200; ++i) {
            sink.article(article(i));
            ++read;
            most = std::max(most.load(), read - used);
        }
    };
    line.stages.use = [&](Ids&& ids, std::vector<PipelineMessage>&&) { used += static_cast<int>(ids.size()); };
    line.run(4, {.articles = 5, .bytes = 1000});
    EXPECT_LE(most, 6);  // one more: it is counted as used only afterwards
    EXPECT_EQ(used, 200);
}

TEST(Pipeline, LetsAnArticleThroughThatIsLargerThanItsLimit) {
    Line line(0);
    line.stages.read = [](Sink& sink) {
        for (int i = 0; i < 3; ++i) sink.article(article(i, 1000));
    };
    line.run(2, {.articles = 5, .bytes = 100});
    EXPECT_THAT(line.used, ElementsAre("0", "1", "2"));
}

TEST(Pipeline, FinishesWhatIsUnderWayWhenItIsStopped) {
    std::atomic<bool> stop = false;
    int read = 0;
    Line line(0);
    line.stages.read = [&](Sink& sink) {
        for (; read < 1000 && !sink.stopped(); ++read) {
            if (read == 20) stop = true;
            sink.article(article(read));
        }
    };
    line.stages.stopped = [&] { return stop.load(); };
    line.run();
    EXPECT_EQ(read, 21);
    EXPECT_LE(line.used.size(), 21U);
    for (std::size_t i = 0; i < line.used.size(); ++i) EXPECT_EQ(line.used[i], std::to_string(i));
}

TEST(Pipeline, SaysThatItIsDrainedWhileTheReaderStillWaitsForItsInput) {
    std::atomic<bool> stop = false, drained = false, has_used = false;
    Line line(0);
    line.stages.use = [&, use = line.stages.use](Ids&& ids, std::vector<PipelineMessage>&& messages) {
        use(std::move(ids), std::move(messages));
        has_used = true;
    };
    line.stages.read = [&](Sink& sink) {
        sink.article(article(0));
        while (!has_used) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        stop = true;
        for (int i = 0; i < 1000 && !drained; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    };
    line.stages.stopped = [&] { return stop.load(); };
    line.stages.drained = [&] { drained = true; };
    line.run();
    EXPECT_TRUE(drained);
    EXPECT_THAT(line.used, ElementsAre("0"));
}

}  // namespace
}  // namespace dateline
