#include "indexer/indexer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "facets/error.hpp"
#include "facets/tagger/crf_tagger.hpp"
#include "tests/indexer/duplicates/made_up_words.hpp"
#include "tests/indexer/indexing.hpp"

namespace dateline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST_F(IndexerTest, AddsWhatItHasNotSeen) {
    const IndexReport report = index(write({article("a", "one text"), article("b", "another text")}));
    EXPECT_EQ(report.read, 2U);
    EXPECT_EQ(report.added, 2U);
    EXPECT_EQ(report.failed, 0U);
    EXPECT_GT(report.bytes, 0U);
    EXPECT_EQ(archive_stats(path_).articles, 2U);
}

TEST_F(IndexerTest, LeavesUnchangedArticlesAlone) {
    const std::string input = write({article("a", "one text"), article("b", "another text")});
    index(input);
    const IndexReport report = index(input);
    EXPECT_EQ(report.unchanged, 2U);
    EXPECT_EQ(report.added + report.replaced, 0U);
}

TEST_F(IndexerTest, ReplacesAnArticleThatHasChangedInAnyField) {
    index(write({article("a", "one text")}));
    Json changed = article("a", "one text");
    changed["section"] = "abroad";
    EXPECT_EQ(index(write({changed})).replaced, 1U);
    changed["persons"] = {"Ada Lovelace"};
    EXPECT_EQ(index(write({changed})).replaced, 1U);
    EXPECT_EQ(archive_stats(path_).articles, 1U);
}

TEST_F(IndexerTest, IndexesAnArticleAgainThatIsToBePreparedOtherwise) {
    const std::string input = write({article("a", "one text")});
    index(input);
    IndexOptions raw;
    raw.raw = true;
    EXPECT_EQ(index(input, raw).replaced, 1U);
    IndexOptions labels_only;
    labels_only.extract = false;
    EXPECT_EQ(index(input, labels_only).replaced, 1U);
}

TEST_F(IndexerTest, IndexesAnArticleAgainWhenAnotherModelIsGiven) {
    const std::string input = write({article("a", "one text")});
    index(input);
    IndexOptions other;
    other.models.tagger_model = built_in_tagger_model();
    EXPECT_EQ(index(input, other).replaced, 1U);
    EXPECT_EQ(index(input, other).unchanged, 1U);
}

TEST_F(IndexerTest, RefusesAModelThatIsDamaged) {
    IndexOptions damaged;
    damaged.models.tagger_model = "no model";
    EXPECT_THROW(index(write({article("a", "one text")}), damaged), UsageError);
}

TEST_F(IndexerTest, LeavesAChangedArticleWhenItIsNotToReplace) {
    index(write({article("a", "one text")}));
    IndexOptions options;
    options.replace = false;
    const IndexReport report = index(write({article("a", "other text"), article("b", "new text")}), options);
    EXPECT_EQ(report.skipped, 1U);
    EXPECT_EQ(report.added, 1U);
    EXPECT_EQ(stored_text("a"), "one text");
}

TEST_F(IndexerTest, TakesTheLaterOfTwoArticlesWithOneId) {
    const IndexReport report = index(write({article("a", "one text"), article("a", "other text"), article("a", "other text")}));
    EXPECT_EQ(report.added, 1U);
    EXPECT_EQ(report.replaced, 1U);
    EXPECT_EQ(report.unchanged, 1U);
    EXPECT_EQ(stored_text("a"), "other text");
}

TEST_F(IndexerTest, NoticesThatAnArticleWasChangedInTheSameRun) {
    index(write({article("a", "one text")}));
    const IndexReport report = index(write({article("a", "other text"), article("a", "one text")}));
    EXPECT_EQ(report.replaced, 2U);
    EXPECT_EQ(stored_text("a"), "one text");
}

TEST_F(IndexerTest, NamesTheInputThatFailedAndGoesOn) {
    std::vector<std::string> messages;
    IndexOptions options;
    options.on_message = [&messages](const std::string& message) { messages.push_back(message); };
    Indexer indexer(path_, options);
    const IndexReport report = indexer.index({folder_ / "absent.jsonl", write({article("a", "one text")})});
    EXPECT_EQ(report.failed, 1U);
    EXPECT_EQ(report.added, 1U);
    EXPECT_THAT(messages, ElementsAre(HasSubstr("absent.jsonl")));
}

TEST_F(IndexerTest, StoresTheSameWhateverTheNumberOfWorkers) {
    std::vector<Json> articles;
    for (int i = 0; i < 300; ++i) {
        articles.push_back(article(std::to_string(i % 200),
                                   "Mr. Person" + std::string(1, static_cast<char>('a' + i % 26)) + " Smith " + std::to_string(i)));
        articles.back()["persons"] = {"Given Name " + std::to_string(i % 31)};
    }
    const std::string input = write(articles);
    std::vector<std::map<std::string, std::string>> dumps;
    for (const unsigned jobs : {1U, 4U}) {
        const std::string path = folder_ / std::to_string(jobs);
        IndexOptions options;
        options.jobs = jobs;
        Indexer(path, options).index({input});
        dumps.push_back(dump(path));
    }
    EXPECT_EQ(dumps[0].size(), 200U);
    EXPECT_EQ(dumps[0], dumps[1]);
}

TEST_F(IndexerTest, FindsTheSameStoriesWhateverTheNumberOfWorkersAndHoweverOftenItPublishes) {
    std::vector<Json> articles;
    std::minstd_rand random(5);
    for (int i = 0; i < 400; ++i) {
        // Every other one is another form of an earlier one; some come again under their id.
        std::minstd_rand words(static_cast<unsigned>(i % 2 == 0 ? i : i / 4) + 1);
        std::string text;
        for (int k = 0; k < 90; ++k) text += made_up_word(words() % 3000) + (random() % 25 == 0 ? " other " : " ");
        articles.push_back(article(std::to_string(i % 7 == 0 ? i / 2 : i), text));
    }
    const std::string input = write(articles);
    std::vector<std::map<std::string, std::string>> dumps;
    for (const unsigned jobs : {1U, 2U, 8U}) {
        IndexOptions options;
        options.jobs = jobs;
        options.extract = false;
        options.publish_every = jobs == 2 ? 1000 : 30 * jobs;
        const std::string path = folder_ / std::to_string(jobs);
        Indexer(path, options).index({input});
        dumps.push_back(dump(path));
    }
    EXPECT_EQ(dumps[0], dumps[1]);
    EXPECT_EQ(dumps[0], dumps[2]);
    std::set<std::string> stories;
    for (const auto& [id, stored] : dumps[0]) stories.insert(stored.substr(stored.find("\nstory ")).substr(0, 12));
    EXPECT_LT(stories.size(), dumps[0].size() * 4 / 5);
}

TEST_F(IndexerTest, PublishesWhatIsUnderWayWhenItIsStopped) {
    std::vector<Json> articles;
    for (int i = 0; i < 3000; ++i) articles.push_back(article(std::to_string(i), "a text of a few words"));
    std::atomic<bool> stop = false;
    IndexOptions options;
    options.stop = &stop;
    options.on_progress = [&stop](std::uint64_t, std::uint64_t) { stop = true; };
    const std::string input = write(articles);
    const IndexReport report = index(input, options);
    EXPECT_GT(report.read, 0U);
    EXPECT_LT(report.read, 3000U);
    EXPECT_EQ(archive_stats(path_).articles, report.read);
    EXPECT_EQ(index(input).unchanged, report.read);
}

TEST_F(IndexerTest, RefusesAnUnknownFormat) {
    IndexOptions options;
    options.format = "papyrus";
    EXPECT_THROW(index(write({}), options), UsageError);
}

TEST_F(IndexerTest, AddsAnArticleFromMemory) {
    Indexer indexer(path_);
    Article one;
    one.id = "a";
    one.text = "Bytes \xFF that are no UTF-8";
    indexer.add(one);
    indexer.publish();
    EXPECT_EQ(stored_text("a"), "Bytes \xEF\xBF\xBD that are no UTF-8");
}

TEST_F(IndexerTest, RefusesAnArticleWithoutId) {
    Indexer indexer(path_);
    EXPECT_THROW(indexer.add({}), UsageError);
}

TEST_F(IndexerTest, TakesAnArticleOut) {
    index(write({article("a", "one text"), article("b", "other text")}));
    Indexer indexer(path_);
    EXPECT_TRUE(indexer.remove("a"));
    EXPECT_FALSE(indexer.remove("a"));
    indexer.publish();
    EXPECT_EQ(stored_text("a"), "(none)");
    EXPECT_EQ(archive_stats(path_).articles, 1U);
}

TEST_F(IndexerTest, StoresOnlyGivenLabelsWhenItIsNotToExtract) {
    Json labelled = article("a", "Helmut Kohl spoke in Bonn, Germany.");
    labelled["countries"] = {"IR"};
    IndexOptions options;
    options.extract = false;
    index(write({labelled}), options);
    const ArchiveStats stats = archive_stats(path_);
    EXPECT_EQ(stats.persons, 0U);
    EXPECT_EQ(stats.countries, 1U);
}

TEST_F(IndexerTest, StatesTheDatesOfAnArchive) {
    Json year = article("y", "text"), month = article("m", "text"), none = article("n", "text");
    year["date"] = "1985";
    month["date"] = "1987-12";
    none.erase("date");
    index(write({article("d", "text"), year, month, none}));
    EXPECT_EQ(archive_stats(path_).first_date, "1985");
    EXPECT_EQ(archive_stats(path_).last_date, "1987-12");
}

TEST_F(IndexerTest, StatesOfAnEmptyArchiveThatItIs) {
    { const Indexer indexer(path_); }
    const ArchiveStats stats = archive_stats(path_);
    EXPECT_EQ(stats.articles, 0U);
    EXPECT_EQ(stats.first_date, "");
}

TEST_F(IndexerTest, HasNoStatsOfWhatIsNoDatabase) {
    EXPECT_THROW(archive_stats(path_), DatabaseError);
}

}  // namespace
}  // namespace dateline
