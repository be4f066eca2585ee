#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

#include "facets/persons/person_resolver.hpp"

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

/// Organisations in a text where each is marked [so]; each as "name: mention, mention".
std::vector<std::string> organizations(std::string_view marked) {
    std::string text;
    std::vector<std::pair<std::size_t, std::size_t>> marks;
    for (const char c : marked) {
        if (c == '[') {
            marks.emplace_back(text.size(), 0);
        } else if (c == ']') {
            marks.back().second = text.size();
        } else {
            text += c;
        }
    }
    const ArticleTokens article{tokenize(""), tokenize(text)};
    std::vector<TaggedSpan> spans;
    for (const auto& [begin, end] : marks) {
        TaggedSpan span;
        span.kind = MentionKind::organization;
        while (article.text.tokens[span.first].begin < begin) ++span.first;
        span.last = span.first;
        while (span.last < article.text.size() && article.text.tokens[span.last].begin < end) ++span.last;
        spans.push_back(span);
    }
    std::vector<std::string> found;
    for (const Entity& entity : resolve_organizations(article, spans)) {
        std::string line = entity.name + ":";
        for (const Mention& mention : entity.mentions) line += " " + mention.text + ",";
        line.pop_back();
        found.push_back(line);
    }
    return found;
}

TEST(ResolveOrganizations, TakesTheAcronymInBracketsForTheNameBeforeIt) {
    EXPECT_THAT(organizations("The [North Atlantic Treaty Organization] ([NATO]) met. [NATO] agreed."),
                ElementsAre("North Atlantic Treaty Organization: North Atlantic Treaty Organization, NATO, NATO"));
    EXPECT_THAT(organizations("[CDU] ([Christian Democratic Union]) voters stayed."),
                ElementsAre("Christian Democratic Union: CDU, Christian Democratic Union"));
}

TEST(ResolveOrganizations, TakesAnyLettersInBracketsThatTheArticleGives) {
    EXPECT_THAT(organizations("[Parti Quebecois] (the \"[PQX]\") lost. [PQX] mourned."),
                ElementsAre("Parti Quebecois: Parti Quebecois, PQX, PQX"));
}

TEST(ResolveOrganizations, TakesShortFormsInBrackets) {
    EXPECT_THAT(organizations("The [International Monetary Fund] (the \u201c[Fund]\u201d) lent. The [Fund] waits."),
                ElementsAre("International Monetary Fund: International Monetary Fund, Fund, Fund"));
}

TEST(ResolveOrganizations, KnowsAnAcronymByItsLettersWithAndWithoutDots) {
    EXPECT_THAT(organizations("The [United Nations] met. The [U.N.] voted, and [UN] troops left."),
                ElementsAre("United Nations: United Nations, U.N., UN"));
    EXPECT_THAT(organizations("The [Bank of England] cut. [BoE] officials smiled."), ElementsAre("Bank of England: Bank of England, BoE"));
}

TEST(ResolveOrganizations, LeavesAnAcronymAloneThatCouldStandForTwoNames) {
    EXPECT_THAT(
        organizations("[National Football Council] and [North Film Company] sued. [NFC] won."),
        UnorderedElementsAre("National Football Council: National Football Council", "North Film Company: North Film Company", "NFC: NFC"));
}

TEST(ResolveOrganizations, KnowsTheFirstWordsOfALongerName) {
    EXPECT_THAT(organizations("[Lehman Brothers] fell. [Lehman] is gone."), ElementsAre("Lehman Brothers: Lehman Brothers, Lehman"));
}

TEST(ResolveOrganizations, KnowsAClippedFirstWord) {
    EXPECT_THAT(organizations("The [Federal Reserve] waited. The [Fed] is cautious."),
                ElementsAre("Federal Reserve: Federal Reserve, Fed"));
    EXPECT_THAT(organizations("The [Federal Reserve] and [Federated Stores] met the [Fed]."),
                UnorderedElementsAre("Federal Reserve: Federal Reserve", "Federated Stores: Federated Stores", "Fed: Fed"));
}

TEST(ResolveOrganizations, GivesNoFullerNameThatTheArticleDoesNotGive) {
    EXPECT_THAT(organizations("[NATO] met."), ElementsAre("NATO: NATO"));
    EXPECT_THAT(organizations("The [Fed] met."), ElementsAre("Fed: Fed"));
}

}  // namespace
}  // namespace dateline
