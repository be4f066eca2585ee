#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "facets/error.hpp"
#include "tests/searcher/searching.hpp"

namespace dateline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

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

}  // namespace
}  // namespace dateline
