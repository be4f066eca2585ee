#include "searcher/searcher.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "facets/error.hpp"
#include "tests/searcher/searching.hpp"

namespace dateline {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

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

TEST_F(Searching, FindsWordsThatAreSpeltAlmostSo) {
    EXPECT_THAT(found("tretay~"), ElementsAre("gas"));
    EXPECT_THAT(found("tretay~1"), ElementsAre("gas"));
    EXPECT_THAT(found("treay~1"), ElementsAre("gas"));
    EXPECT_THAT(found("trtax~1"), IsEmpty());
    EXPECT_THAT(found("title:brasil~"), ElementsAre("cup"));
    EXPECT_THAT(ask("xylophone~").notes, Contains(HasSubstr("like 'xylophone'")));
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

}  // namespace
}  // namespace dateline
