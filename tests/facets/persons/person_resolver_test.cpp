#include "facets/persons/person_resolver.hpp"

#include <gmock/gmock.h>

#include <map>

#include "tests/facets/persons/tagged.hpp"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

/// Each person's name with the texts and rules of the mentions: "Simmons: surname".
std::map<std::string, std::vector<std::string>> resolve(std::string_view text, std::string_view title = "") {
    const Tagged article(title, text);
    std::map<std::string, std::vector<std::string>> persons;
    for (const Entity& person : resolve_persons(article.tokens, article.spans))
        for (const Mention& mention : person.mentions) persons[person.name].push_back(mention.text + ": " + mention.rule);
    return persons;
}

TEST(PersonResolver, GivesASurnameToTheFullNameBeforeIt) {
    EXPECT_THAT(resolve("Phil Simmons won. Later Simmons left."),
                ElementsAre(Pair("Phil Simmons", ElementsAre("Phil Simmons: full name", "Simmons: surname"))));
}

TEST(PersonResolver, GivesASurnameInTheTitleToTheFullNameInTheText) {
    EXPECT_THAT(resolve("Lech Walesa won.", "Walesa wins"),
                ElementsAre(Pair("Lech Walesa", ElementsAre("Walesa: surname", "Lech Walesa: full name"))));
}

TEST(PersonResolver, JoinsInitialsAndNicknames) {
    EXPECT_THAT(resolve("William Cohen spoke. Bill Cohen then left, W. Cohen said."),
                ElementsAre(Pair("William Cohen", ElementsAre("William Cohen: full name", "Bill Cohen: nickname", "W. Cohen: initials"))));
}

TEST(PersonResolver, JoinsNamesWithAndWithoutMiddleInitial) {
    EXPECT_THAT(resolve("George W. Bush spoke. Then George Bush left."),
                ElementsAre(Pair("George W. Bush", ElementsAre("George W. Bush: full name", "George Bush: shorter name"))));
}

TEST(PersonResolver, KeepsFatherAndSonApart) {
    EXPECT_THAT(resolve("George H. W. Bush met George W. Bush."),
                UnorderedElementsAre(Pair("George H. W. Bush", ElementsAre("George H. W. Bush: full name")),
                                     Pair("George W. Bush", ElementsAre("George W. Bush: full name"))));
}

TEST(PersonResolver, AbstainsWhenTwoShareTheSurname) {
    const auto persons = resolve("Bill Clinton and Hillary Clinton came. Then Clinton spoke.");
    EXPECT_THAT(persons.at("Clinton"), ElementsAre("Clinton: shared surname"));
}

TEST(PersonResolver, LetsAnHonorificDecideBetweenTwoOfOneSurname) {
    const auto persons = resolve("Bill Clinton and Hillary Clinton came. Then Mrs. Clinton spoke, and Mr. Clinton listened.");
    EXPECT_THAT(persons.at("Hillary Clinton"), ElementsAre("Hillary Clinton: full name", "Clinton: surname"));
    EXPECT_THAT(persons.at("Bill Clinton"), ElementsAre("Bill Clinton: full name", "Clinton: surname"));
}

TEST(PersonResolver, LetsTheRoleDecideBetweenTwoOfOneSurname) {
    const auto persons = resolve("President Richard Nixon came with Pat Nixon. Then President Nixon spoke.");
    EXPECT_THAT(persons.at("Richard Nixon"), ElementsAre("Richard Nixon: full name", "Nixon: surname"));
}

TEST(PersonResolver, GoesOnCallingOnePersonByTheSurname) {
    const auto persons = resolve("Robert Mugabe won. Mugabe smiled. Grace Mugabe came. Mugabe left.");
    EXPECT_THAT(persons.at("Robert Mugabe"), ElementsAre("Robert Mugabe: full name", "Mugabe: surname", "Mugabe: surname"));
}

TEST(PersonResolver, GivesASurnameInTheTitleToTheFirstWhoBearsIt) {
    const auto persons = resolve("Keir Starmer won. Victoria Starmer came too.", "Starmer wins");
    EXPECT_THAT(persons.at("Keir Starmer"), ElementsAre("Starmer: surname", "Keir Starmer: full name"));
}

TEST(PersonResolver, TakesTheNameAfterKingForAGivenName) {
    const auto persons = resolve("Mohammed bin Salman spoke. King Salman listened.");
    EXPECT_THAT(persons.at("Salman"), ElementsAre("Salman: single name"));
}

TEST(PersonResolver, KeepsRulersOfOneNameApartFromOthers) {
    const auto persons = resolve("Henry Ford admired King Henry VIII.");
    EXPECT_THAT(persons.at("Henry VIII"), ElementsAre("Henry VIII: full name"));
}

TEST(PersonResolver, JoinsTheEndOfALongName) {
    EXPECT_THAT(resolve("Aung San Suu Kyi was freed. Mrs. Suu Kyi spoke."),
                ElementsAre(Pair("Aung San Suu Kyi", ElementsAre("Aung San Suu Kyi: full name", "Suu Kyi: shorter name"))));
}

TEST(PersonResolver, KnowsFamilyNamesThatStandFirst) {
    EXPECT_THAT(resolve("Ban Ki-moon and Zhao Ziyang met. Mr. Ban thanked Mr. Zhao."),
                UnorderedElementsAre(Pair("Ban Ki-moon", ElementsAre("Ban Ki-moon: full name", "Ban: family name")),
                                     Pair("Zhao Ziyang", ElementsAre("Zhao Ziyang: full name", "Zhao: family name"))));
}

TEST(PersonResolver, AbstainsWhenTwoShareTheFamilyNameThatStandsFirst) {
    const auto persons = resolve("Kim Dae-jung met Kim Jong-il. Later President Kim flew home.");
    EXPECT_THAT(persons.at("Kim"), ElementsAre("Kim: shared surname"));
}

TEST(PersonResolver, GivesAFirstNameToTheOneWhoBearsIt) {
    EXPECT_THAT(resolve("Saddam Hussein spoke. Iraq under President Saddam was at war."),
                ElementsAre(Pair("Saddam Hussein", ElementsAre("Saddam Hussein: full name", "Saddam: first name"))));
}

TEST(PersonResolver, JoinsParticlesWithTheFullName) {
    EXPECT_THAT(resolve("Nikolaus van der Pas spoke. Mr. van der Pas left."),
                ElementsAre(Pair("Nikolaus van der Pas", ElementsAre("Nikolaus van der Pas: full name", "van der Pas: surname"))));
}

TEST(PersonResolver, GivesSalienceBetweenZeroAndOneBestFirst) {
    const Tagged article("", "Helmut Kohl spoke. Kohl left. Kohl slept. In the evening Olof Palme came.");
    const std::vector<Entity> persons = resolve_persons(article.tokens, article.spans);
    ASSERT_EQ(persons.size(), 2U);
    EXPECT_EQ(persons[0].name, "Helmut Kohl");
    EXPECT_GT(persons[0].salience, persons[1].salience);
    EXPECT_LE(persons[0].salience, 1);
    EXPECT_GT(persons[1].salience, 0);
}

TEST(PersonResolver, WritesANameAcrossALineBreakOnOneLine) {
    const Tagged article("",
                         "The long talks in the old town hall of Bonn with Chancellor Helmut\nKohl lasted until late on Friday and were "
                         "called a great success by\nall those who took part in them.");
    const std::vector<Entity> persons = resolve_persons(article.tokens, article.spans);
    ASSERT_EQ(persons.size(), 1U);
    EXPECT_EQ(persons[0].name, "Helmut Kohl");
    EXPECT_EQ(persons[0].mentions[0].text, "Helmut\nKohl");
}

TEST(PersonResolver, GivesNothingForNoSpans) {
    EXPECT_TRUE(resolve_persons(ArticleTokens{}, {}).empty());
}

TEST(PersonResolver, TakesLinearTimeOnManyPersonsOfOneSurname) {
    std::string text;
    for (int i = 0; i < 20000; ++i)
        text += "Mr. John A" + std::string(1 + i % 20, static_cast<char>('a' + i % 26)) + std::to_string(i) + " Smith came. ";
    const Tagged article(text);
    EXPECT_FALSE(resolve_persons(article.tokens, article.spans).empty());
}

std::vector<std::string> organizations(std::string_view text) {
    const Tagged article(text);
    std::vector<std::string> names;
    for (const Entity& entity : resolve_organizations(article.tokens, article.spans)) names.push_back(entity.name);
    return names;
}

TEST(OrganizationResolver, JoinsAnAcronymInBrackets) {
    EXPECT_THAT(organizations("The Christian Democratic Union (CDU) won. The CDU was glad."), ElementsAre("Christian Democratic Union"));
}

TEST(OrganizationResolver, JoinsShortForms) {
    EXPECT_THAT(organizations("Shares of Lehman Brothers fell. Clients of Lehman fled."), ElementsAre("Lehman Brothers"));
}

TEST(OrganizationResolver, KeepsDifferentOrganizationsApart) {
    EXPECT_THAT(organizations("The Bank of England and the Bank of Japan acted."),
                UnorderedElementsAre("Bank of England", "Bank of Japan"));
}

TEST(MiscResolver, GroupsByTheFoldedForm) {
    const Tagged article("The German envoy met a German minister.");
    const std::vector<Entity> misc = resolve_misc(article.tokens, article.spans);
    ASSERT_EQ(misc.size(), 1U);
    EXPECT_EQ(misc[0].mentions.size(), 2U);
}

}  // namespace
}  // namespace dateline
