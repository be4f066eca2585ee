#include "indexer/cleaning/byline.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/cleaning/cleaner.hpp"

namespace dateline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Byline, NamesItsAuthors) {
    EXPECT_THAT(authors_of_byline("By Anna Berg"), ElementsAre("Anna Berg"));
    EXPECT_THAT(authors_of_byline("By Ann Lee and JUAN DEL POZO, Staff Writers | 3 March"), ElementsAre("Ann Lee", "Juan Del Pozo"));
    EXPECT_THAT(authors_of_byline("Von Jürgen van der Berg"), ElementsAre("Jürgen van der Berg"));
    EXPECT_THAT(authors_of_byline("By Ann Lee, Bo Li and Cy Young – The Herald"), ElementsAre("Ann Lee", "Bo Li", "Cy Young"));
    EXPECT_THAT(authors_of_byline("BY ANN LEE, POLITICAL CORRESPONDENT"), ElementsAre("Ann Lee"));
}

TEST(Byline, NamesNobodyWhereItTellsOfADeskOrAnAgency) {
    for (const char* line : {"By our foreign staff", "By The Associated Press", "By Staff Reporter", "By Reuters", "From our correspondent",
                             "By 6 p.m. the river had fallen", "Ann Lee", "By", "By Tuesday"})
        EXPECT_THAT(authors_of_byline(line), IsEmpty()) << line;
}

TEST(Byline, GivesAPageItsAuthors) {
    Article article;
    article.is_page = true;
    article.text =
        "Home\nNews\nSport\nWeather\nCouncil votes to rebuild the harbour bridge\nBy Anna Berg\n12 March 2014\n"
        "The city council of Halden voted on Monday to rebuild the old harbour bridge after two winters of storms had damaged it so badly "
        "that no lorry may cross.\n"
        "The decision, taken by 31 votes to 12, ends a quarrel of seven years between the mayor, Lars Hansen, and fishermen who wanted a "
        "ferry instead.\n"
        "Work is to start in June and to last two years. The government in Oslo will pay two thirds of the cost, which engineers put at 40 "
        "million kroner.\n";
    Article known = article;
    known.authors = {"Bo Li"};
    clean(article, {});
    EXPECT_THAT(article.authors, ElementsAre("Anna Berg"));
    clean(known, {});
    EXPECT_THAT(known.authors, ElementsAre("Bo Li"));
}

}  // namespace
}  // namespace dateline
