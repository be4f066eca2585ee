#include "facets/countries/country_finder.hpp"

#include <gmock/gmock.h>

#include <set>
#include <string>
#include <vector>

namespace dateline {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

struct Named {
    std::string words;
    MentionKind kind;
};

/// The spans that a perfect tagger would give for every occurrence of the names in the text.
std::vector<TaggedSpan> spans_of(const ArticleTokens& article, const std::vector<Named>& names) {
    std::vector<TaggedSpan> spans;
    for (std::uint32_t first = 0; first < article.text.size(); ++first)
        for (const Named& name : names) {
            if (!article.text.text.substr(article.text.tokens[first].begin).starts_with(name.words)) continue;
            std::uint32_t last = first;
            const std::size_t end = article.text.tokens[first].begin + name.words.size();
            while (last < article.text.size() && article.text.tokens[last].begin < end) ++last;
            spans.push_back({Field::text, first, last, name.kind});
        }
    return spans;
}

CountriesAndPlaces find(std::string_view text, const std::vector<Named>& names = {}, std::string_view date = "2005-06-01",
                        std::string_view title = "", std::string_view language = "en") {
    static const CountryFinder finder;
    const ArticleTokens article{tokenize(title), tokenize(text)};
    return finder.find(article, spans_of(article, names), language, date);
}

std::vector<std::string> codes(const CountriesAndPlaces& found) {
    std::vector<std::string> out;
    for (const Country& country : found.countries) out.push_back(country.code);
    return out;
}

/// The words that speak for a country, each with its rule.
std::vector<std::string> evidence(const CountriesAndPlaces& found, std::string_view code) {
    std::vector<std::string> out;
    for (const Country& country : found.countries)
        if (country.code == code)
            for (const Mention& mention : country.mentions) out.push_back(mention.text + ": " + mention.rule);
    return out;
}

TEST(CountryFinder, FindsNamesAdjectivesCapitalsCitiesRegionsAndMetonyms) {
    const auto found = find("In France, a French minister left Paris for Lyon and Normandy; the Quai d'Orsay said so.");
    EXPECT_THAT(evidence(found, "FR"), ElementsAre("France: name", "French: adjective", "Paris: capital", "Lyon: city", "Normandy: region",
                                                   "Quai d'Orsay: metonym"));
    EXPECT_THAT(codes(found), ElementsAre("FR"));
}

TEST(CountryFinder, TellsTheDatelineFromTheText) {
    EXPECT_THAT(evidence(find("MOSCOW, March 18 \u2014 Snow fell."), "RU"), ElementsAre("MOSCOW: dateline"));
}

TEST(CountryFinder, ReadsAbbreviationsOnlyInCapitals) {
    EXPECT_THAT(evidence(find("The U.S. and the US and the UAE told us so. Us too."), "US"),
                ElementsAre("U.S.: abbreviation", "US: abbreviation"));
}

TEST(CountryFinder, NeverReadsSmallLetters) {
    EXPECT_THAT(codes(find("They ate turkey from fine china and wore jersey.")), IsEmpty());
}

TEST(CountryFinder, ReadsPartsOfHyphenatedWords) {
    EXPECT_THAT(codes(find("The Iran-Iraq war and the Franco-German axis; a London-based firm.")),
                UnorderedElementsAre("IR", "IQ", "DE", "GB"));
}

TEST(CountryFinder, TakesTheLongestName) {
    EXPECT_THAT(codes(find("Papua New Guinea is far away.")), ElementsAre("PG"));
    EXPECT_THAT(codes(find("Equatorial Guinea is small.")), ElementsAre("GQ"));
    EXPECT_THAT(codes(find("Guinea-Bissau voted.")), ElementsAre("GW"));
    EXPECT_THAT(codes(find("Guinea voted.")), ElementsAre("GN"));
    EXPECT_THAT(codes(find("New Mexico voted.")), ElementsAre("US"));
    EXPECT_THAT(codes(find("New South Wales voted.")), ElementsAre("AU"));
    EXPECT_THAT(codes(find("Northern Ireland voted.")), ElementsAre("GB"));
    EXPECT_THAT(codes(find("Nigeria voted, Niger did not.")), UnorderedElementsAre("NG", "NE"));
    EXPECT_THAT(codes(find("South Georgia is cold.")), ElementsAre("GS"));
    EXPECT_THAT(codes(find("The British Virgin Islands voted.")), ElementsAre("VG"));
}

TEST(CountryFinder, DoesNotReadSeasAndTreatiesAsCountries) {
    EXPECT_THAT(codes(find("From the Indian Ocean to the West Indies, the Geneva Conventions and the Warsaw Pact held.")), IsEmpty());
}

TEST(CountryFinder, LeavesOutPersonsNamedLikePlaces) {
    EXPECT_THAT(
        codes(find("Michael Jordan met Denzel Washington. Jordan laughed.",
                   {{"Michael Jordan", MentionKind::person}, {"Denzel Washington", MentionKind::person}, {"Jordan", MentionKind::person}})),
        IsEmpty());
}

TEST(CountryFinder, ReadsCountriesInOrganisationsButNotCities) {
    const std::vector<Named> names = {{"Bank of Japan", MentionKind::organization}, {"Chicago Symphony", MentionKind::organization}};
    EXPECT_THAT(codes(find("The Bank of Japan engaged the Chicago Symphony.", names)), ElementsAre("JP"));
}

TEST(CountryFinder, ReadsARegionAfterAComma) {
    EXPECT_THAT(codes(find("He was born in Athens, Ga., and in Moscow, Idaho.")), ElementsAre("US"));
    EXPECT_THAT(codes(find("They met in London, Ontario.")), ElementsAre("CA"));
    EXPECT_THAT(codes(find("They met in Paris, Texas.")), ElementsAre("US"));
    EXPECT_THAT(codes(find("They met in Paris, France.")), ElementsAre("FR"));
}

TEST(CountryFinder, ReadsACountryBehindAPlaceThatOnlyTheTaggerKnows) {
    EXPECT_THAT(codes(find("A fire in Yohmor, Lebanon.", {{"Yohmor", MentionKind::location}})), ElementsAre("LB"));
}

TEST(CountryFinder, TakesNoDayForATownBeforeARegion) {
    EXPECT_THAT(evidence(find("In August, Texas voted. On Tuesday, Mexico voted."), "US"), ElementsAre("Texas: region"));
}

TEST(CountryFinder, CountsUnknownTownsBeforeARegion) {
    EXPECT_THAT(evidence(find("It rained in Smallville, Kan., for a week."), "US"),
                ElementsAre("Smallville: place before region", "Kan.: region"));
}

TEST(CountryFinder, TellsGeorgiaTheStateFromTheCountry) {
    EXPECT_THAT(codes(find("Police in Atlanta and Savannah say that Georgia is safe.")), ElementsAre("US"));
    EXPECT_THAT(codes(find("Saakashvili spoke in Tbilisi. Georgia is safe, Washington was told.")), Contains("GE"));
    EXPECT_THAT(codes(find("Russia warned Georgia. American envoys met in Washington.")), Contains("GE"));
}

TEST(CountryFinder, ReadsACityInTheCountryThatTheArticleNames) {
    EXPECT_THAT(codes(find("Police in Alabama and Atlanta searched Birmingham for him.")), ElementsAre("US"));
    EXPECT_THAT(codes(find("He went to Birmingham.")), ElementsAre("GB"));
}

TEST(CountryFinder, ReadsTownsOfLocalNewsInTheCountryWhoseSheriffsAndCountiesItNames) {
    EXPECT_THAT(codes(find("Sheriff's deputies of Lamar County searched the high school in Paris. Paris police helped the county.")),
                ElementsAre("US"));
    EXPECT_THAT(codes(find("The sheriff of Rapides said that the county jail in Alexandria is full. Deputies of the county agreed.")),
                ElementsAre("US"));
    EXPECT_THAT(codes(find("The president spoke in Alexandria and Paris.")), UnorderedElementsAre("EG", "FR"));
}

TEST(CountryFinder, ReadsCountiesWholly) {
    EXPECT_THAT(evidence(find("It rained in Chesterfield County and Prince George's County."), "US"),
                ElementsAre("Chesterfield County: region", "Prince George's County: region"));
    EXPECT_THAT(codes(find("The County said so.")), IsEmpty());
}

TEST(CountryFinder, NeedsMoreThanACommonWordForATown) {
    EXPECT_THAT(codes(find("Reading is fun. Orange was the colour.")), IsEmpty());
    EXPECT_THAT(codes(find("He lives in Reading. Reading is near.")), ElementsAre("GB"));
}

TEST(CountryFinder, LetsTheDateDecideOnFormerStates) {
    EXPECT_THAT(codes(find("Moscow and Leningrad, Russian cities.", {}, "1987-03-18")), ElementsAre("SU"));
    EXPECT_THAT(codes(find("Moscow and Russian cities.", {}, "1994")), ElementsAre("RU"));
    EXPECT_THAT(codes(find("The former Soviet Union is gone.", {}, "2005")), ElementsAre("SU"));
    EXPECT_THAT(codes(find("Prague and Bratislava.", {}, "1968-08-21")), ElementsAre("CS"));
    EXPECT_THAT(codes(find("Belgrade and Zagreb.", {}, "1980-05-04")), ElementsAre("YU"));
    EXPECT_THAT(codes(find("East Berlin and Leipzig.", {}, "1989-10-09")), ElementsAre("DD"));
    EXPECT_THAT(codes(find("Leipzig and Bonn in West Germany.", {}, "1999")), ElementsAre("DE"));
    EXPECT_THAT(codes(find("Zaire and Burma.", {}, "1990")), UnorderedElementsAre("CD", "MM"));
}

TEST(CountryFinder, GuessesTheTimeOfAnUndatedArticle) {
    EXPECT_THAT(codes(find("The Soviet leader left Moscow. Soviet troops stayed.", {}, "")), ElementsAre("SU"));
    EXPECT_THAT(codes(find("The president left Moscow.", {}, "")), ElementsAre("RU"));
}

TEST(CountryFinder, TellsTheCongosApart) {
    EXPECT_THAT(codes(find("Congo voted.", {}, "1987")), ElementsAre("CG"));
    EXPECT_THAT(codes(find("Congo voted.", {}, "2006")), ElementsAre("CD"));
    EXPECT_THAT(codes(find("Congo voted in Brazzaville.", {}, "2006")), ElementsAre("CG"));
}

TEST(CountryFinder, IsAboutWhatTitleAndLeadNameAndMentionsTheRest) {
    const auto found = find(
        "Brazil elected a president on Sunday. Voters in Brazil queued. The Brazilian press was calm.\nAn observer from Norway watched.",
        {}, "2002", "Brazil votes");
    ASSERT_THAT(codes(found), ElementsAre("BR", "NO"));
    EXPECT_TRUE(found.countries[0].about);
    EXPECT_FALSE(found.countries[1].about);
    EXPECT_GT(found.countries[0].salience, 0.5);
    EXPECT_LT(found.countries[1].salience, 0.5);
}

TEST(CountryFinder, ListsPlacesWithTheirCountries) {
    const auto found = find("Britain and the United Kingdom: from London to Loch Ness. British rain.",
                            {{"London", MentionKind::location}, {"Loch Ness", MentionKind::location}});
    std::set<std::string> places;
    for (const Entity& place : found.places) places.insert(place.name + " " + place.code + " " + std::to_string(place.mentions.size()));
    EXPECT_THAT(places, UnorderedElementsAre("United Kingdom GB 2", "London GB 1", "Loch Ness  1"));
}

TEST(CountryFinder, ListsNoCityThatTheTaggerTookForATeam) {
    const auto found =
        find("Leicester beat Essex in Japan.", {{"Leicester", MentionKind::organization}, {"Essex", MentionKind::organization}});
    ASSERT_EQ(found.places.size(), 1U);
    EXPECT_EQ(found.places.front().name, "Japan");
}

TEST(CountryFinder, ListsEveryPlaceItKnowsWhereNothingWasTagged) {
    EXPECT_EQ(find("Leicester and Essex in Japan.", {}).places.size(), 3U);
}

TEST(CountryFinder, NamesCountriesInTheLanguageOfTheArticle) {
    EXPECT_THAT(codes(find("Deutschland und Frankreich berieten.", {}, "2005", "", "de")), UnorderedElementsAre("DE", "FR"));
    EXPECT_THAT(codes(find("Reading und Nice.", {}, "2005", "", "de")), IsEmpty());
    EXPECT_THAT(codes(find("Deutschland.", {}, "2005", "", "xx")), IsEmpty());
}

TEST(CountryFinder, KnowsCommonEndingsAndUnspacedScripts) {
    EXPECT_THAT(codes(find("Frankreichs Regierung", {}, "2005", "", "de")), ElementsAre("FR"));
    EXPECT_THAT(codes(find("\u043f\u0440\u0435\u0437\u0438\u0434\u0435\u043d\u0442 \u0424\u0440\u0430\u043d\u0446\u0438\u0438", {}, "2005",
                           "", "ru")),
                ElementsAre("FR"));
    EXPECT_THAT(codes(find("\u7f8e\u56fd\u603b\u7edf\u8bbf\u95ee\u4e2d\u56fd\u3002", {}, "2005", "", "zh")),
                UnorderedElementsAre("US", "CN"));
}

TEST(CountryFinder, DoesNotTakeClubsAndAdjectivesForCounties) {
    EXPECT_THAT(codes(find("In England, Stockport County won. The English County Championship began.")), ElementsAre("GB"));
}

TEST(CountryFinder, GivesOffsetsOfTheWords) {
    const std::string text = "\u00c9t\u00e9 in C\u00f4te d\u2019Ivoire and S\u00e3o Paulo";
    for (const Country& country : find(text).countries)
        for (const Mention& mention : country.mentions) EXPECT_EQ(text.substr(mention.begin, mention.end - mention.begin), mention.text);
    EXPECT_THAT(codes(find(text)), UnorderedElementsAre("CI", "BR"));
}

TEST(CountryFinder, SurvivesHostileText) {
    std::string text;
    for (int i = 0; i < 20000; ++i) text += "New York, Reading-Orange-, (Paris), Ga., ";
    EXPECT_THAT(codes(find(text)), Not(IsEmpty()));
    EXPECT_THAT(codes(find("- -- \xff\xfe -,-, \xe2\x80")), IsEmpty());
    EXPECT_THAT(codes(find("")), IsEmpty());
}

}  // namespace
}  // namespace dateline
