#include "searcher/archive/posting_cache.hpp"

#include <gtest/gtest.h>

#include <string>

namespace dateline {
namespace {

/// Term "a" in all of a hundred articles, "b" in every second, and ten rarer ones.
Xapian::WritableDatabase database() {
    Xapian::WritableDatabase made("", Xapian::DB_BACKEND_INMEMORY);
    for (unsigned i = 1; i <= 100; ++i) {
        Xapian::Document document;
        document.add_term("a", i);
        if (i % 2 == 0) document.add_term("b");
        document.add_term("c" + std::to_string(i % 10));
        made.add_document(document);
    }
    return made;
}

TEST(PostingCache, KeepsWhatTheSecondSearchAsksFor) {
    const Xapian::Database all = database();
    PostingCache cache(10000);
    EXPECT_EQ(cache.find(all, "b", 1), nullptr);
    EXPECT_EQ(cache.find(all, "b", 1), nullptr) << "another thread of the same search";
    const auto kept = cache.find(all, "b", 2);
    ASSERT_NE(kept, nullptr);
    ASSERT_EQ(kept->docids.size(), 50U);
    EXPECT_EQ(kept->docids.front(), 2U);
    EXPECT_EQ(kept->docids.back(), 100U);
    EXPECT_EQ(cache.find(all, "b", 3), kept);
}

TEST(PostingCache, KnowsHowOftenAnArticleHoldsTheTerm) {
    const Xapian::Database all = database();
    PostingCache cache(10000);
    cache.find(all, "a", 1);
    const auto kept = cache.find(all, "a", 2);
    ASSERT_NE(kept, nullptr);
    for (std::size_t i = 0; i < 100; ++i) EXPECT_EQ(kept->wdfs[i], i + 1);
}

TEST(PostingCache, LetsThoseGoThatWereAskedForLongestAgo) {
    const Xapian::Database all = database();
    PostingCache cache(400);  // six of the rarer terms, at 60 bytes each
    std::uint64_t search = 0;
    for (const char* term : {"c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7"}) {
        cache.find(all, term, ++search);
        EXPECT_NE(cache.find(all, term, ++search), nullptr) << term;
    }
    EXPECT_NE(cache.find(all, "c7", ++search), nullptr);
    EXPECT_EQ(cache.find(all, "c0", ++search), nullptr);
}

TEST(PostingCache, LeavesAloneWhatWouldFillIt) {
    const Xapian::Database all = database();
    PostingCache cache(400);
    for (std::uint64_t search = 1; search <= 3; ++search) EXPECT_EQ(cache.find(all, "a", search), nullptr);
}

TEST(PostingCache, HasNoPostingsOfATermThatIsNotThere) {
    const Xapian::Database all = database();
    PostingCache cache(400);
    cache.find(all, "nowhere", 1);
    const auto kept = cache.find(all, "nowhere", 2);
    ASSERT_NE(kept, nullptr);
    EXPECT_TRUE(kept->docids.empty());
}

}  // namespace
}  // namespace dateline
