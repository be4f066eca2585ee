#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "facets/error.hpp"
#include "tests/searcher/searching.hpp"

namespace dateline {
namespace {

using testing::ElementsAre;

TEST_F(Searching, SeesWhatWasPublishedAfterReopening) {
    archive.add({{"new", "News", "Fresh oil news.", "2001-01-01"}});
    EXPECT_EQ(ask("oil").matches, 3U);
    searcher.reopen();
    EXPECT_EQ(ask("oil").matches, 4U);
}

TEST_F(Searching, KeepsToOneStateWhileAWriterWorks) {
    for (int i = 0; i < 4; ++i) {
        std::vector<TestArticle> more;
        for (int j = 0; j < 200; ++j)
            more.push_back({"new" + std::to_string(i) + "-" + std::to_string(j), "News", "Fresh oil news once more.", "2001-01-01"});
        archive.add(more);
        EXPECT_EQ(ask("oil").matches, 3U);
        EXPECT_EQ(ask("oil").results.size(), 3U);
    }
    searcher.reopen();
    EXPECT_EQ(ask("oil").matches, 803U);
}

TEST_F(Searching, MayBeAskedByManyThreadsWhileOneReopensIt) {
    std::atomic<bool> is_over = false;
    std::vector<std::thread> askers;
    for (int i = 0; i < 3; ++i) {
        askers.emplace_back([&] {
            while (!is_over) {
                Request request;
                request.query = "oil (treaty OR \"crude oil\") person:vladimir|nazer -zzz";
                request.facets = {{"person", 0}, {"country", 0}, {"year", 0}};
                const Answer answer = searcher.search(request);
                EXPECT_TRUE(answer.exact);
                EXPECT_EQ(answer.matches, answer.results.size());
            }
        });
    }
    for (int i = 0; i < 5; ++i) {
        archive.add({{"new" + std::to_string(i), "Oil treaty", "Crude oil again.", "2001-01-01", {"Vladimir Putin"}}});
        archive.remove(i % 2 == 0 ? "gas" : "new" + std::to_string(i));
        if (i % 2 == 0) archive.add({articles()[1]});
        searcher.reopen();
    }
    is_over = true;
    for (std::thread& asker : askers) asker.join();
    EXPECT_EQ(ask("title:treaty \"crude oil\" person:putin").matches, 4U);
}

TEST_F(Searching, AnswersAlikeHoweverTheArchiveIsCutIntoSegments) {
    const SmallArchive cut;
    for (const TestArticle& one : articles()) cut.add({one});
    Searcher other(cut.folder());
    for (const char* query : {"", "oil", "oil price treaty", "\"united nations\"", "pri* OR diplom*", "oil NEAR/3 price", "country:ru gas",
                              "title:oil vienna"}) {
        Request request;
        request.query = query;
        request.facets = {{"person", 0}, {"topic", 0}, {"month", 0}};
        const Answer a = searcher.search(request), b = other.search(request);
        EXPECT_EQ(ids_of(a), ids_of(b)) << query;
        for (std::size_t i = 0; i < a.results.size(); ++i) EXPECT_EQ(a.results[i].score, b.results[i].score) << query;
        for (std::size_t i = 0; i < a.facets.size(); ++i) EXPECT_EQ(a.facets[i].distinct, b.facets[i].distinct) << query;
    }
}

TEST_F(Searching, FindsTheSameWhetherFacetsAreAskedForOrNotAndHoweverOften) {
    for (const bool is_changed : {false, true}) {
        if (is_changed) archive.remove("gas");
        searcher.reopen();
        for (const char* query : {"", "country:ru", "mentions:ru", "person:vladimir", "country:ru|sa", "source:courier", "topic:politics",
                                  "oil", "oil treaty", "oil AND price", "\"crude oil\"", "oil country:ru"}) {
            for (const std::size_t limit : {1U, 2U, 10U}) {
                Request request;
                request.query = query;
                request.limit = limit;
                request.facets = {{"person", 3}};
                const Answer first = searcher.search(request);
                request.facets.clear();
                for (int time = 0; time < 3; ++time) {
                    const Answer again = searcher.search(request);
                    EXPECT_EQ(again.matches, first.matches) << query;
                    EXPECT_TRUE(again.exact) << query;
                    EXPECT_EQ(ids_of(again), ids_of(first)) << query;
                    for (std::size_t i = 0; i < again.results.size(); ++i)
                        EXPECT_EQ(again.results[i].score, first.results[i].score) << query;
                }
            }
        }
    }
}

TEST_F(Searching, ForgetsArticlesThatWereTakenOut) {
    archive.remove("gas");
    searcher.reopen();
    EXPECT_THAT(found("person:vladimir"), ElementsAre("putins"));
    EXPECT_TRUE(ask("person:vladimir").notes.empty());
}

TEST(Searcher, SearchesSeveralDatabasesAsOne) {
    const std::vector<TestArticle> all = articles();
    // The same names get different ids in the two, as the second knows them in another order.
    const SmallArchive whole(all), first({all[0], all[1]}), second({all[4], all[3], all[2]});
    Searcher one(whole.folder()), two({first.folder(), second.folder()});
    for (const char* query : {"", "oil", "oil treaty", "person:vladimir", "country:ru", "person:\"Lyudmila Putina\"", "oil -country:ru",
                              "country:ru OR sport OR cup", "topic:politics oil", "source:courier date:1987", "\"united nations\""}) {
        Request request;
        request.query = query;
        request.facets = {{"person", 0}, {"country", 0}, {"topic", 0}, {"source", 0}, {"year", 0}, {"month", 0}};
        const Answer a = one.search(request), b = two.search(request);
        EXPECT_EQ(a.matches, b.matches) << query;
        EXPECT_EQ(ids_of(a), ids_of(b)) << query;
        EXPECT_TRUE(b.exact) << query;
        EXPECT_EQ(a.notes, b.notes) << query;
        for (std::size_t i = 0; i < a.facets.size(); ++i) {
            ASSERT_EQ(a.facets[i].values.size(), b.facets[i].values.size()) << query;
            for (std::size_t j = 0; j < a.facets[i].values.size(); ++j) {
                EXPECT_EQ(a.facets[i].values[j].value, b.facets[i].values[j].value);
                EXPECT_EQ(a.facets[i].values[j].count, b.facets[i].values[j].count);
            }
        }
    }
    EXPECT_EQ(two.show("cup").article.id, "cup");
}

TEST(Searcher, TakesADatabaseThatIsNamedTwiceAsOne) {
    const SmallArchive archive(articles());
    Searcher searcher({archive.folder(), archive.folder() + "/."});
    EXPECT_EQ(searcher.search({}).matches, articles().size());
}

TEST(Searcher, RefusesWhatIsNoDatabaseOrOneOfAnotherFormat) {
    EXPECT_THROW(Searcher("/nonexistent/news.db"), DatabaseError);
    EXPECT_THROW(Searcher(std::vector<std::string>{}), UsageError);
    const SmallArchive archive(articles());
    std::ofstream(archive.folder() + "/MANIFEST") << "dateline database\nformat 999\n";
    EXPECT_THROW(Searcher{archive.folder()}, DatabaseError);
}

}  // namespace
}  // namespace dateline
