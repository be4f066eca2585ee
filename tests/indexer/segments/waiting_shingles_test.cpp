#include "indexer/segments/waiting_shingles.hpp"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TextSignature signature(std::uint32_t first, std::uint32_t count) {
    TextSignature signature;
    signature.shingles = signature.count = count;
    for (std::uint32_t i = 0; i < count; ++i) signature.lowest[i] = first + i;
    return signature;
}

std::vector<std::uint32_t> docids(const WaitingShingles& waiting, std::uint32_t shingle) {
    std::vector<std::uint32_t> docids;
    for (const auto* place = waiting.first(shingle); place != nullptr; place = waiting.next(*place)) docids.push_back(place->docid);
    return docids;
}

TEST(WaitingShingles, GivesTheArticlesOfAShingleAsTheyCame) {
    WaitingShingles waiting;
    EXPECT_EQ(waiting.first(7), nullptr);
    for (std::uint32_t docid = 1; docid <= 3000; ++docid) waiting.add(signature(docid * 10, 11), docid, docid / 100, docid);
    EXPECT_EQ(docids(waiting, 15), std::vector<std::uint32_t>{1});
    EXPECT_EQ(docids(waiting, 20000), (std::vector<std::uint32_t>{1999, 2000}));
    EXPECT_EQ(waiting.first(20000)->segment, 19U);
    EXPECT_EQ(waiting.first(5), nullptr);
}

TEST(WaitingShingles, EntersAnArticleUnderItsFirstShinglesOnly) {
    WaitingShingles waiting;
    waiting.add(signature(100, 64), 1, 0, 1);
    EXPECT_NE(waiting.first(100 + entered_shingles - 1), nullptr);
    EXPECT_EQ(waiting.first(100 + entered_shingles), nullptr);
}

TEST(WaitingShingles, SaysWhenAnArticleCameOutOfItsOrder) {
    WaitingShingles waiting;
    waiting.add(signature(1, 4), 5, 0, 1);
    waiting.add(signature(1, 4), 6, 0, 2);
    EXPECT_TRUE(waiting.is_ascending());
    waiting.add(signature(1, 4), 2, 0, 3);
    EXPECT_FALSE(waiting.is_ascending());
    waiting.clear();
    EXPECT_TRUE(waiting.is_ascending());
}

TEST(WaitingShingles, ForgetsAllWhenCleared) {
    WaitingShingles waiting;
    waiting.add(signature(1, 4), 2, 0, 1);
    waiting.clear();
    EXPECT_EQ(waiting.first(1), nullptr);
    waiting.add(signature(1, 1), 1, 3, 9);
    EXPECT_EQ(docids(waiting, 1), std::vector<std::uint32_t>{9});
}

}  // namespace
}  // namespace dateline
