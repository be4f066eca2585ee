#include "indexer/curation/identity.hpp"

#include <gmock/gmock.h>

#include <map>
#include <string>

#include "facets/text/fold.hpp"

namespace dateline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

/// Who stands for whom among these.
std::map<std::string, std::string> identified(const std::vector<std::string>& names) {
    std::vector<std::string> keys;
    for (const std::string& name : names) keys.push_back(fold_name(name));
    std::vector<NamedPerson> persons;
    for (std::size_t i = 0; i < names.size(); ++i) persons.push_back({static_cast<std::uint32_t>(i), names[i], keys[i]});
    std::vector<CanonicalIds::Pair> pairs;
    identify_persons(persons, pairs);
    std::map<std::string, std::string> found;
    for (const auto& [id, canonical] : pairs) {
        if (id != canonical) found[names[id]] = names[canonical];
    }
    return found;
}

TEST(Identity, AFullNameAndItsFormWithInitialsAreOne) {
    EXPECT_THAT(identified({"John Smith", "J. Smith"}), ElementsAre(Pair("J. Smith", "John Smith")));
    EXPECT_THAT(identified({"J. R. R. Tolkien", "John Ronald Reuel Tolkien"}),
                ElementsAre(Pair("J. R. R. Tolkien", "John Ronald Reuel Tolkien")));
}

TEST(Identity, AMiddleNameMayBeLeftOut) {
    EXPECT_THAT(identified({"George Bush", "George W. Bush"}), ElementsAre(Pair("George Bush", "George W. Bush")));
    EXPECT_THAT(identified({"Vladimir Vladimirovich Putin", "Vladimir Putin", "V. Putin"}),
                ElementsAre(Pair("V. Putin", "Vladimir Putin"), Pair("Vladimir Vladimirovich Putin", "Vladimir Putin")));
}

TEST(Identity, AFormThatSeveralMayMeanStaysApart) {
    EXPECT_THAT(identified({"John Smith", "Jane Smith", "J. Smith"}), IsEmpty());
    EXPECT_THAT(identified({"George Bush", "George W. Bush", "George H. W. Bush"}), IsEmpty());
    EXPECT_THAT(identified({"John Smith", "John A. Smith", "John B. Smith"}), IsEmpty());
}

TEST(Identity, InitialsAloneAreNobodysFullName) {
    EXPECT_THAT(identified({"J. Smith", "J. Q. Smith"}), IsEmpty());
}

TEST(Identity, AnotherGivenNameIsAnotherPerson) {
    EXPECT_THAT(identified({"John Smith", "James Smith", "Jon Smith", "John Smyth"}), IsEmpty());
    EXPECT_THAT(identified({"Q. Smith", "John Q. Smith"}), IsEmpty());
}

TEST(Identity, SurnamesOfSeveralWordsStayWhole) {
    EXPECT_THAT(identified({"Vincent van Gogh", "Vincent Gogh"}), IsEmpty());
}

TEST(Identity, WhereTheFamilyNameStandsFirstNothingIsLeftOut) {
    EXPECT_THAT(identified({"Kim Jong Il", "Kim Il"}), IsEmpty());
}

TEST(Identity, JuniorAndSeniorAreTwo) {
    EXPECT_THAT(identified({"John Kennedy Jr.", "J. Kennedy Jr.", "John F. Kennedy Jr."}), IsEmpty());
}

TEST(Identity, DoesNotDependOnTheOrder) {
    const std::vector<std::string> names = {"V. Putin", "Vladimir Putin", "Vladimir V. Putin", "Vera Putin"};
    EXPECT_EQ(identified(names), identified({names.rbegin(), names.rend()}));
}

}  // namespace
}  // namespace dateline
