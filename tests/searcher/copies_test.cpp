// Articles that came several times: stored once, found and shown by each of their ids and sources.

#include <gmock/gmock.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "facets/error.hpp"
#include "indexer/indexer.hpp"
#include "searcher/searcher.hpp"
#include "tests/indexer/duplicates/made_up_words.hpp"
#include "tests/indexer/temporary_folder.hpp"

namespace dateline {
namespace {

using testing::ElementsAre;
using testing::Pair;
using testing::UnorderedElementsAre;
using Json = nlohmann::json;

class CopiedArticles : public testing::Test {
protected:
    static Json article(const std::string& id, const std::string& source, unsigned text = 1, const std::string& date = "1987-03-18") {
        std::string words;
        for (unsigned i = 0; i < 80; ++i) words += made_up_word(text * 80 + i) + " ";
        return {{"id", id}, {"title", "Report"}, {"text", words}, {"date", date}, {"source", source}, {"desk", "of " + id}};
    }

    IndexReport index(const std::vector<Json>& articles, IndexOptions options = {}) {
        std::ofstream stream(folder_ / "articles.jsonl");
        for (const Json& one : articles) stream << one.dump() << '\n';
        stream.close();
        options.extract = false;
        return Indexer(path_, std::move(options)).index({folder_ / "articles.jsonl"});
    }
    bool remove(const std::string& id) {
        Indexer indexer(path_);
        const bool removed = indexer.remove(id);
        indexer.publish();
        return removed;
    }

    std::map<std::string, std::uint64_t> sources() {
        Request request;
        request.facets = {{"source", 10}};
        std::map<std::string, std::uint64_t> counts;
        const Answer answer = Searcher(path_).search(request);
        for (const FacetValue& value : answer.facets.at(0).values) counts[value.label] = value.count;
        return counts;
    }
    std::vector<std::string> found(const std::string& query) {
        Request request;
        request.query = query;
        std::vector<std::string> ids;
        for (const Result& result : Searcher(path_).search(request).results) ids.push_back(result.id);
        return ids;
    }
    /// The id that it is stored under, and those of its copies.
    std::vector<std::string> shown(const std::string& id) {
        const StoredArticle stored = Searcher(path_).show(id);
        std::vector<std::string> ids = {stored.article.id};
        for (const StoredCopy& copy : stored.copies) ids.push_back(copy.id);
        return ids;
    }
    void expect_sound() { EXPECT_THAT(check_database(path_).problems, ElementsAre()); }

    TemporaryFolder folder_;
    std::string path_ = folder_ / "news.db";
};

TEST_F(CopiedArticles, AreStoredOnceAndFoundByAllTheirIdsAndSources) {
    const IndexReport report = index({article("a", "Post"), article("b", "Herald"), article("c", "Post"), article("d", "Herald", 2)});
    EXPECT_EQ(report.added, 2U);
    EXPECT_EQ(report.copies, 2U);
    EXPECT_EQ(archive_stats(path_).articles, 2U);
    EXPECT_EQ(archive_stats(path_).copies, 2U);
    EXPECT_THAT(sources(), UnorderedElementsAre(Pair("Post", 1), Pair("Herald", 2)));
    EXPECT_THAT(found("source:herald"), UnorderedElementsAre("a", "d"));
    for (const char* id : {"a", "b", "c"}) EXPECT_THAT(shown(id), ElementsAre("a", "b", "c"));
    EXPECT_EQ(Searcher(path_).show("b").copies.front().source, "Herald");
    expect_sound();
}

TEST_F(CopiedArticles, AreToldInLaterRunsToo) {
    index({article("a", "Post"), article("x", "Post", 7)});
    EXPECT_EQ(index({article("b", "Herald"), article("a", "Post")}).copies, 1U);
    const IndexReport again = index({article("b", "Herald"), article("a", "Post")});
    EXPECT_EQ(again.unchanged, 2U);
    EXPECT_EQ(again.copies, 0U);
    EXPECT_THAT(sources(), UnorderedElementsAre(Pair("Post", 2), Pair("Herald", 1)));
    EXPECT_THAT(shown("b"), ElementsAre("a", "b"));
    expect_sound();
}

TEST_F(CopiedArticles, LeaveTheirSourceWithThem) {
    index({article("a", "Post"), article("b", "Herald")});
    EXPECT_TRUE(remove("b"));
    EXPECT_FALSE(remove("b"));
    EXPECT_THAT(sources(), UnorderedElementsAre(Pair("Post", 1)));
    EXPECT_THROW(shown("b"), UsageError);
    EXPECT_THAT(shown("a"), ElementsAre("a"));
    expect_sound();
}

TEST_F(CopiedArticles, RemainWhenTheFirstOfThemIsTakenOut) {
    index({article("a", "Post"), article("b", "Herald", 1, "1987-03-19"), article("c", "Echo")});
    EXPECT_TRUE(remove("a"));
    EXPECT_EQ(archive_stats(path_).articles, 1U);
    EXPECT_THAT(shown("c"), ElementsAre("b", "c"));
    const StoredArticle stored = Searcher(path_).show("b");
    EXPECT_EQ(stored.article.source, "Herald");
    EXPECT_EQ(stored.article.date, "1987-03-19");
    EXPECT_EQ(stored.article.extra, R"({"desk":"of b"})");
    EXPECT_EQ(stored.article.text.substr(0, 3), made_up_word(80).substr(0, 3));
    EXPECT_THAT(sources(), UnorderedElementsAre(Pair("Herald", 1), Pair("Echo", 1)));
    EXPECT_THAT(found("date:1987-03-19"), ElementsAre("b"));
    EXPECT_EQ(index({article("b", "Herald", 1, "1987-03-19"), article("c", "Echo")}).unchanged, 2U);
    expect_sound();
}

TEST_F(CopiedArticles, PartWhenTheFirstOfThemChanges) {
    index({article("a", "Post"), article("b", "Herald"), article("c", "Echo")});
    EXPECT_EQ(index({article("a", "Post", 5)}).replaced, 1U);
    EXPECT_THAT(shown("a"), ElementsAre("a"));
    EXPECT_THAT(shown("b"), ElementsAre("b", "c"));
    EXPECT_THAT(sources(), UnorderedElementsAre(Pair("Post", 1), Pair("Herald", 1), Pair("Echo", 1)));
    EXPECT_EQ(index({article("a", "Post", 5), article("b", "Herald"), article("c", "Echo")}).unchanged, 3U);
    expect_sound();
}

TEST_F(CopiedArticles, PartWhenOneOfThemChanges) {
    index({article("a", "Post"), article("b", "Herald"), article("c", "Echo")});
    EXPECT_EQ(index({article("b", "Herald", 5)}).replaced, 1U);
    EXPECT_THAT(shown("b"), ElementsAre("b"));
    EXPECT_THAT(shown("a"), ElementsAre("a", "c"));
    EXPECT_EQ(index({article("b", "Herald")}).copies, 1U);
    EXPECT_THAT(shown("b"), ElementsAre("a", "c", "b"));
    EXPECT_EQ(archive_stats(path_).articles, 1U);
    expect_sound();
}

TEST_F(CopiedArticles, StayTogetherWhenOnlyTheFieldsOfOneChange) {
    index({article("a", "Post"), article("b", "Herald")});
    EXPECT_EQ(index({article("a", "Evening Post")}).replaced, 1U);
    EXPECT_THAT(shown("b"), ElementsAre("a", "b"));
    EXPECT_THAT(sources(), UnorderedElementsAre(Pair("Evening Post", 1), Pair("Herald", 1)));
    EXPECT_EQ(index({article("b", "Echo")}).copies, 1U);
    EXPECT_THAT(sources(), UnorderedElementsAre(Pair("Evening Post", 1), Pair("Echo", 1)));
    expect_sound();
}

TEST_F(CopiedArticles, BecomeOneWhenTheirTextsDo) {
    index({article("a", "Post", 1), article("b", "Herald", 2), article("c", "Echo", 2)});
    EXPECT_EQ(index({article("b", "Herald", 1)}).copies, 1U);
    EXPECT_THAT(shown("b"), ElementsAre("a", "b"));
    EXPECT_THAT(shown("c"), ElementsAre("c"));
    EXPECT_EQ(archive_stats(path_).articles, 2U);
    expect_sound();
}

TEST_F(CopiedArticles, SurviveMergingAndPublishingAfterEachArticle) {
    IndexOptions each;
    each.publish_every = 1;
    std::vector<Json> articles;
    for (unsigned i = 0; i < 24; ++i) articles.push_back(article("n" + std::to_string(i), "Paper " + std::to_string(i % 7), i % 8));
    EXPECT_EQ(index(articles, each).copies, 16U);
    Indexer(path_).compact();
    EXPECT_EQ(archive_stats(path_).articles, 8U);
    std::uint64_t sum = 0;
    for (const auto& [source, count] : sources()) sum += count;
    EXPECT_EQ(sum, 24U);
    EXPECT_THAT(shown("n21"), ElementsAre("n5", "n13", "n21"));
    EXPECT_EQ(index(articles).unchanged, 24U);
    EXPECT_EQ(index({article("later", "Post", 5)}).copies, 1U);
    expect_sound();
}

TEST_F(CopiedArticles, AreStoredOneByOneWhereThatIsAskedFor) {
    IndexOptions all;
    all.join_copies = false;
    EXPECT_EQ(index({article("a", "Post"), article("b", "Herald")}, all).added, 2U);
    EXPECT_EQ(archive_stats(path_).articles, 2U);
}

}  // namespace
}  // namespace dateline
