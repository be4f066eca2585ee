#include "facets/countries/country_names.hpp"

#include <gtest/gtest.h>

#include "facets/countries/country_table.hpp"

namespace dateline {
namespace {

TEST(CountryCode, ReadsCodesInAnyCase) {
    EXPECT_EQ(country_code("fr"), "FR");
    EXPECT_EQ(country_code("SU"), "SU");
}

TEST(CountryCode, ReadsNamesAndAliasesFolded) {
    EXPECT_EQ(country_code("saudi-arabia"), "SA");
    EXPECT_EQ(country_code("uk"), "GB");
    EXPECT_EQ(country_code("U.S."), "US");
    EXPECT_EQ(country_code("the Netherlands"), "NL");
    EXPECT_EQ(country_code("Cote d'Ivoire"), "CI");
}

TEST(CountryCode, GivesTodaysCodeForRenamedStatesAndTheirOwnForDissolvedOnes) {
    EXPECT_EQ(country_code("Burma"), "MM");
    EXPECT_EQ(country_code("West Germany"), "DE");
    EXPECT_EQ(country_code("Zaire"), "CD");
    EXPECT_EQ(country_code("East Germany"), "DD");
    EXPECT_EQ(country_code("USSR"), "SU");
}

TEST(CountryCode, GivesNothingForWordsThatNameNoCountry) {
    EXPECT_EQ(country_code("Atlantis"), std::nullopt);
    EXPECT_EQ(country_code(""), std::nullopt);
    EXPECT_EQ(country_code("\xff"), std::nullopt);
}

TEST(CountryCode, ReadsEveryNameThatCountryNameGives) {
    for (const CountryRow& row : CountryTable::instance().all()) EXPECT_EQ(country_code(country_name(row.code)), std::string(row.code));
}

TEST(CountryName, IsEmptyForUnknownCodes) {
    EXPECT_EQ(country_name("DE"), "Germany");
    EXPECT_EQ(country_name("ZZ"), "");
    EXPECT_EQ(country_name(""), "");
}

TEST(DayNumber, ReadsPartialDates) {
    EXPECT_EQ(day_number("1987-03-18T12:00:00Z"), 19870318);
    EXPECT_EQ(day_number("1987-03"), 19870301);
    EXPECT_EQ(day_number("1987"), 19870701);
    EXPECT_EQ(day_number(""), 0);
    EXPECT_EQ(day_number("soon"), 0);
}

TEST(StateOn, GivesTheStateThatTheLandBelongedTo) {
    const CountryTable& table = CountryTable::instance();
    const auto state = [&](std::string_view land, std::string_view day) {
        return table[table.state_on(table.find(land), day_number(day))].code;
    };
    EXPECT_EQ(state("RU", "1987-03"), "SU");
    EXPECT_EQ(state("RU", "1993"), "RU");
    EXPECT_EQ(state("RU", "1910"), "RU");
    EXPECT_EQ(state("RU", ""), "RU");
    EXPECT_EQ(state("DD", "1970"), "DD");
    EXPECT_EQ(state("DD", "2001"), "DE");
    EXPECT_EQ(state("DD", "1946"), "DE");
    EXPECT_EQ(state("XK", "1998"), "YU");
    EXPECT_EQ(state("XK", "2005"), "RS");
}

}  // namespace
}  // namespace dateline
