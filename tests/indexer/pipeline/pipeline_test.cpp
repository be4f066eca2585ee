#include "indexer/pipeline/pipeline.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

namespace dateline {
namespace {

using testing::ElementsAre;

Article article(int number, std::size_t bytes = 10) {
    Article made;
    made.id = std::to_string(number);
    made.text = std::string(bytes, 'x');
    return made;
}

/// A pipeline of numbers: the later an article, the sooner it is ready.
struct Line {
    PipelineStages<int> stages;
    std::vector<std::string> used;

    explicit Line(int articles) {
        stages.read = [articles](Sink& sink) {
            for (int i = 0; i < articles && !sink.stopped(); ++i) sink.article(article(i));
        };
        stages.make_worker = [] {
            return [](Article&& one) {
                const int number = std::stoi(one.id);
                std::this_thread::sleep_for(std::chrono::microseconds(number % 7 == 0 ? 500 : 0));
                return number;
            };
        };
        stages.use = [this](int&& number) { used.push_back(std::to_string(number)); };
        stages.fail = [this](const std::string& place, const std::string& reason) { used.push_back(place + ": " + reason); };
    }
    void run(unsigned workers = 4, PipelineLimits limits = {}) { Pipeline<int>(stages, workers, limits).run(); }
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

TEST(Pipeline, CountsAnArticleThatCannotBePreparedAsFailedAndGoesOn) {
    Line line(3);
    line.stages.make_worker = [] {
        return [](Article&& one) -> int {
            if (one.id == "1") throw std::runtime_error("too odd");
            return std::stoi(one.id);
        };
    };
    line.run();
    EXPECT_THAT(line.used, ElementsAre("0", "1: too odd", "2"));
}

TEST(Pipeline, EndsWithWhatAnyStageThrows) {
    Line reading(10), working(1000), using_it(1000);
    reading.stages.read = [](Sink&) { throw UsageError("no such format"); };
    EXPECT_THROW(reading.run(), UsageError);
    working.stages.make_worker = [] { return [](Article&&) -> int { throw DatabaseError("locked"); }; };
    EXPECT_THROW(working.run(), DatabaseError);
    using_it.stages.use = [](int&& number) {
        if (number == 5) throw DatabaseError("no space");
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
    line.stages.use = [&](int&&) { ++used; };
    line.run(4, {5, 1000});
    EXPECT_LE(most, 6);  // one more: it is counted as used only afterwards
    EXPECT_EQ(used, 200);
}

TEST(Pipeline, LetsAnArticleThroughThatIsLargerThanItsLimit) {
    Line line(0);
    line.stages.read = [](Sink& sink) {
        for (int i = 0; i < 3; ++i) sink.article(article(i, 1000));
    };
    line.run(2, {5, 100});
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
    EXPECT_EQ(line.used.size(), 21U);
}

TEST(Pipeline, SaysThatItIsDrainedWhileTheReaderStillWaitsForItsInput) {
    std::atomic<bool> stop = false, drained = false;
    Line line(0);
    line.stages.read = [&](Sink& sink) {
        sink.article(article(0));
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
