#include "searcher/searcher.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "facets/error.hpp"
#include "tests/searcher/small_archive.hpp"

namespace dateline {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

const std::vector<TestArticle>& articles() {
    static const std::vector<TestArticle> all = {
        {"oil",
         "Oil prices rise",
         "The price of crude oil rose in Vienna. OPEC ministers were pleased with U.S. demand.",
         "1987-03-18",
         {"Hisham Nazer"},
         {"SA", "AT"},
         {"US"},
         {"economy/energy"}},
        {"gas",
         "Gas treaty",
         "A treaty on gas was signed. Nobody spoke of oil for a long time.",
         "1987-03",
         {"Vladimir Putin"},
         {"RU"},
         {},
         {"politics/treaty"}},
        {"putins",
         "Two presidents",
         "The United Nations heard two speeches about united national parties.",
         "1987",
         {"Vladimir Putin Vladimirovich", "Lyudmila Putina"},
         {"RU"},
         {"IR"},
         {"politics"},
         "The Courier"},
        {"cup",
         "Brazil win the cup",
         "Football in Rome: Brazil won. The AT&T stand was full; José Müller scored.",
         "1994-07-17",
         {"José Müller"},
         {"BR", "IT"},
         {},
         {"sport"},
         "The Courier"},
        {"undated", "A report", "Reports about oil exports and diplomacy and diplomats.", "", {"Putin"}, {}, {"RU"}, {}, "", ""}};
    return all;
}

class Searching : public testing::Test {
protected:
    [[nodiscard]] Answer ask(const std::string& query) {
        Request request;
        request.query = query;
        return searcher.search(request);
    }
    [[nodiscard]] std::vector<std::string> found(const std::string& query) { return ids_of(ask(query)); }

    SmallArchive archive{articles()};
    Searcher searcher{archive.folder()};
};

TEST_F(Searching, GivesEveryArticleNewestFirstWithoutAQuery) {
    EXPECT_THAT(found(""), ElementsAre("cup", "oil", "gas", "putins", "undated"));
}

TEST_F(Searching, FindsWordsByTheirStems) {
    EXPECT_THAT(found("signing"), ElementsAre("gas"));
    EXPECT_THAT(found("export"), ElementsAre("undated"));
}

TEST_F(Searching, TakesWordsSideBySideAsAlternativesThatAddUp) {
    EXPECT_EQ(found("oil treaty").front(), "gas");
    EXPECT_THAT(found("oil treaty"), UnorderedElementsAre("oil", "gas", "undated"));
}

TEST_F(Searching, CountsTheTitleMore) {
    EXPECT_EQ(found("oil").front(), "oil");
}

TEST_F(Searching, FindsPhrasesOnlyAsWritten) {
    EXPECT_THAT(found("\"united nations\""), ElementsAre("putins"));
    EXPECT_THAT(found("\"nations united\""), IsEmpty());
    EXPECT_THAT(found("\"crude oils\""), IsEmpty());
}

TEST_F(Searching, FindsNoPhraseAcrossTitleAndText) {
    EXPECT_THAT(found("\"rise the\""), IsEmpty());
}

TEST_F(Searching, ReadsWordsAsTheIndexDoes) {
    EXPECT_THAT(found("U.S."), ElementsAre("oil"));
    EXPECT_THAT(found("AT&T"), ElementsAre("cup"));
    EXPECT_THAT(found("JOSE"), ElementsAre("cup"));
}

TEST_F(Searching, ObeysRequiredAndExcludedWords) {
    EXPECT_THAT(found("+oil treaty"), UnorderedElementsAre("oil", "gas", "undated"));
    EXPECT_THAT(found("+oil +treaty"), ElementsAre("gas"));
    EXPECT_THAT(found("oil -treaty"), UnorderedElementsAre("oil", "undated"));
    EXPECT_THAT(found("NOT oil"), ElementsAre("cup", "putins"));
    EXPECT_THAT(found("(oil OR brazil) AND NOT vienna"), UnorderedElementsAre("gas", "cup", "undated"));
}

TEST_F(Searching, KeepsAnExclusionInsideItsBrackets) {
    EXPECT_THAT(found("(oil -treaty) gas"), UnorderedElementsAre("oil", "undated", "gas"));
}

TEST_F(Searching, FindsWordsNearEachOtherInAnyOrder) {
    EXPECT_THAT(found("oil NEAR/3 price"), ElementsAre("oil"));
    EXPECT_THAT(found("price NEAR/1 oil"), IsEmpty());
    EXPECT_THAT(found("minist* NEAR/5 \"U.S. demand\""), ElementsAre("oil"));
}

TEST_F(Searching, ExpandsPrefixes) {
    EXPECT_THAT(found("diplom*"), ElementsAre("undated"));
    EXPECT_THAT(found("zzz*"), IsEmpty());
    EXPECT_THAT(ask("zzz*").notes, Contains(HasSubstr("begins with 'zzz'")));
}

TEST_F(Searching, LooksIntoTitlesAlone) {
    EXPECT_THAT(found("title:oil"), ElementsAre("oil"));
    EXPECT_THAT(found("title:price"), ElementsAre("oil"));
    EXPECT_THAT(found("title:\"brazil win\""), ElementsAre("cup"));
    EXPECT_THAT(found("title:rome"), IsEmpty());
    EXPECT_THAT(found("title:treat*"), ElementsAre("gas"));
}

TEST_F(Searching, LeavesOutStopWordsBesideOthers) {
    EXPECT_THAT(found("the treaty"), ElementsAre("gas"));
    EXPECT_EQ(found("about the").size(), 4U);
    EXPECT_THAT(found("+the treaty"), UnorderedElementsAre("oil", "putins", "cup"));
}

TEST_F(Searching, HoldsFiltersWhateverWordsStandAround) {
    EXPECT_THAT(found("oil country:sa treaty"), ElementsAre("oil"));
    EXPECT_THAT(found("oil (treaty country:ru)"), ElementsAre("gas"));
    EXPECT_THAT(found("oil (country:sa OR country:ru)"), UnorderedElementsAre("oil", "gas"));
    EXPECT_THAT(found("country:ru -treaty"), ElementsAre("putins"));
    EXPECT_THAT(found("treaty OR country:sa"), UnorderedElementsAre("gas", "oil"));
}

TEST_F(Searching, KnowsCountriesByCodeAndName) {
    EXPECT_THAT(found("country:RU"), ElementsAre("gas", "putins"));
    EXPECT_THAT(found("country:saudi-arabia"), ElementsAre("oil"));
    EXPECT_THAT(found("mentions:ru"), ElementsAre("gas", "putins", "undated"));
    EXPECT_THROW(ask("country:atlantis"), UsageError);
}

TEST_F(Searching, TakesAnExactNameAsThatPersonAlone) {
    EXPECT_THAT(found("person:\"Vladimir Putin\""), ElementsAre("gas"));
    EXPECT_THAT(found("person:vladimir-putin"), ElementsAre("gas"));
    EXPECT_THAT(found("person:=putin"), ElementsAre("undated"));
}

TEST_F(Searching, TakesALoneNameAsEverybodyWhoBearsIt) {
    EXPECT_THAT(found("person:putin"), UnorderedElementsAre("gas", "putins", "undated"));
}

TEST_F(Searching, TakesPartsOfANameAsAllWhoBearThem) {
    const Answer answer = ask("person:vladimir");
    EXPECT_THAT(ids_of(answer), ElementsAre("gas", "putins"));
    EXPECT_THAT(answer.notes, ElementsAre("person 'vladimir' fits 2: Vladimir Putin (1), Vladimir Putin Vladimirovich (1)"));
}

TEST_F(Searching, SuggestsNamesNearAnUnknownOne) {
    const Answer answer = ask("person:nasser");
    EXPECT_EQ(answer.matches, 0U);
    EXPECT_THAT(answer.notes, ElementsAre(HasSubstr("Hisham Nazer")));
}

TEST_F(Searching, FindsTopicsWithTheirAncestors) {
    EXPECT_THAT(found("topic:politics"), ElementsAre("gas", "putins"));
    EXPECT_THAT(found("topic:treaty"), ElementsAre("gas"));
    EXPECT_THROW(ask("topic:flummery"), UsageError);
}

TEST_F(Searching, FiltersBySourceAndLanguage) {
    EXPECT_THAT(found("source:the-courier"), ElementsAre("cup", "putins"));
    EXPECT_THAT(found("source:courier"), ElementsAre("cup", "putins"));
    EXPECT_EQ(found("language:english").size(), 4U);
    EXPECT_EQ(found("language:en").size(), 4U);
}

TEST_F(Searching, LetsThroughWhateverMayLieInTheRangeOfDates) {
    EXPECT_THAT(found("date:1987"), ElementsAre("oil", "gas", "putins"));
    EXPECT_THAT(found("date:1987-03-18"), ElementsAre("oil", "gas", "putins"));
    EXPECT_THAT(found("date:1987-03-19"), ElementsAre("gas", "putins"));
    EXPECT_THAT(found("date:1987-04..1993"), ElementsAre("putins"));
    EXPECT_THAT(found("date:1988.."), ElementsAre("cup"));
    EXPECT_THAT(found("date:..1986"), IsEmpty());
}

TEST_F(Searching, TakesFiltersOfTheRequest) {
    Request request;
    request.filters.countries = {{"RU", "SA"}};
    request.excluded.topics = {{"treaty"}};
    request.from = "1987-03";
    request.to = "1987-03";
    EXPECT_THAT(ids_of(searcher.search(request)), ElementsAre("oil", "putins"));
    request.mentioned = true;
    request.filters.countries = {{"IR"}};
    EXPECT_THAT(ids_of(searcher.search(request)), ElementsAre("putins"));
}

TEST_F(Searching, RefusesRequestsThatCannotBe) {
    Request request;
    request.from = "someday";
    EXPECT_THROW(searcher.search(request), UsageError);
    request.from = "1990";
    request.to = "1989";
    EXPECT_THROW(searcher.search(request), UsageError);
    request = {};
    request.facets = {{"colour", 3}};
    EXPECT_THROW(searcher.search(request), UsageError);
    EXPECT_THROW(ask("(oil"), QueryError);
}

TEST_F(Searching, SortsByDateBothWaysWithTheUndatedLast) {
    Request request;
    request.sort = SortOrder::oldest_first;
    EXPECT_THAT(ids_of(searcher.search(request)), ElementsAre("putins", "gas", "oil", "cup", "undated"));
    request.sort = SortOrder::newest_first;
    request.query = "oil";
    EXPECT_THAT(ids_of(searcher.search(request)), ElementsAre("oil", "gas", "undated"));
}

TEST_F(Searching, PagesThroughResults) {
    Request request;
    request.limit = 2;
    request.offset = 1;
    const Answer answer = searcher.search(request);
    EXPECT_THAT(ids_of(answer), ElementsAre("oil", "gas"));
    EXPECT_EQ(answer.results.front().rank, 2U);
    EXPECT_EQ(answer.matches, 5U);
    request.offset = 100;
    EXPECT_TRUE(searcher.search(request).results.empty());
    EXPECT_TRUE(searcher.search(request).exact);
}

TEST_F(Searching, SuggestsAWordForAMisspeltOne) {
    EXPECT_THAT(ask("tretay").notes, ElementsAre(HasSubstr("did you mean \"treaty\"")));
}

TEST_F(Searching, ShowsAnArticleOrTheNearestId) {
    EXPECT_EQ(searcher.show("cup").article.title, "Brazil win the cup");
    try {
        searcher.show("undatd");
        FAIL();
    } catch (const UsageError& error) {
        EXPECT_THAT(error.what(), HasSubstr("'undated'"));
    }
}

TEST_F(Searching, CompletesNamesByAnyWord) {
    const auto names = [&](const std::string& text) {
        std::vector<std::string> found;
        for (const NameMatch& match : searcher.complete_person(text)) found.push_back(match.name);
        return found;
    };
    EXPECT_THAT(names("put"), ElementsAre("Lyudmila Putina", "Putin", "Vladimir Putin", "Vladimir Putin Vladimirovich"));
    EXPECT_THAT(names("putin vlad"), ElementsAre("Vladimir Putin", "Vladimir Putin Vladimirovich"));
    EXPECT_THAT(names("MULL"), ElementsAre("José Müller"));
    EXPECT_THAT(names("xyz"), IsEmpty());
}

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

TEST_F(Searching, FindsWordsThatAreSpeltAlmostSo) {
    EXPECT_THAT(found("tretay~"), ElementsAre("gas"));
    EXPECT_THAT(found("tretay~1"), ElementsAre("gas"));
    EXPECT_THAT(found("treay~1"), ElementsAre("gas"));
    EXPECT_THAT(found("trtax~1"), IsEmpty());
    EXPECT_THAT(found("title:brasil~"), ElementsAre("cup"));
    EXPECT_THAT(ask("xylophone~").notes, Contains(HasSubstr("like 'xylophone'")));
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

TEST_F(Searching, ForgetsArticlesThatWereTakenOut) {
    archive.remove("gas");
    searcher.reopen();
    EXPECT_THAT(found("person:vladimir"), ElementsAre("putins"));
    EXPECT_TRUE(ask("person:vladimir").notes.empty());
}

TEST(Searcher, BreaksTiesByDateThenIdWhateverTheOrderOfIndexing) {
    const std::vector<TestArticle> forward = {
        {"b", "T", "same words", "1990"}, {"a", "T", "same words", "1990"}, {"c", "T", "same words", "1991"}, {"d", "T", "same words", ""}};
    const SmallArchive one(forward), two({forward.rbegin(), forward.rend()});
    Request request;
    request.query = "words";
    for (const std::size_t limit : {1U, 2U, 3U, 4U}) {
        request.limit = limit;
        const std::vector<std::string> all = {"c", "a", "b", "d"};
        const std::vector<std::string> expected(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(limit));
        EXPECT_EQ(ids_of(Searcher(one.folder()).search(request)), expected);
        EXPECT_EQ(ids_of(Searcher(two.folder()).search(request)), expected);
    }
}

TEST(Searcher, StemsByTheLanguagesOfTheArchive) {
    const SmallArchive archive({{"de", "Titel", "Die Häuser brennen", "1990", {}, {}, {}, {}, "", "de"},
                                {"en", "Title", "Burning houses", "1990", {}, {}, {}, {}, "", "en"}});
    Searcher searcher(archive.folder());
    Request request;
    request.query = "haus";
    EXPECT_THAT(ids_of(searcher.search(request)), ElementsAre("de"));
    request.query = "burned";
    EXPECT_THAT(ids_of(searcher.search(request)), ElementsAre("en"));
    request.query = "häuser language:german";
    EXPECT_THAT(ids_of(searcher.search(request)), ElementsAre("de"));
}

TEST(Searcher, FindsWordsOfLanguagesWithoutAStemmerAsWritten) {
    const SmallArchive archive(
        {{"ja", "Title", "東京 ニュース news", "1990", {}, {}, {}, {}, "", "ja"}, {"en", "Title", "plain news", "1990"}});
    Searcher searcher(archive.folder());
    Request request;
    request.query = "news";
    EXPECT_EQ(searcher.search(request).matches, 2U);
    request.query = "東京";
    EXPECT_THAT(ids_of(searcher.search(request)), ElementsAre("ja"));
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
