#include "searcher/workers.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>

namespace dateline {
namespace {

TEST(Workers, DoEveryPieceOnce) {
    Workers workers(3);
    for (const std::size_t pieces : {0U, 1U, 2U, 100U}) {
        std::vector<std::atomic<int>> done(pieces);
        workers.run(pieces, [&](std::size_t i) { ++done[i]; });
        for (const auto& times : done) EXPECT_EQ(times, 1);
    }
}

TEST(Workers, WorkForSeveralThreadsAtOnce) {
    Workers workers(2);
    std::atomic<int> done = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int round = 0; round < 50; ++round) workers.run(8, [&](std::size_t) { ++done; });
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(done, 4 * 50 * 8);
}

TEST(Workers, HandOnWhatAPieceThrows) {
    Workers workers(2);
    EXPECT_THROW(workers.run(20,
                             [](std::size_t i) {
                                 if (i == 7) throw std::runtime_error("seven");
                             }),
                 std::runtime_error);
    std::atomic<int> done = 0;
    workers.run(5, [&](std::size_t) { ++done; });
    EXPECT_EQ(done, 5);
}

TEST(Workers, MayBeNone) {
    Workers workers(0);
    int done = 0;
    workers.run(5, [&](std::size_t) { ++done; });
    EXPECT_EQ(done, 5);
}

}  // namespace
}  // namespace dateline
