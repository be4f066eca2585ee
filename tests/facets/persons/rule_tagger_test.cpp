#include "facets/persons/rule_tagger.hpp"

#include <gmock/gmock.h>

#include "tests/facets/persons/tagged.hpp"

namespace dateline {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

TEST(RuleTagger, FindsAFullNameByItsForename) {
    EXPECT_THAT(Tagged("The talks with Helmut Kohl lasted an hour.").persons(), ElementsAre("Helmut Kohl"));
}

TEST(RuleTagger, LeavesHonorificsAndRolesOutside) {
    EXPECT_THAT(Tagged("Prime Minister Indira Gandhi met Gen. Zia and Treasury Secretary James Baker.").persons(),
                ElementsAre("Indira Gandhi", "Zia", "James Baker"));
}

TEST(RuleTagger, LeavesThePossessiveOutside) {
    EXPECT_THAT(Tagged("They read Olof Palme's letter.").persons(), ElementsAre("Olof Palme"));
}

TEST(RuleTagger, TakesInParticlesInitialsAndSuffixes) {
    EXPECT_THAT(Tagged("It was seen by Nikolaus van der Pas, J. R. R. Tolkien and Martin Luther King Jr.").persons(),
                ElementsAre("Nikolaus van der Pas", "J. R. R. Tolkien", "Martin Luther King Jr."));
}

TEST(RuleTagger, FindsNamesWithTheFamilyNameFirst) {
    EXPECT_THAT(Tagged("He had met Mao Zedong, Kim Dae-jung and Nguyen Van Thieu before.").persons(),
                ElementsAre("Mao Zedong", "Kim Dae-jung", "Nguyen Van Thieu"));
}

TEST(RuleTagger, FindsASingleNameAfterARole) {
    EXPECT_THAT(Tagged("Aid was promised to President Suharto on Monday.").persons(), ElementsAre("Suharto"));
}

TEST(RuleTagger, FindsAnUnknownNameByItsAge) {
    EXPECT_THAT(Tagged("The court sentenced Xhemal Qyrbala, 45, to prison.").persons(), ElementsAre("Xhemal Qyrbala"));
}

TEST(RuleTagger, FollowsASurnameThroughTheArticle) {
    EXPECT_THAT(Tagged("Walesa wins", "Lech Walesa won. Later Walesa thanked voters. Walesa's rival left.").persons(),
                ElementsAre("Walesa", "Lech Walesa", "Walesa", "Walesa"));
}

TEST(RuleTagger, FindsEstablishedNamesInHeadlinesInCapitals) {
    EXPECT_THAT(Tagged("GORBACHEV MEETS THATCHER IN MOSCOW", "Mikhail Gorbachev and Margaret Thatcher met.").persons(),
                ElementsAre("GORBACHEV", "THATCHER", "Mikhail Gorbachev", "Margaret Thatcher"));
}

TEST(RuleTagger, TakesInANicknameInQuotes) {
    EXPECT_THAT(Tagged("The champion Roberto \"Hands of Stone\" Duran won.").persons(), ElementsAre("Roberto \"Hands of Stone\" Duran"));
}

TEST(RuleTagger, FindsTheNamesOfALineUp) {
    EXPECT_THAT(Tagged("Brazil: Barbosa; Augusto, Juvenal; Bauer, Danilo, Bigode.").persons(),
                ElementsAre("Barbosa", "Augusto", "Juvenal", "Bauer", "Danilo", "Bigode"));
}

TEST(RuleTagger, EndsANameAtTheCellOfATable) {
    EXPECT_THAT(Tagged("1.\tCathy Freeman\tAustralia\t49.11").persons(), ElementsAre("Cathy Freeman"));
}

TEST(RuleTagger, LeavesAnOfficeWithAnOfOutside) {
    EXPECT_THAT(Tagged("He met Secretary of State Dean Acheson and General of the Army Douglas MacArthur.").persons(),
                ElementsAre("Dean Acheson", "Douglas MacArthur"));
}

TEST(RuleTagger, FindsAnUnknownNameBehindItsRole) {
    EXPECT_THAT(Tagged("The governor of Aichi, Mqine Quwahara, has asked for water.").persons(), ElementsAre("Mqine Quwahara"));
}

TEST(RuleTagger, TakesNoPlaceForAPerson) {
    EXPECT_THAT(Tagged("Ships from Saudi Arabia, Hong Kong and New York reached Sri Lanka and San Salvador.").persons(), IsEmpty());
}

TEST(RuleTagger, TakesNoCompanyForAPerson) {
    EXPECT_THAT(
        Tagged("Shares of Morgan Stanley, Lehman Brothers, Ford Motor and Philip Morris fell, and James River Corp rose.").persons(),
        IsEmpty());
}

TEST(RuleTagger, TakesNoPronounDayOrMonthForAPerson) {
    EXPECT_THAT(Tagged("He said on Monday that April was wet. She agreed. But They did not, in May or June.").persons(), IsEmpty());
}

TEST(RuleTagger, TakesNoNewspaperForAPerson) {
    EXPECT_THAT(Tagged("The Washington Post and the New York Times reported it, said Le Monde.").persons(), IsEmpty());
}

TEST(RuleTagger, FindsOrganizationsByTheirWords) {
    EXPECT_THAT(Tagged("The Bank of England, Acme Widgets Corp and the Ministry of Defence declined.").mentions(MentionKind::organization),
                ElementsAre("Bank of England", "Acme Widgets Corp", "Ministry of Defence"));
}

TEST(RuleTagger, FindsPlacesOfSeveralWords) {
    EXPECT_THAT(Tagged("It rained in Rio de Janeiro and in Phnom Penh.").mentions(MentionKind::location),
                ElementsAre("Rio de Janeiro", "Phnom Penh"));
}

TEST(RuleTagger, TellsAPersonFromAPlaceOfTheSameName) {
    const Tagged article("King Hussein of Jordan spoke. Fans in Chicago cheered Michael Jordan.");
    EXPECT_THAT(article.persons(), ElementsAre("Hussein", "Michael Jordan"));
    EXPECT_THAT(article.mentions(MentionKind::location), Contains("Jordan"));
}

TEST(RuleTagger, DoesNotStartANameAtAnOrdinaryWordThatOpensASentence) {
    EXPECT_THAT(Tagged("Former President Jimmy Carter came. Such Power was rare. Many Jones fans left.").persons(),
                Contains("Jimmy Carter"));
    EXPECT_THAT(Tagged("Mr. Jones came. Many Jones fans left.").persons(), Not(Contains("Many Jones")));
}

TEST(RuleTagger, GivesNothingForAnEmptyArticle) {
    EXPECT_THAT(Tagged("").spans, IsEmpty());
}

TEST(RuleTagger, GivesSpansInOrderWithoutOverlap) {
    const Tagged article(
        "Kohl and Bush",
        "Helmut Kohl met George Bush at the Bank of England (BoE) in Rio de Janeiro.\nKOHL IN BERLIN\nMr. Kohl left Bonn.");
    for (std::size_t i = 1; i < article.spans.size(); ++i) {
        const TaggedSpan& a = article.spans[i - 1];
        const TaggedSpan& b = article.spans[i];
        EXPECT_TRUE(a.field != b.field ? a.field == Field::title : a.last <= b.first);
        EXPECT_LT(b.first, b.last);
    }
}

TEST(RuleTagger, TakesLinearTimeOnAMillionCapitals) {
    std::string text;
    for (int i = 0; i < 200000; ++i) text += "Aa Bb. ";
    for (int i = 0; i < 200000; ++i) text += "Kim ";
    for (int i = 0; i < 200000; ++i) text += "President ";
    EXPECT_LE(Tagged(text).spans.size(), 1200000U);
}

}  // namespace
}  // namespace dateline
